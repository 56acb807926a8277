/** @jsxImportSource hono/jsx */
import { randomUUID } from 'node:crypto';
import { unclaimedAttachments } from '../attachments/queries.ts';
import { Refusal, type RefusalCode } from '../errors.ts';
import { recordEvents } from '../visits/record-events.ts';
import { refuseForeignPost } from '../web/guard.ts';
import { refusalIn, statuses } from '../web/problems.ts';
import type { Route, WebContext } from '../web/route.ts';
import { HelpForm } from './help-form.tsx';
import { lookedEvents, visitNamed } from './help-looked.ts';
import { orNoHelp } from './help-missing.tsx';
import { answerNotSent } from './help-not-sent.tsx';
import { answerHelpPage } from './help-page.tsx';
import { queryAsked } from './help-search.tsx';
import { sentForm } from './help-sent.ts';
import { type HelpSite, helpSiteOf } from './help-site.ts';
import { keepSlip } from './help-slip.tsx';
import { openedAtIn, stampOf } from './help-stamp.ts';
import { type HelpCategory, inputAt, judge, readTyped, type TypedForm } from './help-typed.ts';
import { takeTicket } from './take-ticket.ts';

const path = '/help/:key/write/:category';
/** What passes, or leaves something to take along: the page then holds what was typed. */
const HELD: RefusalCode[] = ['limited', 'unavailable', 'in-flight', 'too-slow', 'not-found'];

/** The form of a category, without script. */
export const writeRoutes: Route[] = [
  { method: 'GET', path, policy: { audience: 'everyone' }, answer: formPage, refuse: orNoHelp },
  { method: 'POST', path, policy: { audience: 'everyone', limit: 'tickets' }, answer: send, refuse: orNotSent },
];

async function formPage(c: WebContext): Promise<Response> {
  const help = await helpSiteOf(c);
  const query = queryAsked(c);
  const looked = { q: query, from: (c.req.query('from') ?? '').replace(/\D/g, '').slice(0, 16) };
  const typed = new Map([['subject', query]]);
  return answerForm(c, help, categoryAsked(c, help), { typed, key: randomUUID(), looked, goesAlong: true, files: [] });
}

/** Opens the ticket by the very function that the API opens it by. What cannot be taken is told in place, and stays typed. */
async function send(c: WebContext): Promise<Response> {
  refuseForeignPost(c, c.req.path);
  const help = await helpSiteOf(c);
  const category = categoryAsked(c, help);
  const sent = await sentForm(c, help, category.takesFiles !== false);
  if (sent.trouble) throw sent.trouble;
  const { typed } = sent;
  const form = readTyped(typed, sent.files);
  const visit = form.goesAlong && (form.looked.q || form.looked.from) ? visitNamed(c.get('deps'), form.key) : undefined;
  const judged = judge(help, category, form, visit);
  if (judged.faults || sent.fault) {
    const ofFiles: [string, string][] = sent.fault ? [['files', sent.fault]] : [];
    return answerForm(c, help, category, form, { faults: new Map([...(judged.faults ?? []), ...ofFiles]) });
  }
  if (visit) {
    const deps = c.get('deps');
    const looked = await lookedEvents(deps, help, form.looked, category.key);
    await recordEvents(deps, help.site.id, visit, [...looked, { kind: 'form-opened', ago: 0, category: category.key }]);
  }
  try {
    const openedAt = openedAtIn(c.get('deps'), form.key, typed.get('stamp') ?? '');
    const { reference } = await takeTicket(c, judged.ticket, form.key, { by: 'form', openedAt });
    keepSlip(c, help, form.key);
    return c.redirect(help.addressOf(`/slip/${reference}`), 303);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.code === 'idempotency-key-reused') {
      // Sent once, then gone back to and changed: it is another request, and whoever sends it should know.
      return answerForm(c, help, category, { ...form, key: randomUUID() }, { notice: help.words.sentBefore });
    }
    if (thrown.code !== 'invalid') throw thrown;
    const faults = faultsIn(thrown, help);
    return answerForm(c, help, category, faults.has('files') ? { ...form, files: [] } : form, { faults });
  }
}

/** @throws Refusal `not-found`, also for a category that takes nothing more */
function categoryAsked(c: WebContext, { config, words }: HelpSite): HelpCategory {
  const category = config.categories.find(({ key }) => key === c.req.param('category'));
  if (!category) throw new Refusal('not-found', words.noHelp);
  return category;
}

interface Told {
  faults?: Map<string, string>;
  notice?: string;
}

async function answerForm(
  c: WebContext,
  help: HelpSite,
  category: HelpCategory,
  form: TypedForm,
  told: Told = {},
): Promise<Response> {
  // With `no-referrer` a browser would not say that the form was sent from our own page.
  c.header('Referrer-Policy', 'same-origin');
  const chosen = await unclaimedAttachments(c.get('deps'), help.site.id, form.files);
  return answerHelpPage(
    c,
    help,
    {
      title: `${help.words.writeAbout(category.name)} · ${help.config.name}`,
      saysOffice: true,
      status: told.faults || told.notice ? 422 : 200,
    },
    <HelpForm help={help} category={category} form={form} chosen={chosen} stamp={freshStamp(c, form)} {...told} />,
  );
}

/** A form that comes back for mending is as old as it was; under a new key it begins anew. */
function freshStamp(c: WebContext, { key, typed }: TypedForm): string {
  const deps = c.get('deps');
  return stampOf(deps, key, openedAtIn(deps, key, typed.get('stamp') ?? '') ?? deps.clock());
}

/** What the contract refuses that the form let through, by the inputs that it means. */
function faultsIn(refusal: Refusal, { words }: HelpSite): Map<string, string> {
  const inputs = refusal.faults.map(({ pointer }) => inputAt(pointer.slice(1)));
  return new Map(inputs.map((input) => [input, input === 'files' ? words.files.chooseAgain : words.cannotTake]));
}

/** Where it cannot be taken now, nothing that was typed is lost: the page holds it all, and sends it again. */
async function orNotSent(c: WebContext, thrown: unknown): Promise<Response> {
  const refusal = refusalIn(thrown);
  if (!refusal || !HELD.includes(refusal.code)) throw thrown;
  const sent = await sentForm(c, null, false).catch(() => null);
  if (!sent) throw thrown;
  if (refusal.retryAfterSeconds) c.header('Retry-After', String(refusal.retryAfterSeconds));
  return answerNotSent(c, sent, refusal, statuses[refusal.code].status);
}
