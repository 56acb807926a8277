/** @jsxImportSource hono/jsx */
import type { TextGroup } from '../insights/group-by-stems.ts';
import { FormToken } from './layout.tsx';

/** What a search for some words finds first now. */
export interface FoundNow {
  articleId: string;
  question: string;
  /** Whether these very words are its question or one of its phrasings. */
  isAskedSo: boolean;
}

export interface Remedies {
  /** The key of the site, and the part of the address that asks for the period. */
  site: string;
  query: string;
  formToken: string | undefined;
  foundNow: (words: string) => FoundNow | undefined;
}

interface MissesProps {
  label: string;
  groups: TextGroup[];
  remedies: Remedies;
  /** What the two numbers of a group are. */
  tells: (group: TextGroup) => string;
  /** Whether it is news that they find something now. */
  isFoundNew?: boolean;
}

export const MOST_GROUPS = 12;

/** The most frequent searches of one kind, each with what can be done about it. */
export function Misses({ label, groups, remedies, tells, isFoundNew = false }: MissesProps) {
  if (groups.length === 0) return null;
  return (
    <ol class="misses" aria-label={label}>
      {groups.slice(0, MOST_GROUPS).map((group) => {
        const found = remedies.foundNow(group.text);
        return (
          <li>
            <p class="words">
              <q dir="auto">{group.text}</q> <span class="tells">{tells(group)}</span>
            </p>
            {group.others.length > 0 && (
              <p class="others">
                also{' '}
                {group.others.slice(0, 4).map((other, at) => (
                  <>
                    {at > 0 && ', '}
                    <q dir="auto">{other}</q>
                  </>
                ))}
                {group.others.length > 4 && ` and ${group.others.length - 4} more`}
              </p>
            )}
            {found && (isFoundNew || found.isAskedSo) && (
              <p class={found.isAskedSo ? 'mended' : 'others'}>
                {found.isAskedSo ? 'Mended: these words now find' : 'These words now find'}{' '}
                <a href={`/admin/answers/${found.articleId}`}>
                  <bdi>{found.question}</bdi>
                </a>
                .
              </p>
            )}
            <div class="remedies">
              {found && !found.isAskedSo && <AddTo words={group.text} article={found} remedies={remedies} />}
              <a href={choosingHref(group.text, remedies)}>
                {found ? 'Add to another answer' : 'Add as phrasing to …'}
              </a>
              <a href={`/admin/answers/new?${new URLSearchParams({ site: remedies.site, question: group.text })}`}>
                Write the answer
              </a>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Where the answer that gets these words is chosen. */
function choosingHref(words: string, { query }: Pick<Remedies, 'query'>): string {
  return `/admin/insights/phrasing?${query}&${new URLSearchParams({ words })}`;
}

interface AddToProps {
  words: string;
  article: FoundNow;
  remedies: Pick<Remedies, 'query' | 'formToken'>;
}

/** Adds words to an answer, in one click. */
function AddTo({ words, article, remedies: { query, formToken } }: AddToProps) {
  return (
    <form method="post" action={`/admin/insights/phrasing?${query}`}>
      <FormToken value={formToken} />
      <input type="hidden" name="words" value={words} />
      <button class="link" type="submit" name="article" value={article.articleId}>
        Add as phrasing to <q dir="auto">{article.question}</q>
      </button>
    </form>
  );
}
