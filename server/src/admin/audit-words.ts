import * as v from 'valibot';

const LONGEST = 300;

const changeSchema = v.object({ what: v.string(), before: v.unknown(), after: v.unknown() });
const changesSchema = v.array(changeSchema);

interface Change {
  what: string;
  before: string;
  after: string;
}

/** What a record of the audit says, to be read: plain facts on one line, and each change with what was before and after. */
export function changesIn(detail: Record<string, unknown>): { facts: string; changes: Change[] } {
  const { changes: written, before, after, ...rest } = detail;
  const listed = v.safeParse(changesSchema, written);
  const one = before !== undefined || after !== undefined ? [{ what: 'setting', before, after }] : [];
  const changes = [...(listed.success ? listed.output : []), ...one].map(({ what, before: was, after: is }) => ({
    what,
    before: inWords(was),
    after: inWords(is),
  }));
  const facts = Object.entries(rest).map(([name, value]) => `${name}: ${inWords(value)}`);
  return { facts: facts.join(', '), changes };
}

/** A value as a person can read it, shortened: the record is a summary. */
function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  const text =
    typeof value === 'string'
      ? value
      : JSON.stringify(value)
          .replace(/["{}[\]]/g, '')
          .replace(/([:,])(?=\S)/g, '$1 ');
  const shown = [...text];
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST).join('')}…` : text || 'nothing';
}
