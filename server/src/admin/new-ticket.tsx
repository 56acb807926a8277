/** @jsxImportSource hono/jsx */
import { randomUUID } from 'node:crypto';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type StaffSite, sitesOfStaff } from '../sites/desk-queries.ts';
import { type Category, categoriesOf } from '../sites/queries.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { FaultOrHint, Field } from './field.tsx';
import type { Unfinished } from './form.ts';
import { answerPage, FormToken } from './layout.tsx';
import { OwnFields } from './own-fields-form.tsx';
import { WayChoice } from './ticket-more.tsx';

/** Where a ticket can be opened: a category of a site of theirs, named by both keys. */
export interface NewTicketPlace {
  name: string;
  site: StaffSite;
  category: Category;
}

/** All places where somebody can open a ticket, site by site. */
export async function newTicketPlaces(c: WebContext): Promise<NewTicketPlace[]> {
  const deps = c.get('deps');
  const sites = await sitesOfStaff(deps, staffIn(c).id);
  const places = await Promise.all(
    sites.map(async (site) =>
      (await categoriesOf(deps, site.id)).map((category) => ({ name: `${site.key}/${category.key}`, site, category })),
    ),
  );
  return places.flat();
}

/** GET /admin/new-ticket, with `?place=` of one of the places to begin with. */
export async function newTicketPage(c: WebContext): Promise<Response> {
  const place = c.req.query('place');
  return answerNewTicket(c, await newTicketPlaces(c), { typed: place ? { place } : {}, faults: {} });
}

/** Answers with the form that opens a ticket for somebody who called, as it was typed and with what is wrong with it. */
export function answerNewTicket(
  c: WebContext,
  places: NewTicketPlace[],
  { typed, faults, notice, status }: Unfinished & { notice?: string; status?: ContentfulStatusCode },
): Response | Promise<Response> {
  const title = 'A ticket for somebody who called';
  const [first] = places;
  const chosen = places.find(({ name }) => name === typed.place) ?? first;
  return answerPage(
    c,
    { title, status: status ?? (Object.keys(faults).length > 0 ? 422 : 200), scripts: ['new-ticket'] },
    <div class="new-ticket">
      <h1>{title}</h1>
      {chosen ? (
        <NewTicketForm
          places={places}
          chosen={chosen}
          typed={typed}
          faults={faults}
          notice={notice}
          formToken={c.get('formToken')}
        />
      ) : (
        <p class="notice">You do not work for any site yet. Ask an owner of this desk to add you to one.</p>
      )}
    </div>,
  );
}

interface FormProps extends Unfinished {
  places: NewTicketPlace[];
  chosen: NewTicketPlace;
  notice: string | undefined;
  formToken: string | undefined;
}

function NewTicketForm({ places, chosen, typed, faults, notice, formToken }: FormProps) {
  const sites = new Map(places.map(({ site }) => [site.id, site]));
  return (
    <form method="post" action="/admin/new-ticket">
      <FormToken value={formToken} />
      <input type="hidden" name="key" value={typed.key ?? randomUUID()} />
      <input type="hidden" name="shownFor" value={chosen.name} />
      {/* Enter presses the first button of a form. */}
      <button type="submit" name="do" value="open" hidden />
      {notice && (
        <p class="notice" role="alert">
          {notice}
        </p>
      )}
      <div class="field">
        <label for="place">What it is about</label>
        <select id="place" name="place" autofocus={typed.do === 'place' ? true : undefined}>
          {[...sites.values()].map((site) => (
            <optgroup label={site.name}>
              {places
                .filter((place) => place.site.id === site.id)
                .map(({ name, category }) => (
                  <option value={name} selected={name === chosen.name}>
                    {category.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <FaultOrHint name="place" fault={faults.place} />
        <button class="button quiet" type="submit" name="do" value="place" formnovalidate>
          Ask for its details
        </button>
      </div>
      <OwnFields fields={chosen.category.fields} typed={typed} faults={faults} />
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
      <button class="button" type="submit" name="do" value="open">
        Open the ticket
      </button>
    </form>
  );
}
