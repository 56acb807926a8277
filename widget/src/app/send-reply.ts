import type { Api, Refused } from './api.ts';

/**
 * Adds a message to a ticket, once per key. Rejects with `Refused`.
 * @param attachments the ids of the files that go along
 */
export const sendReply = (
  api: Api,
  { reference, token }: { reference: string; token: string },
  message: string,
  key: string,
  attachments: string[] = [],
) =>
  api.post(
    `/tickets/${reference}/messages`,
    JSON.stringify(attachments.length > 0 ? { message, attachments } : { message }),
    { authorization: `Bearer ${token}`, 'idempotency-key': key },
  );

/** Whether files were refused that the server has deleted since they were uploaded: it keeps none for an hour. */
export const areFilesGone = ({ errors }: Refused) => errors.some(({ pointer }) => pointer.startsWith('/attachments/'));
