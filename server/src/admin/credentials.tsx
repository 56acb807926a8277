/** @jsxImportSource hono/jsx */
import { limits } from '@helpslip/shared/limits';
import { codePoints, filledLine, line } from '@helpslip/shared/text';
import * as v from 'valibot';
import { passwordLength } from '../staff/accounts.ts';
import { isPassword } from '../staff/passwords.ts';
import { drawFrom } from '../web/rate-limits.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { Field } from './field.tsx';

/** Narrower than a requester's address: accounts are looked up by it, so it must have one spelling. */
const PLAIN_EMAIL = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/i;

export const personName = filledLine(limits.name);
export const newEmail = v.pipe(
  line(limits.email),
  v.regex(PLAIN_EMAIL, 'Write an e-mail address such as ada@example.com.'),
);
export const newPassword = v.pipe(
  v.string(),
  v.maxLength(passwordLength.max, `Shorten this to ${passwordLength.max} characters.`),
  v.check((password) => password.isWellFormed(), 'This text is not valid Unicode.'),
  v.check(
    (password) => codePoints(password) >= passwordLength.min,
    `Take at least ${passwordLength.min} characters. A few words in a row are good.`,
  ),
);
/** A password that is compared and not kept: bounded, so that no work is done with a huge one. */
export const givenPassword = v.pipe(v.string(), v.maxLength(400));

/** Where somebody chooses a password. */
export function NewPasswordField({ fault, label = 'Password' }: { fault: string | undefined; label?: string }) {
  return (
    <Field
      name="password"
      label={label}
      type="password"
      fault={fault}
      autocomplete="new-password"
      hint={`At least ${passwordLength.min} characters. A few words in a row are good.`}
    />
  );
}

export const NOT_YOUR_PASSWORD = 'This is not your password.';

/** The schema of a form that is dangerous enough to ask for the own password again, and nothing else. */
export const proofSchema = v.strictObject({ proof: givenPassword });

/** Where a person shows once more that it is they. @param of which form, where a page has several */
export function ProofField({ of, fault }: { of: string; fault?: string | undefined }) {
  return (
    <Field
      name="proof"
      id={`proof-${of}`}
      label="Your own password"
      type="password"
      fault={fault}
      autocomplete="current-password"
    />
  );
}

/**
 * Whether the person at the desk has given their own password. Draws from the account's budget for signing in.
 * @throws Refusal `limited`
 */
export async function isProven(c: WebContext, proof: string): Promise<boolean> {
  const staff = staffIn(c);
  await drawFrom(c, 'sign-in', `account:${staff.email}`);
  return isPassword(c.get('deps'), staff.id, proof);
}
