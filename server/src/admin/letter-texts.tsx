/** @jsxImportSource hono/jsx */
import type { Language } from '@helpslip/shared/languages';
import { ownWordedLetters, type WordedLetter, wordedLetters } from '../notifications/letter-words.ts';
import { type StaffSite, sitesOfStaff } from '../sites/desk-queries.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { languageName } from './language-name.ts';
import { answerPage } from './layout.tsx';
import { letterPurposes } from './letter-purposes.ts';

/** GET /admin/letter-texts: every letter whose words an owner can choose, site by site. */
export async function letterTextsPage(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const sites = await sitesOfStaff(deps, staffIn(c).id);
  const own = await Promise.all(sites.map(({ id }) => ownWordedLetters(deps, id)));
  return answerPage(
    c,
    { title: 'Words of the letters', here: 'letters' },
    <>
      <div class="head">
        <h1>Words of the letters</h1>
        <p class="lead">Every letter comes with words. Give it your own where you would say it otherwise.</p>
      </div>
      {sites.map((site, place) => (
        <SiteLetters site={site} own={own[place] ?? new Map()} isNamed={sites.length > 1} />
      ))}
      {sites.length === 0 && <p class="lead">You work for no site yet.</p>}
    </>,
  );
}

/** By the letter: the languages in which it has an owner's words. */
type OwnWords = Map<string, string[]>;

function SiteLetters({ site, own, isNamed }: { site: StaffSite; own: OwnWords; isNamed: boolean }) {
  const to = (whom: 'requester' | 'staff') => wordedLetters.filter((letter) => letterPurposes[letter].to === whom);
  return (
    <section class="letter-texts">
      {isNamed && (
        <h2>
          <bdi>{site.name}</bdi>
        </h2>
      )}
      <LetterList title="To requesters" letters={to('requester')} siteKey={site.key} own={own} />
      <LetterList title="To staff" letters={to('staff')} siteKey={site.key} own={own} />
    </section>
  );
}

interface LetterListProps {
  title: string;
  letters: WordedLetter[];
  siteKey: string;
  own: OwnWords;
}

function LetterList({ title, letters, siteKey, own }: LetterListProps) {
  return (
    <>
      <h3>{title}</h3>
      <ul class="letter-list">
        {letters.map((letter) => (
          <li>
            <a href={letterTextHref(siteKey, letter)}>{letterPurposes[letter].name}</a>
            {own.has(letter) && (
              <span class="own">Your words: {(own.get(letter) ?? []).map(languageName).join(', ')}</span>
            )}
            <p>{letterPurposes[letter].purpose}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where the words of a letter are changed; without a language, in the first of the site. */
export function letterTextHref(siteKey: string, letter: WordedLetter, language?: Language): string {
  return `/admin/letter-texts/${siteKey}/${letter}${language ? `?in=${language}` : ''}`;
}

/** Where the letter is looked at. */
export function previewHref(siteKey: string, letter: WordedLetter, language: Language): string {
  return `/admin/letter-texts/${siteKey}/${letter}/preview?in=${language}`;
}
