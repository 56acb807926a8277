/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { type Colleague, colleagueOf, type StaffSite, sitesOfStaff } from '../staff/queries.ts';
import type { WebContext } from '../web/route.ts';
import { ProofField } from './credentials.tsx';
import { staffIn } from './desk-route.tsx';
import { DoneNotice } from './done-notice.tsx';
import { Field } from './field.tsx';
import type { Unfinished } from './form.ts';
import { answerPage, FormToken } from './layout.tsx';
import { RoleChoice, roleWords } from './role-choice.tsx';
import { chosenSiteIds, SiteChoices } from './site-choices.tsx';

const doneWords = {
  saved: 'Saved.',
  role: 'Their role is changed.',
  'signed-out': 'They are signed out on all devices.',
  'two-step': 'Two-step sign-in is off for them: their password alone opens the desk.',
};

/** What is wrong with the form that was sent, by the form. */
export interface ColleagueTrouble {
  place?: Unfinished;
  role?: string;
  twoStep?: string;
  removal?: string;
}

/** GET /admin/staff/:person */
export function colleaguePage(c: WebContext): Promise<Response> {
  return answerColleague(c, {});
}

export async function answerColleague(c: WebContext, trouble: ColleagueTrouble): Promise<Response> {
  const deps = c.get('deps');
  const owner = staffIn(c);
  const [person, sites] = await Promise.all([
    colleagueOf(deps.db, owner.id, c.req.param('person') ?? ''),
    sitesOfStaff(deps, owner.id),
  ]);
  const { name, email, role, worksElsewhere, hasTwoStep } = person;
  return answerPage(
    c,
    { title: name, status: Object.keys(trouble).length > 0 ? 422 : 200 },
    <>
      <p class="back">
        <a href="/admin/staff">Staff</a>
      </p>
      <div class="head">
        <h1>
          <bdi>{name}</bdi>
        </h1>
      </div>
      <p class="lead">
        {roleWords[role]} · <bdi>{email}</bdi>
        {worksElsewhere && ' · works for sites of another owner too'}
      </p>
      <DoneNotice c={c} words={doneWords} />
      <div class="form-cards">
        <Place c={c} person={person} sites={sites} unfinished={trouble.place} />
        {!worksElsewhere && (
          <Card c={c} person={person} verb="role" title="Role">
            <RoleChoice chosen={role} />
            <ProofField of="role" fault={trouble.role} />
            <button class="button quiet" type="submit">
              Change role
            </button>
          </Card>
        )}
        <Card c={c} person={person} verb="sign-out" title="Devices">
          <p>For a lost phone or a shared computer. Their password stays.</p>
          <button class="button quiet" type="submit">
            Sign them out everywhere
          </button>
        </Card>
        {hasTwoStep && (
          <Card c={c} person={person} verb="two-step-off" title="Two-step sign-in">
            <p>Only when they lost both the app and the recovery codes. Be sure that it is they who ask.</p>
            <ProofField of="two-step" fault={trouble.twoStep} />
            <button class="button quiet" type="submit">
              Turn it off for them
            </button>
          </Card>
        )}
        {!worksElsewhere && (
          <Card c={c} person={person} verb="remove" title="Remove from the staff">
            <p>
              They are signed out at once and cannot come back without a new invitation. Requests they had open return
              to the queue; what they wrote stays, with their name.
            </p>
            <ProofField of="removal" fault={trouble.removal} />
            <button class="button danger" type="submit">
              Remove them
            </button>
          </Card>
        )}
      </div>
    </>,
  );
}

interface PlaceProps {
  c: WebContext;
  person: Colleague;
  sites: StaffSite[];
  unfinished: Unfinished | undefined;
}

function Place({ c, person, sites, unfinished }: PlaceProps) {
  return (
    <Card c={c} person={person} verb="place" title="Name and sites">
      <Field
        name="name"
        label="Name"
        typed={unfinished?.typed.name ?? person.name}
        fault={unfinished?.faults.name}
        autocomplete="off"
        hint="Requesters see the first part of it."
      />
      <SiteChoices sites={sites} chosen={unfinished ? chosenSiteIds(sites, unfinished.typed) : person.siteIds} />
      <button class="button quiet" type="submit">
        Save
      </button>
    </Card>
  );
}

interface CardProps {
  c: WebContext;
  person: Colleague;
  verb: string;
  title: string;
  children: Child;
}

function Card({ c, person, verb, title, children }: CardProps) {
  return (
    <form class="form-card" method="post" action={`/admin/staff/${person.id}/${verb}`}>
      <h2>{title}</h2>
      <FormToken value={c.get('formToken')} />
      {children}
    </form>
  );
}
