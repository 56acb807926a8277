import { resendMailer } from '@helpslip/server/mail/resend.ts';
import { planDeliveries } from '@helpslip/server/notifications/plan-deliveries.ts';
import { sendDue } from '@helpslip/server/notifications/send-due.ts';
import { type FakeResend, fakeResend } from './fake-resend.ts';
import { type Helpslip, openHelpslip, type Settings, WEDNESDAY_MORNING } from './helpslip.ts';

export interface MailHouse {
  helpslip: Helpslip;
  /** Lets the clock run on. */
  pass(milliseconds: number): void;
  /** What became of each delivery, in the order in which they were made. */
  deliveries(): Promise<Standing[]>;
  close(): Promise<void>;
}

export interface Standing {
  id: string;
  status: string;
  reason: string | null;
  letter: string;
  recipient: string;
  attempts: number;
  due_at: Date;
  provider_id: string | null;
  composed: unknown;
}

/** A server whose letters go wherever `settings.mail` says, with a clock to be run on. */
export async function mailHouse(settings: Settings = {}): Promise<MailHouse> {
  const helpslip = await openHelpslip({
    ...settings,
    environment: { MAIL_FROM: 'Acme Support <support@acme.example>', RATE_LIMITS: 'off', ...settings.environment },
  });
  let now = new Date(settings.startAt ?? WEDNESDAY_MORNING).getTime();
  return {
    helpslip,
    pass(milliseconds) {
      now += milliseconds;
      helpslip.moveClockTo(new Date(now).toISOString());
    },
    deliveries: () =>
      helpslip.deps.db
        .selectFrom('delivery')
        .select(['id', 'status', 'reason', 'letter', 'recipient', 'attempts', 'due_at', 'provider_id', 'composed'])
        .orderBy('created_at')
        .orderBy('recipient')
        .execute(),
    close: () => helpslip.close(),
  };
}

/** The same with the real transport to a Resend that does what the test says. */
export async function resendHouse(
  settings: Settings & { perSecond?: number; deadlineMs?: number } = {},
): Promise<MailHouse & { resend: FakeResend }> {
  let clock = () => new Date(settings.startAt ?? WEDNESDAY_MORNING);
  const resend = await fakeResend(() => clock());
  const { perSecond = 1_000, deadlineMs = 2_000 } = settings;
  const mail = resendMailer({ apiKey: 're_test', baseUrl: resend.url, perSecond, deadlineMs });
  const house = await mailHouse({ ...settings, mail });
  clock = house.helpslip.deps.clock;
  return {
    ...house,
    resend,
    async close() {
      await house.close();
      await resend.close();
    },
  };
}

/** One turn of the jobs: what is planned, and what may leave now. */
export async function turn({ deps }: Helpslip): Promise<number> {
  await planDeliveries(deps);
  return sendDue(deps);
}
