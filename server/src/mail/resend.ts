import { type ErrorResponse, Resend } from 'resend';
import type { Mailer, OutgoingLetter, SendOutcome } from './mailer.ts';

const DEADLINE_MS = 10_000;
const HOUR_MS = 3_600_000;
/** Resend remembers a key for 24 hours; the last one is left to clocks that differ. */
const KNOWS_KEY_FOR_MS = 23 * HOUR_MS;
const LONGEST_ANSWER = 300;
/** Answers that a second try would not change. */
const FINAL_STATUSES = new Set([400, 401, 403, 404, 405, 413, 422, 451]);
const FINAL_NAMES = new Set<string>([
  'validation_error',
  'missing_required_field',
  'invalid_from_address',
  'invalid_parameter',
  'invalid_api_key',
  'restricted_api_key',
  'missing_api_key',
]);

interface ResendSettings {
  apiKey: string;
  baseUrl: string | undefined;
  /** What the account may do. */
  perSecond: number;
  /** How long an answer may take, in milliseconds. */
  deadlineMs?: number;
}

/** Sends through Resend, whose API takes the delivery's id as idempotency key. */
export function resendMailer(settings: ResendSettings): Mailer {
  const { deadlineMs = DEADLINE_MS } = settings;
  const resend = new Resend(settings.apiKey, settings.baseUrl ? { baseUrl: settings.baseUrl.replace(/\/+$/, '') } : {});
  return {
    name: 'resend',
    isDevMailbox: false,
    atOnce: 10,
    perSecond: settings.perSecond,
    deadlineMs,
    knowsLetterForMs: KNOWS_KEY_FOR_MS,
    blindTries: 0,
    send: (letter) => trySend(resend, letter, deadlineMs),
  };
}

async function trySend(resend: Resend, letter: OutgoingLetter, deadlineMs: number): Promise<SendOutcome> {
  const { id, ...email } = letter;
  try {
    const { data, error, headers } = await resend.emails.send(email, {
      idempotencyKey: id,
      signal: AbortSignal.timeout(deadlineMs),
    });
    if (data) return { kind: 'sent', ...(typeof data.id === 'string' ? { providerId: data.id } : {}) };
    return error ? outcomeOf(error, headers) : { kind: 'unsure', reason: 'provider-unclear' };
  } catch (fault) {
    return {
      kind: 'unsure',
      reason: fault instanceof Error && fault.name === 'TimeoutError' ? 'timeout' : 'no-answer',
    };
  }
}

function outcomeOf({ name, statusCode, message }: ErrorResponse, headers: Record<string, string> | null): SendOutcome {
  const retryAfter = retryAfterSeconds(headers);
  const answer = `${statusCode ?? ''} ${name ?? ''}: ${message ?? ''}`.trim().slice(0, LONGEST_ANSWER);
  if (name === 'daily_quota_exceeded') return { kind: 'used-up', reason: 'daily-quota', ...retryAfter };
  if (name === 'monthly_quota_exceeded') return { kind: 'used-up', reason: 'monthly-quota', ...retryAfter };
  // The key is known with another text: under it a letter did go out, though not quite this one.
  if (name === 'invalid_idempotent_request') return { kind: 'unsure', reason: 'key-known', isFinal: true };
  // A twin of this very request is under way.
  if (statusCode === 409) return { kind: 'unsure', reason: 'provider-busy' };
  if (statusCode === 429 || name === 'rate_limit_exceeded') {
    return { kind: 'later', reason: 'provider-rate', isOfTransport: true, answer, ...retryAfter };
  }
  if (statusCode === 503) return { kind: 'later', reason: 'provider-down', isOfTransport: true, answer, ...retryAfter };
  if (FINAL_STATUSES.has(statusCode ?? 0) || FINAL_NAMES.has(name)) {
    return { kind: 'refused', reason: 'provider-refused', answer };
  }
  return { kind: 'unsure', reason: statusCode ? 'provider-fault' : 'no-answer' };
}

/** Resend counts it in seconds. */
function retryAfterSeconds(headers: Record<string, string> | null): { retryAfterSeconds?: number } {
  const text = headers?.['retry-after'] ?? '';
  const seconds = /^\d{1,9}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
  return seconds > 0 ? { retryAfterSeconds: seconds } : {};
}
