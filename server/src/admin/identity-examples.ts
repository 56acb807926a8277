/** What a server of the owner's does to vouch for the address of who is signed in there; `email` is that address. */
export interface IdentityExample {
  language: string;
  code: string;
}

export const identityExamples: IdentityExample[] = [
  {
    language: 'Node',
    code: `import { createHmac } from 'node:crypto';

const secret = process.env.HELPSLIP_IDENTITY_SECRET;
const signature = createHmac('sha256', secret).update(email).digest('hex');`,
  },
  {
    language: 'PHP',
    code: `$secret = getenv('HELPSLIP_IDENTITY_SECRET');
$signature = hash_hmac('sha256', $email, $secret);`,
  },
  {
    language: 'Python',
    code: `import hashlib
import hmac
import os

secret = os.environ["HELPSLIP_IDENTITY_SECRET"]
signature = hmac.new(secret.encode(), email.encode(), hashlib.sha256).hexdigest()`,
  },
  {
    language: 'Ruby',
    code: `require "openssl"

secret = ENV.fetch("HELPSLIP_IDENTITY_SECRET")
signature = OpenSSL::HMAC.hexdigest("SHA256", secret, email)`,
  },
];

/** To try one's own code with: a secret, an address, and what must come out. */
export const identityVector = {
  secret: 'an-identity-secret-for-examples-only',
  email: 'ada@example.com',
  signature: '4bd7fca85e7885f54b37ab04e0149cb09df959e9cf52016eb5810e34d9a1bda4',
};

/** What stands on the page then, with what the server has made put in. */
export const identifyCall = `Helpslip('identify', {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  signature: '4bd7fca8…',
});`;
