/** @jsxImportSource hono/jsx */
import type { Contact } from '@helpslip/shared/contract';
import type { Child } from 'hono/jsx';

export interface LetterFacts {
  siteName: string;
  brandColor: string | undefined;
  /** What the letter may greet by; null greets without a name. */
  name: string | null;
  /** As people see it. */
  reference: string;
  trackUrl: string;
  promisedAt: Date | null;
  timeZone: string;
  locale: string;
  contacts: Contact[];
  /** What a person answered, for letters that carry it. */
  reply: { body: string; by: string } | null;
}

export interface LetterText {
  subject: string;
  text: string;
  html: string;
}

/** A language and a region, as browsers send them; other parts of a tag would change digits and calendar of a stranger's letter. */
const PLAIN_ENGLISH = /^en(?:-[A-Z]{2})?$/i;

const INK = '#1c1c22';
const QUIET = '#5d5e69';
const WASH = '#f5f4f1';
const FONT = "system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const MONO = 'ui-monospace,Menlo,Consolas,monospace';

/** The sheet every letter is written on: one column of 560, plain words. */
export async function sheet(facts: LetterFacts, children: Child): Promise<string> {
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{facts.siteName}</title>
      </head>
      <body style={`margin:0;background:${WASH};color:${INK};font:16px/1.5 ${FONT}`}>
        <div style="max-width:560px;margin:0 auto;padding:28px 16px">
          <div style="background:#ffffff;border-radius:14px;padding:28px 24px">{children}</div>
          <p style={`margin:16px 8px 0;font-size:13px;color:${QUIET}`}>{facts.siteName}</p>
        </div>
      </body>
    </html>
  );
  return `<!doctype html>${await page.toString()}`;
}

/** The slip, as the widget and the follow page show it. */
export function Slip({ facts }: { facts: LetterFacts }) {
  const promise = promiseText(facts);
  return (
    <div style={`background:${WASH};border-radius:12px;padding:20px;margin:20px 0;text-align:center`}>
      <div style={`font-size:13px;font-weight:600;color:${QUIET}`}>Reference</div>
      <div style={`font:650 26px/1.3 ${MONO};letter-spacing:.02em;white-space:nowrap;margin-top:4px`}>
        {facts.reference}
      </div>
      {promise && (
        <div style={`border-top:1px dashed #d5d2ca;margin-top:16px;padding-top:12px;font-size:15px`}>{promise}</div>
      )}
    </div>
  );
}

export function FollowLink({ facts, children }: { facts: LetterFacts; children: Child }) {
  return (
    <p style="margin:20px 0 0">
      <a href={facts.trackUrl} style={`color:${facts.brandColor ?? '#3454d1'};font-weight:600`}>
        {children}
      </a>
    </p>
  );
}

export function greeting({ name }: LetterFacts): string {
  return name ? `Hello ${name},` : 'Hello,';
}

/** "Reply by Monday, 23 November, 11:00 (Europe/Berlin)", in the reader's own zone; null where nothing was promised. */
export function promiseText({ promisedAt, timeZone, locale }: LetterFacts): string | null {
  return promisedAt ? `Reply by ${instantText(promisedAt, timeZone, locale)}` : null;
}

function instantText(at: Date, timeZone: string, locale: string): string {
  const format = (zone: string, language: string) =>
    new Intl.DateTimeFormat(language, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    }).format(at);
  try {
    return `${format(timeZone, PLAIN_ENGLISH.test(locale) ? locale : 'en-GB')} (${timeZone})`;
  } catch {
    // What a browser called its zone may be unknown here.
    return `${format('UTC', 'en-GB')} (UTC)`;
  }
}
