import type { Config } from '../config.ts';
import { bareAddress } from './bare-address.ts';
import { devMailbox } from './dev-mailbox.ts';
import type { Mailer } from './mailer.ts';
import { resendMailer } from './resend.ts';
import { smtpMailer } from './smtp.ts';

/** What Resend lets a new account do. */
const RESEND_PER_SECOND = 2;

/** The one way out that the settings name; without any, letters stay here. */
export function openMailer({ resend, smtp, mailFrom, mailBounceTo, mailPerSecond }: Config): Mailer {
  if (resend) return resendMailer({ ...resend, perSecond: mailPerSecond ?? RESEND_PER_SECOND });
  if (smtp) {
    return smtpMailer({
      server: smtp,
      bounceTo: bareAddress(mailBounceTo ?? mailFrom),
      perSecond: mailPerSecond ?? null,
    });
  }
  return devMailbox;
}
