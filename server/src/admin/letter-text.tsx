/** @jsxImportSource hono/jsx */
import { type Language, languages } from '@helpslip/shared/languages';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal } from '../errors.ts';
import { placeholdersOf } from '../notifications/check-letter-words.ts';
import { letterWords, ownWordedLetters, type WordedLetter, wordedLetters } from '../notifications/letter-words.ts';
import type { LetterWords } from '../notifications/letters/letter.ts';
import { letterLanguage } from '../notifications/letters/texts/languages.ts';
import { type StaffSite, sitesOfStaff } from '../sites/desk-queries.ts';
import type { WebContext } from '../web/route.ts';
import { FRAMING_PAGE_POLICY } from '../web/security-headers.ts';
import { staffIn } from './desk-route.tsx';
import type { Unfinished } from './form.ts';
import { languageName } from './language-name.ts';
import { answerPage } from './layout.tsx';
import { letterPurposes } from './letter-purposes.ts';
import { LetterTextForm } from './letter-text-form.tsx';
import { letterTextHref, previewHref } from './letter-texts.tsx';

interface LetterPlace {
  site: StaffSite;
  letter: WordedLetter;
  /** Letters to staff are English. */
  language: Language;
}

/** Which letter of which site an address names, in which language. @throws Refusal `not-found`, alike for an unknown one and a site that is not theirs */
export async function letterIn(c: WebContext): Promise<LetterPlace> {
  const sites = await sitesOfStaff(c.get('deps'), staffIn(c).id);
  const site = sites.find(({ key }) => key === c.req.param('site'));
  const letter = wordedLetters.find((name) => name === c.req.param('letter'));
  if (!site || !letter) throw new Refusal('not-found', 'There is no such letter on a site of yours.');
  const asked = languages.find((one) => one === c.req.query('in')) ?? letterLanguage(site.locales[0] ?? 'en');
  return { site, letter, language: letterPurposes[letter].to === 'staff' ? 'en' : asked };
}

/** GET /admin/letter-texts/:site/:letter */
export function letterTextPage(c: WebContext): Promise<Response> {
  return answerLetterText(c, {});
}

/** What kept words from being saved, to be told on their page. */
interface Trouble {
  status?: ContentfulStatusCode;
  notice?: string;
  unfinished?: Unfinished;
}

/** Answers with the words of a letter as they are now, or as they were typed and could not be saved. */
export async function answerLetterText(
  c: WebContext,
  { status = 200, notice, unfinished }: Trouble,
): Promise<Response> {
  const { site, letter, language } = await letterIn(c);
  const saved = await letterWords(c.get('deps'), site.id, letter, language);
  const own = (await ownWordedLetters(c.get('deps'), site.id)).get(letter) ?? [];
  const words: LetterWords = { ...saved, ...unfinished?.typed };
  const { name, purpose, to } = letterPurposes[letter];
  c.header('Content-Security-Policy', FRAMING_PAGE_POLICY);
  return answerPage(
    c,
    { title: `${name}: words of the letter`, here: 'letters', status },
    <div class="letter-text">
      <p class="back">
        <a href="/admin/letter-texts">All letters</a>
      </p>
      <h1>{name}</h1>
      <p class="lead">
        {purpose} Of <bdi>{site.name}</bdi>.
      </p>
      {to === 'staff' ? (
        <p class="quiet">Letters to staff are English, as the desk is.</p>
      ) : (
        <LetterLanguages place={{ site, letter, language }} own={own} />
      )}
      {notice && (
        <p class="notice bad" role="alert">
          {notice}
        </p>
      )}
      <LetterTextForm
        href={letterTextHref(site.key, letter, language)}
        previewHref={previewHref(site.key, letter, language)}
        words={words}
        faults={unfinished?.faults ?? {}}
        placeholders={placeholdersOf(letter)}
        savedAt={saved.updatedAt}
        formToken={c.get('formToken')}
      />
      <section aria-labelledby="preview-title">
        <h2 id="preview-title">Preview</h2>
        <p class="quiet">To a requester whom there is not. On a phone and on a wide screen.</p>
        <iframe
          name="preview"
          title="The letter as it looks"
          sandbox=""
          src={previewHref(site.key, letter, language)}
        />
      </section>
    </div>,
  );
}

/** The languages that requesters get the letter in; each has words that came with it, or the owner's. */
function LetterLanguages({ place: { site, letter, language }, own }: { place: LetterPlace; own: string[] }) {
  return (
    <nav class="letter-languages" aria-label="Language of the letter">
      {languages.map((one) => (
        <a href={letterTextHref(site.key, letter, one)} aria-current={one === language ? 'page' : undefined}>
          {languageName(one)}
          {own.includes(one) && <span class="own">Your words</span>}
        </a>
      ))}
    </nav>
  );
}
