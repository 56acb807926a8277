/** @jsxImportSource hono/jsx */
import {
  type Colleague,
  colleaguesOf,
  invitesFor,
  type OpenInvite,
  type StaffSite,
  sitesOfStaff,
} from '../staff/queries.ts';
import type { WebContext } from '../web/route.ts';
import { ProofField } from './credentials.tsx';
import { staffIn } from './desk-route.tsx';
import { DoneNotice } from './done-notice.tsx';
import { Field } from './field.tsx';
import type { Unfinished } from './form.ts';
import { answerPage, FormToken } from './layout.tsx';
import { RoleChoice, roleWords } from './role-choice.tsx';
import { chosenSiteIds, SiteChoices } from './site-choices.tsx';
import { spanWords } from './times.tsx';

const doneWords = {
  invited: 'The invitation is on its way. Its link works for three days.',
  added: 'They have a place at the desk already, and now work for these sites too.',
  withdrawn: 'The invitation is withdrawn. Its link opens nothing any more.',
  removed: 'They are removed. What they had open is back in the queue.',
};

/** GET /admin/staff */
export function staffPage(c: WebContext): Promise<Response> {
  return answerStaff(c);
}

/** Everybody of an owner's sites, with what could not be taken of an invitation. */
export async function answerStaff(c: WebContext, unfinished?: Unfinished): Promise<Response> {
  const deps = c.get('deps');
  const { id } = staffIn(c);
  const [people, invites, sites] = await Promise.all([
    colleaguesOf(deps, id),
    invitesFor(deps, id),
    sitesOfStaff(deps, id),
  ]);
  const now = deps.clock();
  return answerPage(
    c,
    { title: 'Staff', status: unfinished ? 422 : 200 },
    <>
      <div class="head">
        <h1>Staff</h1>
      </div>
      <p class="lead">Who answers here. Agents see the requests of their sites; owners also the settings.</p>
      <DoneNotice c={c} words={doneWords} />
      <ul class="people">
        {people.map((person) => (
          <Person person={person} sites={sites} isYou={person.id === id} now={now} />
        ))}
      </ul>
      {invites.length > 0 && (
        <>
          <h2>Invited</h2>
          <ul class="people">
            {invites.map((invite) => (
              <Invite invite={invite} sites={sites} now={now} formToken={c.get('formToken')} />
            ))}
          </ul>
        </>
      )}
      <InviteForm sites={sites} formToken={c.get('formToken')} unfinished={unfinished} />
    </>,
  );
}

const namesOf = (sites: StaffSite[], ids: number[]) =>
  sites
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(', ');

interface PersonProps {
  person: Colleague;
  sites: StaffSite[];
  isYou: boolean;
  now: Date;
}

function Person({ person, sites, isYou, now }: PersonProps) {
  const { id, name, email, role, siteIds, worksElsewhere, hasTwoStep, seenAt } = person;
  return (
    <li>
      <p>
        <a href={`/admin/staff/${id}`}>
          <bdi>{name}</bdi>
        </a>
        {isYou && ' (you)'} <span class="role">{roleWords[role]}</span>
        <br />
        <span class="quiet">
          <bdi>{email}</bdi> · <bdi>{namesOf(sites, siteIds) || (worksElsewhere ? 'other sites' : 'no site')}</bdi> ·{' '}
          {seenAt ? `seen ${spanWords(now.getTime() - seenAt.getTime())} ago` : 'signed out'} ·{' '}
          {hasTwoStep ? 'two-step sign-in' : 'password only'}
        </span>
      </p>
    </li>
  );
}

interface InviteProps {
  invite: OpenInvite;
  sites: StaffSite[];
  now: Date;
  formToken: string | undefined;
}

function Invite({ invite, sites, now, formToken }: InviteProps) {
  const { id, email, role, siteIds, by, expiresAt } = invite;
  const left = expiresAt.getTime() - now.getTime();
  return (
    <li>
      <p>
        <bdi>{email}</bdi> <span class="role">{roleWords[role]}</span>
        <br />
        <span class="quiet">
          <bdi>{namesOf(sites, siteIds)}</bdi> · by <bdi>{by}</bdi> ·{' '}
          {left > 0 ? `the link works for ${spanWords(left)}` : 'the link has run out'}
        </span>
      </p>
      <form method="post" action={`/admin/invites/${id}/again`}>
        <FormToken value={formToken} />
        <button class="button quiet" type="submit">
          Send again<span class="unseen">{` to ${email}`}</span>
        </button>
        <button class="button quiet" type="submit" formaction={`/admin/invites/${id}/withdraw`}>
          Withdraw<span class="unseen">{` the invitation of ${email}`}</span>
        </button>
      </form>
    </li>
  );
}

interface InviteFormProps {
  sites: StaffSite[];
  formToken: string | undefined;
  unfinished: Unfinished | undefined;
}

function InviteForm({ sites, formToken, unfinished }: InviteFormProps) {
  const typed = unfinished?.typed;
  const faults = unfinished?.faults ?? {};
  const chosen = typed ? chosenSiteIds(sites, typed) : sites.map(({ id }) => id);
  return (
    <section class="form-card" id="invite">
      <h2>Invite somebody</h2>
      {sites.length === 0 ? (
        <p>You work for no site yet, so there is nothing to invite anybody to.</p>
      ) : (
        <form method="post" action="/admin/invites">
          <FormToken value={formToken} />
          <Field
            name="email"
            label="E-mail"
            type="email"
            typed={typed?.email}
            fault={faults.email}
            autocomplete="off"
            hint="They get a link by which they choose their own password."
          />
          <RoleChoice chosen={typed?.role === 'owner' ? 'owner' : 'agent'} />
          <SiteChoices sites={sites} chosen={chosen} fault={faults.sites} />
          <ProofField of="invite" fault={faults.proof} />
          <button class="button" type="submit">
            Send the invitation
          </button>
        </form>
      )}
    </section>
  );
}
