import { randomBytes } from 'node:crypto';
import type { Database } from '@helpslip/server/db/schema.ts';
import type { Deps } from '@helpslip/server/deps.ts';
import { addSite, type NewSite } from '@helpslip/server/sites/add-site.ts';
import { addStaff, hashOfPassword } from '@helpslip/server/staff/add-staff.ts';
import { ticketWords } from '@helpslip/server/tickets/ticket-words.ts';
import { makeReference } from '@helpslip/shared/reference';
import { sql, type Transaction } from 'kysely';
import { seededRandom } from '../../support/seeded-random.ts';
import { acme } from '../../support/site.ts';
import { sentence } from './vocabulary.ts';

export interface Sizes {
  tickets: number;
  articles: number;
  visitEvents: number;
}
export const BIG: Sizes = { tickets: 100_000, articles: 5_000, visitEvents: 1_000_000 };

/** Owner of all sites that the big data has. */
export const BIG_OWNER = { name: 'Olga Owner', email: 'olga@big.example', password: 'a lot of tickets at once' };

const EVENTS_OF_VISIT = 5;
const CHUNK = 2_000;
const SITES = ['big', 'middle', 'small'];

/** Six, three and one of ten. */
const siteAt = (place: number) => (place % 10 < 6 ? 0 : place % 10 < 9 ? 1 : 2);

/** Fills a migrated database with three sites, their staff, and a year of visits and tickets: most completed, six of a hundred not. */
export async function fillBigData(deps: Deps, sizes: Sizes, tell: (line: string) => void): Promise<void> {
  const siteIds = await addSites(deps);
  const staffIds = await addPeople(deps, siteIds);
  tell('Sites and staff are there.');
  await addAnswers(deps, siteIds, sizes.articles);
  tell(`${sizes.articles} answers are there.`);
  await deps.db.transaction().execute((db) => addVisits({ db }, siteIds, sizes.visitEvents));
  tell(`${sizes.visitEvents} events of visits are there.`);
  for (let from = 0; from < sizes.tickets; from += CHUNK) {
    await addTickets(deps, siteIds, staffIds, from, Math.min(from + CHUNK, sizes.tickets), sizes.tickets);
    if ((from / CHUNK) % 10 === 9) tell(`${from + CHUNK} tickets are there.`);
  }
  await addHistory(deps);
  await sql`analyze`.execute(deps.db);
  tell('All is there.');
}

async function addSites(deps: Deps): Promise<number[]> {
  const ids: number[] = [];
  for (const key of SITES) {
    const site: NewSite = { ...acme, key, name: `The ${key} shop` };
    const id = await addSite(deps, site);
    if (id === null) throw new Error(`There is a site "${key}" already: this database is filled.`);
    ids.push(id);
  }
  return ids;
}

async function addPeople(deps: Deps, siteIds: number[]): Promise<string[]> {
  const passwordHash = await hashOfPassword(BIG_OWNER.password);
  const people = [
    { ...BIG_OWNER, role: 'owner' as const },
    { name: 'Mara Agent', email: 'mara@big.example', role: 'agent' as const },
    { name: 'Noor Agent', email: 'noor@big.example', role: 'agent' as const },
  ];
  const ids: string[] = [];
  for (const { name, email, role } of people) {
    const person = { name, email, role, passwordHash };
    const staff = await deps.db.transaction().execute((trx) => addStaff(trx, person, deps.clock(), siteIds));
    ids.push(staff.id);
  }
  return ids;
}

async function addAnswers({ db }: Deps, siteIds: number[], count: number): Promise<void> {
  const random = seededRandom('answers');
  const rows = Array.from({ length: count }, (_, place) => ({
    site: siteIds[siteAt(place)],
    question: `${sentence(random, 5)}?`,
    body: sentence(random, 60),
  }));
  for (let from = 0; from < count; from += CHUNK) {
    await sql`
      insert into article (site_id, question, body, excerpt, phrasings, status)
      select site, question, body, left(body, 140), '{}', 'published'
      from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + CHUNK))}::jsonb) as row (site bigint, question text, body text)`.execute(
      db,
    );
  }
  await sql`
    insert into article_category (article_id, category_id)
    select article.id, category.id from article join category on category.site_id = article.site_id
    where article.id % 4 = category.position % 4`.execute(db);
}

/** Each visit opened, picked, searched, was shown answers and opened one: five events, over a year. */
async function addVisits({ db }: { db: Transaction<Database> }, siteIds: number[], events: number): Promise<void> {
  const visits = Math.ceil(events / EVENTS_OF_VISIT);
  const random = seededRandom('visits');
  const searches = Array.from({ length: 400 }, () => sentence(random, 2));
  await sql`
    create temporary table new_visit as
    select place, ('00000000-0000-4000-8000-' || lpad(to_hex(place), 12, '0'))::uuid as id,
      (${siteIds}::bigint[])[case when place % 10 < 6 then 1 when place % 10 < 9 then 2 else 3 end] as site_id,
      now() - (${visits} - place) * interval '365 days' / ${visits} as at
    from generate_series(0, ${visits - 1}) as place`.execute(db);
  await sql`insert into visit (site_id, id, started_at) select site_id, id, at from new_visit`.execute(db);
  await sql`
    insert into visit_event (site_id, visit_id, kind, at, article_id, category_key, query, found)
    select new_visit.site_id, new_visit.id, step.kind, at + step.nth * interval '20 seconds',
      case when step.kind = 'article-opened' then shown.first end,
      case when step.kind in ('category-picked', 'searched', 'articles-shown') then (${acme.categories.map(({ key }) => key)}::text[])[1 + place % ${acme.categories.length}] end,
      case when step.kind = 'searched' then (${searches}::text[])[1 + place * 7 % ${searches.length}] end,
      case when step.kind = 'articles-shown' or (step.kind = 'searched' and place % 9 > 0) then array[shown.first, shown.first + 1] end
    from new_visit
    join (select site_id, min(id) as lowest, count(*) as answers from article group by site_id) as known using (site_id)
    cross join lateral (select lowest + place * 31 % answers as first) as shown
    cross join (values (0, 'opened'), (1, 'category-picked'), (2, 'searched'), (3, 'articles-shown'), (4, 'article-opened'))
      as step (nth, kind)
    order by new_visit.place, step.nth`.execute(db);
  await sql`drop table new_visit`.execute(db);
}

