/** @jsxImportSource hono/jsx */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal } from '../errors.ts';
import { placeholdersOf } from '../notifications/check-letter-words.ts';
import { letterWords, type WordedLetter, wordedLetters } from '../notifications/letter-words.ts';
import type { LetterWords } from '../notifications/letters/letter.ts';
import { type StaffSite, sitesOfStaff } from '../sites/desk-queries.ts';
import type { WebContext } from '../web/route.ts';
import { FRAMING_PAGE_POLICY } from '../web/security-headers.ts';
import { staffIn } from './desk-route.tsx';
import type { Unfinished } from './form.ts';
import { answerPage } from './layout.tsx';
import { letterPurposes } from './letter-purposes.ts';
import { LetterTextForm } from './letter-text-form.tsx';
import { letterTextHref } from './letter-texts.tsx';

/** Which letter of which site an address names. @throws Refusal `not-found`, alike for an unknown one and a site that is not theirs */
export async function letterIn(c: WebContext): Promise<{ site: StaffSite; letter: WordedLetter }> {
  const sites = await sitesOfStaff(c.get('deps'), staffIn(c).id);
  const site = sites.find(({ key }) => key === c.req.param('site'));
  const letter = wordedLetters.find((name) => name === c.req.param('letter'));
  if (!site || !letter) throw new Refusal('not-found', 'There is no such letter on a site of yours.');
  return { site, letter };
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
  const { site, letter } = await letterIn(c);
  const saved = await letterWords(c.get('deps'), site.id, letter);
  const words: LetterWords = { ...saved, ...unfinished?.typed };
  const { name, purpose } = letterPurposes[letter];
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
      {notice && (
        <p class="notice bad" role="alert">
          {notice}
        </p>
      )}
      <LetterTextForm
        href={letterTextHref(site.key, letter)}
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
          src={`${letterTextHref(site.key, letter)}/preview`}
        />
      </section>
    </div>,
  );
}
