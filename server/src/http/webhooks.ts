import { Refusal } from '../errors.ts';
import { keepEvent } from '../inbound/keep-event.ts';
import { isSignedBy, readSigned } from '../inbound/webhook-signature.ts';
import { readBytes } from '../web/body.ts';
import type { Route, WebContext } from '../web/route.ts';

/** A mail to many with many files is told of in a tenth of this. */
const LARGEST_CALL = 512 * 1024;

export const webhookRoutes: Route[] = [
  // Its budget is the signature: a flood from the provider is work, and one from elsewhere ends at the headers.
  { method: 'POST', path: '/webhooks/resend', policy: { audience: 'signed' }, answer: postResend },
];

const unsigned = () =>
  new Refusal('unsigned', 'This call does not carry a signature of ours from the last five minutes.');

/** Keeps a signed call before it is answered; what follows from it is a job's work. Without a secret there is no such route. */
async function postResend(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const { webhookSecrets } = deps.config;
  if (webhookSecrets.length === 0) throw new Refusal('not-found', 'There is nothing at this address.');
  const signed = readSigned((name) => c.req.header(name), deps.clock());
  if (!signed) throw unsigned();
  const body = await readBytes(c, LARGEST_CALL);
  if (!isSignedBy(webhookSecrets, signed, body)) throw unsigned();
  await keepEvent(deps, signed.id, textOf(body));
  return c.json({ kept: true }, 202);
}

function textOf(body: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(body);
  if (text.includes('\0')) throw new Refusal('malformed', 'The body holds what no text holds.');
  return text;
}
