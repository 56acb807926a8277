import * as v from 'valibot';
import type { SendOutcome } from './mailer.ts';

const LONGEST_ANSWER = 300;
const faultSchema = v.object({
  code: v.optional(v.string()),
  originalCode: v.optional(v.string()),
  command: v.optional(v.string()),
  response: v.optional(v.string()),
  responseCode: v.optional(v.number()),
});
const OF_CERTIFICATE = /CERT|SSL|TLS|ISSUER|SIGNATURE|DEPTH_ZERO/;
/** Commands about this one letter; what is refused before them would be refused for any. */
const OF_LETTER = /^(?:MAIL FROM|RCPT TO|DATA)/;

/**
 * What the end of an SMTP conversation means for its letter.
 * @param fault what ended it; null when the server took the letter
 * @param isBegun whether the letter's text was on its way: an end without a word from the server then leaves everything open
 */
export function endOf(fault: unknown, isBegun: boolean): SendOutcome {
  if (!fault) return { kind: 'sent' };
  const known = v.safeParse(faultSchema, fault);
  const { code = '', originalCode = '', command = '', response, responseCode } = known.success ? known.output : {};
  const answer = response ? { answer: response.slice(0, LONGEST_ANSWER) } : {};
  const isTls =
    code === 'ETLS' || code === 'EREQUIRETLS' || OF_CERTIFICATE.test(originalCode) || OF_CERTIFICATE.test(code);
  if (isTls && !isBegun) return { kind: 'later', reason: 'mail-server-tls', isOfTransport: true, ...answer };
  if (responseCode !== undefined) {
    const isOfLetter = (isBegun || OF_LETTER.test(command)) && responseCode !== 421;
    if (isOfLetter && responseCode >= 500) return { kind: 'refused', reason: 'mail-server-refused', ...answer };
    const reason = isOfLetter ? 'mail-server-later' : code === 'EAUTH' ? 'mail-server-login' : 'mail-server-closed';
    return { kind: 'later', reason, isOfTransport: !isOfLetter, ...answer };
  }
  if (isBegun) return { kind: 'unsure', reason: 'cut-off' };
  // Without an answer of the server this is our own verdict: an address that cannot be written in SMTP.
  if (code === 'EENVELOPE') return { kind: 'refused', reason: 'address-unfit' };
  const reason = code === 'EAUTH' ? 'mail-server-login' : 'mail-server-unreachable';
  return { kind: 'later', reason, isOfTransport: true };
}
