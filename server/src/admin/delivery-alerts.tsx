/** @jsxImportSource hono/jsx */
import { type DeliveryAlerts, deliveryAlerts } from '../notifications/delivery-alerts.ts';
import type { WebContext } from '../web/route.ts';
import { deliveryReason } from './delivery-words.ts';
import { staffIn } from './desk-route.tsx';
import { FormToken } from './layout.tsx';
import { exactly } from './times.tsx';

/** What is wrong with the letters, for owners, who can do something about it; nothing where all is well. */
export async function alertsFor(c: WebContext): Promise<DeliveryAlerts | null> {
  const staff = staffIn(c);
  if (staff.role !== 'owner') return null;
  const alerts = await deliveryAlerts(c.get('deps'), staff.id);
  const { closed, failed, maybeSent, heldByBreaker } = alerts;
  return closed || failed + maybeSent + heldByBreaker > 0 ? alerts : null;
}

/** The way to the letters, where there is a reason to look at them. */
export function AlertLine({ alerts }: { alerts: DeliveryAlerts | null }) {
  if (!alerts) return null;
  return (
    <p class="notice" role="status">
      {sentences(alerts).join(' ')} <a href="/admin/letters">See the letters</a>
    </p>
  );
}

/** The same where the letters are, with what can be done. */
export function AlertBox({ alerts, formToken }: { alerts: DeliveryAlerts | null; formToken: string | undefined }) {
  if (!alerts) return null;
  return (
    <div class="notice alerts" role="status">
      {sentences(alerts).map((sentence) => (
        <p>{sentence}</p>
      ))}
      <div class="buttons">
        {alerts.closed && (
          <form method="post" action="/admin/deliveries/try-now">
            <FormToken value={formToken} />
            <button class="button quiet" type="submit">
              Try now
            </button>
          </form>
        )}
        {alerts.failed > 1 && (
          <form method="post" action="/admin/deliveries/send-all-again">
            <FormToken value={formToken} />
            <button class="button quiet" type="submit">
              Send all failed again
            </button>
          </form>
        )}
      </div>
    </div>
  );
}

function sentences({ closed, failed, maybeSent, heldByBreaker, timeZone }: DeliveryAlerts): string[] {
  const letters = (count: number) => (count === 1 ? 'One letter' : `${count} letters`);
  return [
    ...(closed
      ? [`Letters wait: ${deliveryReason(closed.reason)}. The next try is due by ${exactly(closed.until, timeZone)}.`]
      : []),
    ...(heldByBreaker > 0
      ? [
          `${letters(heldByBreaker)} held back in the last hour: a site sent more automatic letters than it ever should. Look for junk in the queue.`,
        ]
      : []),
    ...(failed > 0 ? [`${letters(failed)} failed.`] : []),
    ...(maybeSent > 0 ? [`${letters(maybeSent)} may or may not have arrived.`] : []),
  ];
}
