/** @jsxImportSource hono/jsx */
import type { AttachmentView } from '@helpslip/shared/contract';
import type { SuppressionReason } from '../db/schema.ts';
import type { AskedQuestion } from '../tickets/questions.ts';
import { ChosenFiles } from './chosen-files.tsx';
import { FaultOrHint } from './field.tsx';
import { PutButton } from './put-button.tsx';
import type { Offered } from './reply-words.ts';
import { type FormFacts, TicketForm } from './ticket-form.tsx';
import { exactly } from './times.tsx';

/** With one question alone, a reply is its answer; of several one is easily left out. */
const ASKS_FROM = 2;

export const mailboxWords: Record<SuppressionReason, string> = {
  bounced: 'Letters to this address have come back. Yours is tried once more; another way to reach them may be better.',
  complained: 'Letters to this address were reported as unwanted. Yours goes out, and may not be welcome.',
  'not-me':
    'Whoever reads this mailbox said that it was not they who asked. Yours goes out, and may reach the wrong person.',
  'by-owner': 'An owner has taken this address off the automatic letters. Yours goes out all the same.',
};

interface ReplyProps extends FormFacts {
  /** What stands in the box: what could not be sent, else what was begun. */
  typed: string;
  fault: string | undefined;
  ticked: string[];
  /** Whether the writer was told of the questions that are not ticked. */
  isWarned: boolean;
  /** The files that were uploaded with what could not be sent, and why one cannot go along. */
  chosen: AttachmentView[];
  filesFault: string | undefined;
  questions: AskedQuestion[];
  openings: Offered[];
  saved: Offered[];
  keptAt: Date | undefined;
  /** Set where letters to the requester do not go out. */
  warning: string | undefined;
}

/** The reply box, with its beginnings, what was asked, and what was typed still in it when it could not be sent. */
export function ReplyForm(props: ReplyProps) {
  const { ticket, formToken, typed, fault, keptAt, warning } = props;
  return (
    <TicketForm ticket={ticket} formToken={formToken} verb="reply" id="reply" hasFiles>
      <Openings {...props} />
      <Questions {...props} />
      <label for="message">Your reply</label>
      <textarea
        id="message"
        name="message"
        rows={7}
        dir="auto"
        required
        data-key="r"
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={fault ? 'message-fault' : 'message-hint'}
      >
        {typed}
      </textarea>
      <FaultOrHint
        name="message"
        fault={fault}
        hint={
          <>
            Goes to <bdi>{ticket.requesterEmail}</bdi> by e-mail.
            <span class="kept" role="status">
              {keptAt && <> Your draft was kept on {exactly(keptAt, ticket.timeZone)}.</>}
            </span>
          </>
        }
      />
      <ChosenFiles files={props.chosen} fault={props.filesFault} />
      {warning && <p class="notice bad">{warning}</p>}
      <div class="buttons">
        <button class="button" type="submit" name="left" value="waiting">
          Reply
        </button>
        <button class="button quiet" type="submit" name="left" value="completed">
          Reply and complete
        </button>
        <button
          class="button quiet"
          type="submit"
          formaction={`/admin/tickets/${ticket.reference}/draft`}
          formnovalidate={true}
        >
          Keep as draft
        </button>
      </div>
      <Saved {...props} />
    </TicketForm>
  );
}

function Openings({ openings, ticket, typed }: ReplyProps) {
  return (
    <details class="openings" open={typed === ''}>
      <summary>Begin with</summary>
      <Puts puts={openings} ticket={ticket} />
    </details>
  );
}

function Questions({ questions, ticked, isWarned }: ReplyProps) {
  if (questions.length === 0) return null;
  return (
    <fieldset class="asked">
      <legend>
        {questions.length === 1 ? 'They ask' : `They ask ${questions.length} things: tick what you answer`}
      </legend>
      {questions.length >= ASKS_FROM && !isWarned && <input type="hidden" name="checklist" value="yes" />}
      <ul>
        {questions.map(({ mark, text }, place) => (
          <li>
            <label>
              <input type="checkbox" name={`q${place + 1}`} value={mark} checked={ticked.includes(mark)} />
              <span dir="auto">{text}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Saved({ saved, ticket }: ReplyProps) {
  return (
    <details class="saved">
      <summary>Saved replies</summary>
      {saved.length === 0 ? (
        <p class="hint">There are none yet. What you write again and again is worth saving.</p>
      ) : (
        <Puts puts={saved} ticket={ticket} />
      )}
      <p>
        <a href="/admin/saved-replies">Write and change saved replies</a>
      </p>
    </details>
  );
}

/** Words that go into the reply at a press. */
function Puts({ puts, ticket }: Pick<ReplyProps, 'ticket'> & { puts: ReplyProps['saved'] }) {
  return (
    <ul class="puts">
      {puts.map(({ put, title, words }) => (
        <li>
          <PutButton reference={ticket.reference} put={put} words={words}>
            {title}
          </PutButton>
        </li>
      ))}
    </ul>
  );
}
