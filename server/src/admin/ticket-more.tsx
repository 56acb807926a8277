/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Category } from '../sites/queries.ts';
import type { OtherTicket } from '../tickets/desk-queries.ts';
import { FaultOrHint } from './field.tsx';
import type { Unfinished } from './form.ts';
import { wayWords } from './status.tsx';
import { type FormFacts, TicketForm } from './ticket-form.tsx';

/** A form of this part of the page that could not be taken. */
export interface MoreTrouble extends Unfinished {
  verb: 'note' | 'log';
}

interface MoreProps extends FormFacts {
  categories: Category[];
  others: OtherTicket[];
  trouble: MoreTrouble | undefined;
}

/** What else can be done with a ticket: each is folded away until it is wanted. */
export function MoreForms({ categories, others, trouble, ...form }: MoreProps) {
  const { ticket } = form;
  const twins = others.filter(({ siteId }) => siteId === ticket.siteId);
  const elsewhere = categories.filter(({ key }) => key !== ticket.categoryKey);
  return (
    <section class="more" aria-label="More to do">
      <Fold title="Write a note" dataKey="n" isOpen={trouble?.verb === 'note'}>
        <TicketForm {...form} verb="note">
          <Words id="note" label="Note, seen by staff only" trouble={trouble?.verb === 'note' ? trouble : undefined} />
          <button class="button quiet" type="submit">
            Add note
          </button>
        </TicketForm>
      </Fold>
      <Fold title="Log a call or a chat" isOpen={trouble?.verb === 'log'}>
        <TicketForm {...form} verb="log">
          <WayChoice />
          <Words
            id="log"
            label="What was said, seen by staff only"
            trouble={trouble?.verb === 'log' ? trouble : undefined}
          />
          <label class="check">
            <input type="checkbox" name="answers" value="yes" /> This answered it: no reply is owed
          </label>
          <button class="button quiet" type="submit">
            Log it
          </button>
        </TicketForm>
      </Fold>
      {elsewhere.length > 0 && (
        <Fold title="Move to another category">
          <TicketForm {...form} verb="move">
            <label for="category">
              Now in <bdi>{ticket.categoryName}</bdi>. Move to
            </label>
            <select id="category" name="category">
              {elsewhere.map(({ key, name }) => (
                <option value={key}>{name}</option>
              ))}
            </select>
            <p class="hint">Counted, so that the hints of categories can be made better. What was promised stays.</p>
            <button class="button quiet" type="submit">
              Move
            </button>
          </TicketForm>
        </Fold>
      )}
      {twins.length > 0 && (
        <Fold title="Merge with another ticket">
          <TicketForm {...form} verb="merge">
            <label for="into">This one becomes part of</label>
            <select id="into" name="into" dir="auto">
              {twins.map(({ reference, subject }) => (
                <option value={reference}>{`${reference} ${subject}`}</option>
              ))}
            </select>
            <p class="hint">
              All messages move there, and this number leads there from then on. That cannot be undone. Where the two
              did not come from one visit, slips kept in a browser no longer open the conversation: links in letters do.
            </p>
            <button class="button quiet" type="submit">
              Merge
            </button>
          </TicketForm>
        </Fold>
      )}
    </section>
  );
}

/** By which way somebody talked with us. */
export function WayChoice({ typed }: { typed?: string | undefined }) {
  return (
    <div class="field">
      <label for="way">How</label>
      <select id="way" name="way">
        {Object.entries(wayWords).map(([way, words]) => (
          <option value={way} selected={way === typed}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

interface FoldProps {
  title: string;
  isOpen?: boolean;
  /** The key that opens it. */
  dataKey?: string;
  children?: Child;
}

function Fold({ title, isOpen, dataKey, children }: FoldProps) {
  return (
    <details open={isOpen}>
      <summary data-key={dataKey}>{title}</summary>
      {children}
    </details>
  );
}

function Words({ id, label, trouble }: { id: string; label: string; trouble: MoreTrouble | undefined }) {
  const fault = trouble?.faults.body;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        name="body"
        rows={4}
        dir="auto"
        required
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
      >
        {trouble?.typed.body}
      </textarea>
      <FaultOrHint name={id} fault={fault} />
    </div>
  );
}
