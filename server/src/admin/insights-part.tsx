/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { ShareBar } from './insights-pictures.tsx';
import type { FigureTable } from './insights-tables.ts';

interface PartProps {
  id: string;
  title: string;
  /** What to see in it, in a sentence. */
  says: Child;
  /** How its numbers are made. */
  means: Child;
  /** Where its table can be taken along; for owners. */
  csvHref?: string | undefined;
  children?: Child;
}

/** One part of insights: what there is to see, the picture and numbers, and what they mean. */
export function Part({ id, title, says, means, csvHref, children }: PartProps) {
  return (
    <section class="part" id={id} aria-labelledby={`${id}-title`}>
      <div class="part-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {csvHref && (
          <a class="csv" href={csvHref} aria-label={`${title} as CSV`}>
            CSV
          </a>
        )}
      </div>
      <p class="says">{says}</p>
      {children}
      <p class="means">{means}</p>
    </section>
  );
}

interface FiguresProps {
  label: string;
  table: FigureTable;
  /** Which column is drawn as a bar, from 1. */
  drawn?: number;
  most?: number;
}

/** A table of numbers, its first column words; on a narrow screen it is moved sideways. */
export function Figures({ label, table: { head, rows }, drawn, most = rows.length }: FiguresProps) {
  const largest = drawn === undefined ? 0 : Math.max(0, ...rows.map((row) => Number(row[drawn])));
  return (
    <section class="sideways" aria-label={label} tabindex={0}>
      <table class="figures">
        <thead>
          <tr>
            {head.map((name, at) => (
              <th scope="col" class={at > 0 ? 'end' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <tr>
              {row.map((cell, at) =>
                at === 0 ? (
                  <th scope="row">
                    <bdi>{cell}</bdi>
                  </th>
                ) : (
                  <td class="end">
                    {cell === null ? <span class="none">–</span> : <bdi>{cell}</bdi>}
                    {at === drawn && <ShareBar value={Number(cell)} of={largest} />}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** `1 search`, `3 searches`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** `60 %`; a dash where there is nothing to divide by. */
export function percent(part: number, whole: number): string {
  return whole > 0 ? `${Math.round((part / whole) * 100)} %` : '–';
}
