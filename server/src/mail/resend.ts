import { Resend } from 'resend';
import type { Mailer, OutgoingLetter, SendOutcome } from './mailer.ts';

const TIMEOUT_MS = 15_000;
/** Answers that a second try would not change; 409 is a twin under way, 429 and 5xx pass. */
const FINAL_STATUSES = new Set([400, 401, 403, 404, 405, 422]);

/** Sends through Resend, whose API takes the delivery's id as idempotency key and remembers it for 24 hours. */
export function resendMailer(settings: { apiKey: string; baseUrl: string | undefined }): Mailer {
  const resend = new Resend(settings.apiKey, settings.baseUrl ? { baseUrl: settings.baseUrl } : {});
  return { isDevMailbox: false, send: (letter) => trySend(resend, letter) };
}

async function trySend(resend: Resend, letter: OutgoingLetter): Promise<SendOutcome> {
  const { id, ...email } = letter;
  try {
    const { error, headers } = await resend.emails.send(email, {
      idempotencyKey: id,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!error) return { kind: 'sent' };
    if (FINAL_STATUSES.has(error.statusCode ?? 0)) return { kind: 'refused', reason: error.name };
    const retryAfterSeconds = Number(headers?.['retry-after']);
    return { kind: 'later', reason: error.name, ...(retryAfterSeconds > 0 ? { retryAfterSeconds } : {}) };
  } catch (fault) {
    return { kind: 'later', reason: fault instanceof Error ? fault.name : 'unknown' };
  }
}
