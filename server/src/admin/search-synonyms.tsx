/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import type { StaffSite } from '../sites/desk-queries.ts';
import { FaultOrHint } from './field.tsx';
import type { Unfinished } from './form.ts';
import { FormToken } from './layout.tsx';
import type { AskedSearch } from './search-form.tsx';

interface SynonymsProps {
  site: StaffSite;
  asked: AskedSearch;
  isOwner: boolean;
  formToken: string | undefined;
  unfinished: Unfinished | undefined;
  isSaved: boolean;
}

/** The words that mean the same on a site: owners change them, agents read them. */
export function SearchSynonyms({ site, asked, isOwner, formToken, unfinished, isSaved }: SynonymsProps) {
  const groups = site.synonyms.map((group) => group.join(', '));
  return (
    <section class="synonyms" aria-labelledby="synonyms-title">
      <h2 id="synonyms-title">
        Words that mean the same at <bdi>{site.name}</bdi>
      </h2>
      <p class="lead">
        Names of yours that visitors call otherwise, such as “G2, grinder, mill”. The search knows everyday words such
        as “invoice” and “bill” already.
      </p>
      {isOwner ? (
        <form method="post" action="/admin/search/synonyms">
          <FormToken value={formToken} />
          <input type="hidden" name="site" value={site.key} />
          <input type="hidden" name="category" value={asked.category} />
          <input type="hidden" name="q" value={asked.query} />
          <input type="hidden" name="context" value={asked.context} />
          <label for="synonyms">One group a line, with commas between the words</label>
          <textarea
            id="synonyms"
            name="synonyms"
            rows={Math.min(12, groups.length + 3)}
            dir="auto"
            spellcheck={false}
            aria-invalid={unfinished ? 'true' : undefined}
            aria-describedby={unfinished ? 'synonyms-fault' : 'synonyms-hint'}
            autofocus={unfinished ? true : undefined}
          >
            {unfinished?.typed.synonyms ?? groups.join('\n')}
          </textarea>
          <FaultOrHint
            name="synonyms"
            fault={unfinished?.faults.synonyms}
            hint={
              isSaved
                ? 'Saved. Visitors find by these words within a minute.'
                : `Up to ${limits.synonyms.groups} groups of up to ${limits.synonyms.entries} words.`
            }
          />
          <button class="button quiet" type="submit">
            Save words
          </button>
        </form>
      ) : (
        <>
          {groups.length > 0 && (
            <ul>
              {groups.map((group) => (
                <li dir="auto">{group}</li>
              ))}
            </ul>
          )}
          <p class="hint">
            {groups.length > 0 ? 'Owners can change them.' : 'There are none yet. Owners can add them.'}
          </p>
        </>
      )}
    </section>
  );
}
