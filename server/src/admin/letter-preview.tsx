/** @jsxImportSource hono/jsx */
import { checkLetterWords } from '../notifications/check-letter-words.ts';
import { letterWords } from '../notifications/letter-words.ts';
import type { LetterText, LetterWords } from '../notifications/letters/letter.ts';
import { previewLetter } from '../notifications/preview-letter.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { letterIn } from './letter-text.tsx';
import { typedWords } from './save-letter-text.ts';

/** GET /admin/letter-texts/:site/:letter/preview: the letter with its saved words. */
export async function savedPreview(c: WebContext): Promise<Response> {
  const { site, letter, language } = await letterIn(c);
  const words = await letterWords(c.get('deps'), site.id, letter, language);
  return answerPreview(c, words);
}

/** POST to the same address: the letter with words that are not saved, or what is wrong with them. Nothing is kept. */
export async function typedPreview(c: WebContext): Promise<Response> {
  const { letter } = await letterIn(c);
  const { words, faults } = checkLetterWords(letter, (await typedWords(c)).words);
  return words ? answerPreview(c, words) : answerFrame(c, <Faults faults={Object.values(faults)} />);
}

async function answerPreview(c: WebContext, words: LetterWords): Promise<Response> {
  const { site, letter, language } = await letterIn(c);
  const staffName = staffIn(c).name;
  const written = await previewLetter(c.get('deps'), { siteId: site.id, letter, words, language, staffName });
  return answerFrame(c, <BothWidths letter={written} />);
}

/** Two frames in a frame: no script runs in any of them, nothing is fetched, and only the desk can show them. */
function answerFrame(c: WebContext, content: unknown): Response | Promise<Response> {
  c.header(
    'Content-Security-Policy',
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
  );
  c.header('X-Frame-Options', 'SAMEORIGIN');
  return c.html(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="color-scheme" content="light dark" />
        <title>Preview</title>
        <style>{FRAME_CSS}</style>
      </head>
      <body>{content}</body>
    </html>,
  );
}

const FRAME_CSS = `
body { margin: 0; padding: 14px; font: 15px/1.45 system-ui, sans-serif; }
.widths { display: flex; flex-wrap: wrap; gap: 16px; margin-top: 12px; }
iframe { box-sizing: border-box; max-width: 100%; height: 660px; border: 1px solid #8886; border-radius: 12px; }
.phone { width: 362px; }
.wide { width: 602px; }
`;

function BothWidths({ letter: { subject, html } }: { letter: LetterText }) {
  return (
    <>
      <strong dir="auto">{subject}</strong>
      <div class="widths">
        <iframe class="phone" title="On a phone" sandbox="" srcdoc={html} />
        <iframe class="wide" title="On a wide screen" sandbox="" srcdoc={html} />
      </div>
    </>
  );
}

function Faults({ faults }: { faults: string[] }) {
  return (
    <>
      {faults.map((fault) => (
        <p role="alert">{fault}</p>
      ))}
    </>
  );
}
