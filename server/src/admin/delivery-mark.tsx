/** @jsxImportSource hono/jsx */
import type { DeskDelivery } from '../notifications/desk-queries.ts';
import { deliveryReason, deliveryStatusWords, letterName } from './delivery-words.ts';
import { Instant } from './times.tsx';

/** What a letter is about; a reference in it stays on one line. */
export function Subject({ letter }: { letter: Pick<DeskDelivery, 'subject' | 'letter' | 'reference'> }) {
  const { subject, reference } = letter;
  if (!subject || !reference) return <>{subject ?? letterName(letter.letter)}</>;
  return (
    <>
      {subject.split(reference).map((part, at) => (
        <>
          {at > 0 && <span class="unbroken">{reference}</span>}
          {part}
        </>
      ))}
    </>
  );
}

/** Where a delivery stands, why, and when it is tried again. */
export function DeliveryMark({ delivery, now }: { delivery: DeskDelivery; now: Date }) {
  const { status, reason, attempts, dueAt, timeZone } = delivery;
  const tries = attempts === 1 ? 'once' : attempts === 2 ? 'twice' : `${attempts} times`;
  return (
    <>
      <span class={`status ${status}`}>{deliveryStatusWords[status]}</span>
      {reason && <p>{deliveryReason(reason)}</p>}
      {status === 'due' && attempts > 0 && (
        <p>
          Tried {tries}, next <Instant at={dueAt} now={now} timeZone={timeZone} />
        </p>
      )}
    </>
  );
}
