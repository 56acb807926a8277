import * as v from 'valibot';
import type { Deps } from '../deps.ts';

const uuid = v.pipe(v.string(), v.uuid());
/** The only parts of a call that are read before it is worked. */
const envelope = v.object({
  type: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9._-]{0,63}$/)),
  data: v.optional(v.object({ email_id: v.optional(v.unknown()) })),
});

/**
 * Keeps a call of the provider's webhook for the job that works it. The same call again changes nothing.
 * @param key the call's own id
 * @param payload the body as it came
 */
export async function keepEvent({ db, clock }: Deps, key: string, payload: string): Promise<void> {
  const { kind, emailId } = readEnvelope(payload);
  const at = clock();
  await db
    .insertInto('inbound_event')
    .values({ key, kind, email_id: emailId, payload, due_at: at, received_at: at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** A signed body that cannot be read is kept all the same: somebody may want to see it. */
function readEnvelope(payload: string): { kind: string; emailId: string | null } {
  try {
    const parsed = v.safeParse(envelope, JSON.parse(payload));
    if (!parsed.success) return { kind: 'unreadable', emailId: null };
    const { type, data } = parsed.output;
    return { kind: type, emailId: v.is(uuid, data?.email_id) ? data.email_id : null };
  } catch {
    return { kind: 'unreadable', emailId: null };
  }
}
