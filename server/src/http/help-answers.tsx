/** @jsxImportSource hono/jsx */
import type { IndexedArticle } from '@helpslip/shared/contract';
import { Icon } from './help-parts.tsx';
import type { HelpSite } from './help-site.ts';

/** How many answers of a group stand on the first page, and how many on a page of its own. */
const MOST_AT_START = 6;
const MOST_ON_PAGE = 50;
/** No category has this key. */
const OTHERS = '-';

/** The answers of one category, the most helpful first. */
export interface AnswerGroup {
  key: string;
  name: string;
  hint: string;
  icon?: string | undefined;
  answers: IndexedArticle[];
}

/** The answers by category, in the order of the categories; last those that are in none. Groups without any are left out. */
export function answerGroups({ config, words }: HelpSite, articles: IndexedArticle[]): AnswerGroup[] {
  const groups: AnswerGroup[] = config.categories.map(({ key, name, hint, icon }) => ({
    key,
    name,
    hint,
    icon,
    answers: articles.filter(({ categories }) => categories.includes(key)),
  }));
  const keys = new Set(config.categories.map(({ key }) => key));
  const others = articles.filter(({ categories }) => !categories.some((key) => keys.has(key)));
  return [...groups, { key: OTHERS, name: words.others, hint: '', answers: others }].filter(
    ({ answers }) => answers.length > 0,
  );
}

/** Every group with its first answers. */
export function AnswerGroups({ help, groups }: { help: HelpSite; groups: AnswerGroup[] }) {
  return (
    <div class="groups">
      {groups.map(({ key, name, icon, answers }) => (
        <section class="card">
          <h2>
            {icon && <Icon path={icon} />}
            <bdi lang={help.langOf(name)}>{name}</bdi>
          </h2>
          <AnswerLinks help={help} answers={answers.slice(0, MOST_AT_START)} />
          {answers.length > MOST_AT_START && (
            <p class="more">
              <a href={help.addressOf('', { category: key })}>
                {help.words.all(numberIn(help, answers.length))}
                <span class="unseen" lang={help.langOf(name)}>
                  : {name}
                </span>
              </a>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

/** All answers of one group, a page at a time. */
export function OneGroup({ help, group, page }: { help: HelpSite; group: AnswerGroup; page: number }) {
  const { words, addressOf } = help;
  const { key, name, hint, icon, answers } = group;
  const pages = Math.ceil(answers.length / MOST_ON_PAGE);
  const at = Math.min(page, pages);
  const addressAt = (place: number) => addressOf('', { category: key, page: place > 1 ? String(place) : null });
  return (
    <div class="card">
      <p class="hint">
        <a href={addressOf()}>{words.back}</a>
      </p>
      <h1>
        {icon && <Icon path={icon} />}
        <bdi lang={help.langOf(name)}>{name}</bdi>
      </h1>
      {hint && (
        <p class="hint" dir="auto" lang={help.langOf(hint)}>
          {hint}
        </p>
      )}
      <AnswerLinks
        help={help}
        answers={answers.slice((at - 1) * MOST_ON_PAGE, at * MOST_ON_PAGE)}
        isFirstTold={at === 1}
      />
      {pages > 1 && (
        <nav class="pages" aria-label={words.page(numberIn(help, at), numberIn(help, pages))}>
          {at > 1 && (
            <a href={addressAt(at - 1)} rel="prev">
              {words.previous}
            </a>
          )}
          <span>{words.page(numberIn(help, at), numberIn(help, pages))}</span>
          {at < pages && (
            <a href={addressAt(at + 1)} rel="next">
              {words.next}
            </a>
          )}
        </nav>
      )}
      {key !== OTHERS && (
        <p class="more">
          <a href={addressOf(`/write/${key}`)}>{words.write}</a>
        </p>
      )}
    </div>
  );
}

interface LinksProps {
  help: HelpSite;
  answers: IndexedArticle[];
  /** Where each question holds what was looked for. */
  marks?: Map<string, [number, number][]>;
  /** What was looked for: it goes along to the answer, and from there to the form. */
  query?: string;
  /** Whether the first one shows how it begins. */
  isFirstTold?: boolean;
}

/** Answers to choose from. */
export function AnswerLinks({ help, answers, marks, query, isFirstTold = false }: LinksProps) {
  return (
    <ul class="hits">
      {answers.map(({ id, locale, question, excerpt }, place) => (
        <li>
          <a href={help.addressOf(`/${id}`, { q: query })} dir="auto" lang={locale}>
            {marked(question, marks?.get(id) ?? [])}
          </a>
          {place === 0 && isFirstTold && excerpt && (
            <p class="hint" dir="auto" lang={locale}>
              {excerpt}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function marked(text: string, marks: [number, number][]) {
  let at = 0;
  const parts = marks.flatMap(([start, end]) => {
    const before = text.slice(at, start);
    at = end;
    return [before, <mark>{text.slice(start, end)}</mark>];
  });
  return [...parts, text.slice(at)];
}

function numberIn({ dateLocale }: HelpSite, count: number): string {
  return new Intl.NumberFormat(dateLocale).format(count);
}
