import { checkFields, looksLikeEmail } from '@helpslip/shared/check-fields';
import type { NewTicketInput } from '@helpslip/shared/contract';
import { limits } from '@helpslip/shared/limits';
import { clean, FIELD, fieldValuesOf, rawOf } from '../inputs.ts';
import type { Panel } from '../panel.ts';
import { ownZone } from '../times.ts';
import { memoOf } from './left-empty.tsx';
import { sayLooked } from './looked.ts';
import { words } from './words.ts';

/** What is wrong, in plain words, by the names of the inputs and in their order. */
export function faultsOf(panel: Panel): Map<string, string> {
  const { category, told } = panel;
  const said = words.faults;
  const faults = new Map<string, string>();
  for (const { key, code } of checkFields(category?.fields ?? [], fieldValuesOf(panel))) {
    const help = category?.fields.find((field) => field.key === key)?.help;
    faults.set(FIELD + key, (code === 'pattern' && help) || said[code]);
  }
  const { subject, message, name, email } = limits;
  for (const [input, max] of Object.entries({ subject, message, ...(!told.identity && { name, email }) })) {
    const value = clean(String(rawOf(panel, input)));
    if (!value && input !== 'name') faults.set(input, said.required);
    else if (value.length > max && [...value].length > max) faults.set(input, said['too-long']);
    else if (input === 'email' && !looksLikeEmail(value)) faults.set(input, said.email);
  }
  return faults;
}

export interface Part {
  part: 'page' | 'visit' | 'context';
  label: string;
  shown: string;
}

/** The parts that go along unless the visitor switches them off, each with what is shown of it. */
export function partsOf({ told, visit, texts }: Panel): Part[] {
  const looked = sayLooked(visit, texts);
  const context = Object.entries(told.context).map(([name, value]) => `${name}: ${value}`);
  const parts: Part[] = [];
  // Without query and fragment: pages carry secrets there.
  if (location.origin.startsWith('http')) parts.push({ part: 'page', label: words.page, shown: pageAddress() });
  if (looked) parts.push({ part: 'visit', label: words.visit, shown: looked });
  if (context.length) parts.push({ part: 'context', label: words.context, shown: context.join(', ') });
  return parts;
}

const pageAddress = () => location.origin + location.pathname;

/** The ticket as it is sent. */
export function bodyOf(panel: Panel): NewTicketInput {
  const { site, told, visit, way, draft, texts } = panel;
  const line = (name: string) => clean(String(rawOf(panel, name))).replace(/\s+/g, ' ');
  const { identity, context } = told;
  const name = identity ? identity.name : line('name');
  const { off } = draft.now();
  const memo = memoOf(draft);
  const going = partsOf(panel).flatMap(({ part }) => (off.includes(part) ? [] : part));
  return {
    site,
    category: way.category,
    subject: line('subject'),
    message: clean(String(rawOf(panel, 'message'))),
    requester: { ...(name && { name }), email: identity?.email ?? line('email') },
    fields: fieldValuesOf(panel),
    locale: texts.locale,
    timeZone: ownZone(),
    ...(going.includes('visit') && { visit: visit.id }),
    ...(going.includes('page') && { page: pageAddress().slice(0, limits.page) }),
    ...(going.includes('context') && { context }),
    ...(identity && { identity }),
    ...(memo && { memo: clean(memo).slice(0, limits.subject) }),
  };
}
