/** @jsxImportSource hono/jsx */
import { randomUUID } from 'node:crypto';
import { type StaffSite, sitesOfStaff } from '../sites/desk-queries.ts';
import { type Category, categoriesOf } from '../sites/queries.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { FaultOrHint, Field } from './field.tsx';
import type { Unfinished } from './form.ts';
import { answerPage, FormToken } from './layout.tsx';
import { WayChoice } from './ticket-more.tsx';

/** GET /admin/new-ticket */
export function newTicketPage(c: WebContext): Promise<Response> {
  return answerNewTicket(c, undefined);
}

/** Answers with the form that opens a ticket for somebody who called, and with what was wrong with it. */
export async function answerNewTicket(c: WebContext, unfinished: Unfinished | undefined): Promise<Response> {
  const deps = c.get('deps');
  const sites = await sitesOfStaff(deps, staffIn(c).id);
  const places = await Promise.all(
    sites.map(async (site) => ({ site, categories: await categoriesOf(deps, site.id) })),
  );
  const title = 'A ticket for somebody who called';
  return answerPage(
    c,
    { title, status: unfinished ? 422 : 200 },
    <div class="new-ticket">
      <h1>{title}</h1>
      {sites.length === 0 ? (
        <p class="notice">You do not work for any site yet. Ask an owner of this desk to add you to one.</p>
      ) : (
        <NewTicketForm places={places} unfinished={unfinished} formToken={c.get('formToken')} />
      )}
    </div>,
  );
}

interface FormProps {
  places: { site: StaffSite; categories: Category[] }[];
  unfinished: Unfinished | undefined;
  formToken: string | undefined;
}

function NewTicketForm({ places, unfinished, formToken }: FormProps) {
  const typed = unfinished?.typed ?? {};
  const faults = unfinished?.faults ?? {};
  return (
    <form method="post" action="/admin/new-ticket">
      <FormToken value={formToken} />
      <input type="hidden" name="key" value={typed.key ?? randomUUID()} />
      <div class="field">
        <label for="place">What it is about</label>
        <select id="place" name="place">
          {places.map(({ site, categories }) => (
            <optgroup label={site.name}>
              {categories.map(({ key, name }) => (
                <option value={`${site.key}/${key}`} selected={`${site.key}/${key}` === typed.place}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <FaultOrHint name="place" fault={faults.place} />
      </div>
      <WayChoice typed={typed.way} />
      <div class="field">
        <label for="name">Their name, if they gave one</label>
        <input
          id="name"
          name="name"
          value={typed.name}
          dir="auto"
          autocomplete="off"
          aria-invalid={faults.name ? 'true' : undefined}
          aria-describedby={faults.name ? 'name-fault' : undefined}
        />
        <FaultOrHint name="name" fault={faults.name} />
      </div>
      <Field
        name="email"
        label="Their e-mail address"
        type="email"
        typed={typed.email}
        fault={faults.email}
        hint="Your reply goes there."
        autocomplete="off"
      />
      <Field name="subject" label="Subject" typed={typed.subject} fault={faults.subject} autocomplete="off" />
      <div class="field">
        <label for="message">What they asked</label>
        <textarea
          id="message"
          name="message"
          rows={6}
          dir="auto"
          required
          aria-invalid={faults.message ? 'true' : undefined}
          aria-describedby={faults.message ? 'message-fault' : 'message-hint'}
        >
          {typed.message}
        </textarea>
        <FaultOrHint name="message" fault={faults.message} hint="They can read this, as if they had written it." />
      </div>
      <label class="check">
        <input type="checkbox" name="letter" value="yes" checked={typed.letter === 'yes'} /> They want a letter with the
        number and a link
      </label>
      <button class="button" type="submit">
        Open the ticket
      </button>
    </form>
  );
}