async function addTickets(
  { db }: Deps,
  siteIds: number[],
  staffIds: string[],
  from: number,
  to: number,
  all: number,
): Promise<void> {
  const random = seededRandom(`tickets ${from}`);
  const rows = Array.from({ length: to - from }, (_, index) => {
    const place = from + index;
    const email = `person${place % 30_000}@mail${place % 97}.example`;
    const reference = makeReference(randomBytes(9));
    const [subject, message, name] = [sentence(random, 5), sentence(random, 45), sentence(random, 2)];
    // The older a ticket, the surer it is over.
    const isOver = random() < (place < all * 0.9 ? 0.995 : 0.5);
    const status = isOver ? 'completed' : (['queued', 'assigned', 'waiting'][Math.floor(random() * 3)] ?? 'queued');
    return {
      place,
      site: siteIds[siteAt(place)],
      category: acme.categories[Math.floor(random() * acme.categories.length)]?.key,
      reference,
      status,
      subject,
      message,
      name,
      email,
      assignee: status === 'queued' ? null : staffIds[Math.floor(random() * staffIds.length)],
      isAnswered: status === 'waiting' || status === 'completed',
      isKept: random() < 0.92,
      hours: 2 + Math.floor(random() * 46),
      words: ticketWords({ reference, subject, name, email, message }),
    };
  });
  await sql`
    with said as (
      select row.*, category.id as category_id, category.kind, now() - (${all} - place) * interval '365 days' / ${all} as at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (place integer, site bigint, category text, reference text,
        status text, subject text, message text, name text, email text, assignee text, "isAnswered" boolean, "isKept" boolean,
        hours integer, words text)
      join category on category.site_id = row.site and category.key = row.category
    ), opened as (
      insert into ticket (site_id, category_id, reference, status, subject, requester_name, requester_email, requester_email_key,
        assignee_id, promised_at, at_risk_at, opened_in_hours, opened_at, updated_at, assigned_at, answered_at, completed_at,
        promise_kept, feedback, visit_id)
      select site, category_id, reference, status, subject, name, email, email, assignee,
        case when kind <> 'feedback' then at + hours * interval '1 hour' end,
        case when kind <> 'feedback' then at + hours * interval '45 minutes' end, kind <> 'feedback', at, at,
        case when assignee is not null then at end,
        case when "isAnswered" then at + hours * interval '1 hour' * case when "isKept" then 0.5 else 1.5 end end,
        case when status = 'completed' then at + hours * interval '2 hours' end,
        case when "isAnswered" and kind <> 'feedback' then "isKept" end,
        case when kind = 'feedback' then case when "isKept" then 'good' else 'bad' end end,
        case when place % 2 = 0 then ('00000000-0000-4000-8000-' || lpad(to_hex(place), 12, '0'))::uuid end
      from said order by place
      returning id, site_id, reference, opened_at
    ), worded as (
      insert into ticket_words (ticket_id, site_id, words)
      select opened.id, opened.site_id,
        array_to_tsvector(string_to_array(words, ' ')) || strip(to_tsvector(search_language::regconfig, words))
      from opened join said using (reference) join site on site.id = opened.site_id
    )
    insert into message (ticket_id, author, body, at)
    select opened.id, 'requester', message, opened_at from opened join said using (reference)`.execute(db);
}

/** What the tickets tell of: replies, and an event for each step. */
async function addHistory({ db }: Deps): Promise<void> {
  await sql`
    insert into message (ticket_id, author, staff_id, body, at)
    select id, 'staff', assignee_id, 'Thank you. It is on its way to you again, and we are sorry for the wait.', answered_at
    from ticket where answered_at is not null`.execute(db);
  const told = (kind: string, actor: string, at: string, condition: string) => sql`
    insert into event (site_id, ticket_id, kind, actor, staff_id, message_id, detail, at, planned_at)
    select ticket.site_id, ticket.id, ${kind}, ${actor}, case when ${actor} = 'staff' then assignee_id end, message.id,
      case ${kind} when 'assigned' then jsonb_build_object('to', assignee_id)
        when 'status-changed' then '{"from": "waiting", "to": "completed"}'::jsonb else '{}'::jsonb end,
      ${sql.ref(at)}, now()
    from ticket left join message on message.ticket_id = ticket.id
      and message.author = case ${kind} when 'opened' then 'requester' when 'staff-replied' then 'staff' end
    where ${sql.ref(condition)} is not null`;
  await told('opened', 'requester', 'ticket.opened_at', 'ticket.opened_at').execute(db);
  await told('assigned', 'staff', 'ticket.assigned_at', 'ticket.assigned_at').execute(db);
  await told('staff-replied', 'staff', 'ticket.answered_at', 'ticket.answered_at').execute(db);
  await told('status-changed', 'staff', 'ticket.completed_at', 'ticket.completed_at').execute(db);
}
