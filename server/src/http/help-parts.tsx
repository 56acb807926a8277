/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import type { Looked } from './help-looked.ts';
import type { HelpSite } from './help-site.ts';

/** The search box. It asks the server, and leads to a page of its own. */
export function SearchForm({ help, query }: { help: HelpSite; query?: string }) {
  const { words, site, locale } = help;
  return (
    <search>
      <form class="search" action={`/help/${site.key}`} method="get">
        <input
          type="search"
          name="q"
          value={query}
          aria-label={words.search}
          placeholder={words.search}
          maxlength={limits.query}
          autocomplete="off"
          dir="auto"
          required
        />
        {locale !== site.locales[0] && <input type="hidden" name="locale" value={locale} />}
        <button type="submit">{words.find}</button>
      </form>
    </search>
  );
}

/** Which category to write in. @param isAlone where there are no answers, and so none that did not help */
export function WriteChoice({ help, looked, isAlone }: { help: HelpSite; looked?: Looked; isAlone?: boolean }) {
  const { config, words, addressOf, langOf } = help;
  return (
    <section class="card write" id="write">
      <h2>{isAlone || config.mode !== 'answers-first' ? words.write : `${words.noneOfThese} ${words.write}`}</h2>
      <p class="hint">{words.writeMore}</p>
      <ul class="choices">
        {config.categories.map(({ key, name, hint, icon }) => (
          <li>
            <a href={addressOf(`/write/${key}`, { ...looked })}>
              {icon && <Icon path={icon} />}
              <span dir="auto">
                <b lang={langOf(name)}>{name}</b>
                {hint && <small lang={langOf(hint)}>{hint}</small>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Draws a path as lines, on a grid of 24. */
export function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
