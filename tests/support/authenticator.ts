import { Secret, TOTP } from 'otpauth';
import type { Desk } from './desk.ts';

/** An authenticator app that was paired with a person's account. */
export interface Authenticator {
  /** What the app shows at an instant. */
  codeAt(at: string): string;
}

/** Reads the secret off the page, as a person does who types it. */
export function pairedBy(page: Document): Authenticator {
  const secret = page.querySelector('.secret code')?.textContent?.replaceAll(' ', '') ?? '';
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  return { codeAt: (at) => app.generate({ timestamp: Date.parse(at) }) };
}

/** Turns the second step on as a person does, and gives back the app and the recovery codes that were shown. */
export async function turnOnTwoStep(
  desk: Desk,
  password: string,
  at: string,
): Promise<{ app: Authenticator; recoveryCodes: string[]; response: Response }> {
  await desk.post('/admin/account/two-step/start', { proof: password });
  const app = pairedBy(await desk.page('/admin/account/two-step'));
  const response = await desk.post('/admin/account/two-step/confirm', { code: app.codeAt(at) });
  const recoveryCodes = [...(await response.clone().text()).matchAll(/<code>([0-9a-z-]{14})<\/code>/g)].map(
    ([, code]) => code ?? '',
  );
  return { app, recoveryCodes, response };
}
