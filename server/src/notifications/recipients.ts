import type { Kysely } from 'kysely';
import type { Database, EventKind } from '../db/schema.ts';
import type { Rule } from './rules.ts';

/** What there is to know of an event to say whom it concerns. */
export interface ToldEvent {
  kind: EventKind;
  site_id: number;
  /** Who of the staff did it. */
  staff_id: string | null;
  detail: Record<string, string>;
  requester_email: string;
  assignee_id: string | null;
  default_assignee_id: string | null;
}

export interface Recipient {
  email: string;
  /** Null for the requester. */
  staffId: string | null;
}

interface Member {
  site_id: number;
  staff_id: string;
  email: string;
  wants_letters: boolean;
}

/**
 * Reads once, for events that are planned together, who works for their sites.
 * @returns says for an event and a rule who gets that letter; nobody where the rule does not fit the event
 */
export async function recipientsOf(
  db: Kysely<Database>,
  events: Pick<ToldEvent, 'site_id'>[],
): Promise<(event: ToldEvent, rule: Rule) => Recipient[]> {
  const siteIds = [...new Set(events.map((event) => event.site_id))];
  const members = siteIds.length > 0 ? await membersOf(db, siteIds) : [];
  return (event, rule) => {
    if (rule.when && !rule.when(event.detail)) return [];
    if (rule.to === 'requester') return [{ email: event.requester_email, staffId: null }];
    const here = members.filter((member) => member.site_id === event.site_id);
    return told(event, here).map(({ email, staff_id }) => ({ email, staffId: staff_id }));
  };
}

function membersOf(db: Kysely<Database>, siteIds: number[]): Promise<Member[]> {
  return db
    .selectFrom('site_staff')
    .innerJoin('staff', 'staff.id', 'site_staff.staff_id')
    .select(['site_id', 'staff_id', 'email', 'wants_letters'])
    .where('site_id', 'in', siteIds)
    .orderBy('staff.id')
    .execute();
}

/** The one whose ticket it is; of nobody's ticket the one whom its category names, else everybody who wants to know. */
function told({ kind, staff_id, detail, assignee_id, default_assignee_id }: ToldEvent, members: Member[]): Member[] {
  const one = (staffId: string | null | undefined) => members.filter((member) => member.staff_id === staffId);
  if (kind === 'assigned') return detail.to === staff_id ? [] : one(detail.to);
  const [assignee] = one(assignee_id);
  if (assignee) return [assignee];
  const [byDefault] = one(default_assignee_id);
  return byDefault ? [byDefault] : members.filter(({ wants_letters }) => wants_letters);
}
