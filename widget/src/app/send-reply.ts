import type { Api } from './api.ts';

/** Adds a message to a ticket, once per key. Rejects with `Refused`. */
export const sendReply = (
  api: Api,
  { reference, token }: { reference: string; token: string },
  message: string,
  key: string,
) =>
  api.post(`/tickets/${reference}/messages`, JSON.stringify({ message }), {
    authorization: `Bearer ${token}`,
    'idempotency-key': key,
  });
