/** @jsxImportSource hono/jsx */
import type { QueueView } from '../tickets/queue-filter.ts';
import { SPAM_DAYS } from '../tickets/review-held.ts';
import type { HeldFor } from '../tickets/spam-signs.ts';
import { FormToken } from './layout.tsx';
import { PICK } from './queue-work.ts';
import type { FormFacts } from './ticket-form.tsx';

const reasons: Record<HeldFor, string> = {
  honeypot: 'It fills in a field that people do not see.',
  fast: 'It was sent within a second after its form was opened.',
  links: 'It is full of links.',
  'no-page': 'It does not come from a page, and this site takes requests from its own pages.',
  'no-form': 'It was sent to our own form, and that form was never opened.',
  burst: 'It came in a burst, from a browser without script.',
  unchecked: 'It could not be looked at when it came.',
};
const isReason = (reason: string): reason is HeldFor => Object.hasOwn(reasons, reason);

/** Says what the two views of held tickets are. */
export function HeldIntroduction({ view }: { view: QueueView }) {
  if (view === 'held') {
    return (
      <p class="lead">
        These look like spam, so nobody was told of them, and whoever sent them knows nothing of it. Let through what a
        person wrote: its letters go then, and its promise counts from then.
      </p>
    );
  }
  return view === 'spam' ? <p class="lead">Spam is deleted {SPAM_DAYS} days after it was put away.</p> : null;
}

/** What is decided on held tickets; on spam the one thing that can still be said of it. */
export function ReviewButtons({ isSpam }: { isSpam: boolean }) {
  return (
    <>
      <button class="button quiet" type="submit" name="do" value="let-through">
        Let through
      </button>
      {!isSpam && (
        <button class="button quiet" type="submit" name="do" value="spam">
          Spam
        </button>
      )}
    </>
  );
}

/** Why a ticket is held, and the same decisions on its own page. */
export function HeldForms({ ticket, formToken }: FormFacts) {
  const isSpam = ticket.status === 'spam';
  return (
    <>
      <ul class="held-for">
        {(ticket.heldFor ?? []).filter(isReason).map((reason) => (
          <li>{reasons[reason]}</li>
        ))}
      </ul>
      <form class="work" method="post" action="/admin/work">
        <FormToken value={formToken} />
        <input type="hidden" name="back" value={isSpam ? '/admin?view=spam' : '/admin?view=held'} />
        <input type="hidden" name={`${PICK}${ticket.reference}`} value={ticket.updatedAt.toISOString()} />
        <ReviewButtons isSpam={isSpam} />
      </form>
    </>
  );
}
