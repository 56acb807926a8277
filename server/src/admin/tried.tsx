/** @jsxImportSource hono/jsx */

import type { Child } from 'hono/jsx';
import type { Deps } from '../deps.ts';
import type { DeskTicket, MergedTicket } from '../tickets/desk-queries.ts';
import { type TriedStep, visitSteps } from '../visits/queries.ts';
import { FactRow } from './fact-row.tsx';
import { NoMark, YesMark } from './marks.tsx';
import { spanWords } from './times.tsx';
import { digestOf, type ReadAnswer, type TriedDigest } from './tried-digest.ts';
import { TriedSteps } from './tried-steps.tsx';

interface TriedProps {
  steps: TriedStep[];
  openedAt: Date;
  /** Names of categories by their keys. */
  categoryNames: Map<string, string>;
}

/** Browsers say when a thing happened only roughly: a step may seem to come a moment after the ticket that it led to. */
const SLACK_MS = 10_000;
/** More than these of one kind are told by their number: every one stands among the steps. */
const MOST_IN_ROW = 4;

/** What was tried in the visits that led to a ticket and to those merged into it. */
export async function stepsBefore(deps: Deps, ticket: DeskTicket, merged: MergedTicket[]): Promise<TriedStep[]> {
  const visits = new Set([ticket, ...merged].flatMap(({ visitId }) => visitId ?? []));
  const steps = await Promise.all([...visits].map((visit) => visitSteps(deps, ticket.siteId, visit)));
  return steps.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What this visitor tried before asking, at a glance, how long it took, and every step of it to unfold. */
export function Tried({ steps, openedAt, categoryNames }: TriedProps) {
  const before = steps.filter(({ at }) => at.getTime() <= openedAt.getTime() + SLACK_MS);
  const [first] = before;
  if (!first) {
    return (
      <section class="tried unknown">
        <h2>Before asking</h2>
        <p>Nothing is known of it: they wrote without the widget, or chose not to tell.</p>
      </section>
    );
  }
  return (
    <section class="tried">
      <h2>Before asking</h2>
      <p class="took">Took {spanWords(openedAt.getTime() - first.at.getTime())} until they wrote</p>
      <Digest digest={digestOf(before)} categoryNames={categoryNames} />
      <details>
        <summary>{before.length === 1 ? 'The one step' : `All ${before.length} steps`}</summary>
        <TriedSteps steps={before} categoryNames={categoryNames} />
      </details>
    </section>
  );
}

function Digest({ digest, categoryNames }: { digest: TriedDigest } & Pick<TriedProps, 'categoryNames'>) {
  const { categories, searches, read, unopenedCount } = digest;
  return (
    <dl>
      {categories.length > 0 && (
        <FactRow label="Picked">
          <Each of={categories}>{(key) => <b dir="auto">{categoryNames.get(key) ?? key}</b>}</Each>
        </FactRow>
      )}
      {searches.length > 0 && (
        <FactRow label="Searched">
          <Each of={searches}>
            {({ query, foundCount }) => (
              <>
                <b>
                  <q dir="auto">{query}</q>
                </b>{' '}
                <span class="found">{foundCount === 0 ? 'found nothing' : counted(foundCount)}</span>
              </>
            )}
          </Each>
        </FactRow>
      )}
      {read.length > 0 && (
        <FactRow label="Read">
          <Each of={read}>{(answer) => <Read answer={answer} />}</Each>
        </FactRow>
      )}
      {unopenedCount > 0 && (
        <FactRow label="Passed over">
          <span class="found">
            {counted(unopenedCount)} shown, {read.length > 0 ? 'not opened' : 'none opened'}
          </span>
        </FactRow>
      )}
    </dl>
  );
}

const counted = (count: number) => (count === 1 ? '1 answer' : `${count} answers`);

/** The latest of them, each on its line; what came before is told by its number. */
function Each<Item>({ of, children }: { of: Item[]; children: (item: Item) => Child }) {
  const hiddenCount = of.length > MOST_IN_ROW ? of.length - MOST_IN_ROW + 1 : 0;
  return (
    <ul>
      {hiddenCount > 0 && <li class="found">{hiddenCount} before these</li>}
      {of.slice(hiddenCount).map((item) => (
        <li>{children(item)}</li>
      ))}
    </ul>
  );
}

function Read({ answer: { question, hasHelped } }: { answer: ReadAnswer }) {
  return (
    <>
      {question ? <q dir="auto">{question}</q> : 'An answer that is gone'}{' '}
      {hasHelped !== null && (
        <span class="said-of">
          {hasHelped ? <YesMark /> : <NoMark />}
          {hasHelped ? 'helped' : 'did not help'}
        </span>
      )}
    </>
  );
}
