/** @jsxImportSource hono/jsx */
import type { Contact } from '@helpslip/shared/contract';
import type { Child } from 'hono/jsx';
import { letterColors } from './letter-colors.ts';

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

const FONT = "system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const MONO = 'ui-monospace,Menlo,Consolas,monospace';

/** The sheet every letter is written on: one column of 560, plain words. */
export async function sheet(facts: LetterFacts, children: Child): Promise<string> {
  const { light } = letterColors(facts.brandColor);
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{facts.siteName}</title>
        <style>{darkRules(facts.brandColor)}</style>
      </head>
      <body class="wash" style={`margin:0;background:${light.wash};color:${light.ink};font:16px/1.5 ${FONT}`}>
        <div style="max-width:560px;margin:0 auto;padding:28px 16px">
          <div
            class="paper"
            style={`background:${light.paper};color:${light.ink};border-radius:14px;padding:28px 24px`}
          >
            {children}
          </div>
          <p class="quiet" style={`margin:16px 8px 0;font-size:13px;color:${light.quiet}`}>
            {facts.siteName}
          </p>
        </div>
      </body>
    </html>
  );
  return `<!doctype html>${await page.toString()}`;
}

/** Light is written on each element; a mail client that knows neither this sheet nor dark shows light throughout. */
function darkRules(brandColor: string | undefined): string {
  const { ink, quiet, paper, wash, line, link } = letterColors(brandColor).dark;
  const rules = [
    `.wash{background:${wash}!important;color:${ink}!important}`,
    `.paper{background:${paper}!important;color:${ink}!important}`,
    `.torn{background-image:${tornEdge(wash)}!important}`,
    `.line{border-color:${line}!important}`,
    `.quiet{color:${quiet}!important}`,
    `.link{color:${link}!important}`,
  ];
  return `@media (prefers-color-scheme:dark){${rules.join('')}}`;
}

/** The slip, as the widget and the follow page show it. */
export function Slip({ facts }: { facts: LetterFacts }) {
  const promise = promiseText(facts);
  const { wash, quiet, line } = letterColors(facts.brandColor).light;
  return (
    <div style="margin:20px 0;text-align:center">
      <div class="wash" style={`background:${wash};border-radius:12px 12px 0 0;padding:20px 12px 14px`}>
        <div class="quiet" style={`font-size:13px;font-weight:600;color:${quiet}`}>
          Reference
        </div>
        <div style={`font:650 26px/1.3 ${MONO};letter-spacing:.02em;white-space:nowrap;margin-top:4px`}>
          {facts.reference}
        </div>
        {promise && (
          <div class="line" style={`border-top:1px dashed ${line};margin:16px 8px 0;padding-top:12px;font-size:15px`}>
            {promise}
          </div>
        )}
      </div>
      <div class="torn" style={`height:8px;font-size:0;line-height:8px;background:${tornEdge(wash)} 0 0/18px 8px`} />
    </div>
  );
}

/** Where it is not understood the strip stays empty, and the slip ends in a plain edge. */
function tornEdge(color: string): string {
  return `radial-gradient(6px at 50% 100%,transparent 98%,${color})`;
}

export function FollowLink({ facts, children }: { facts: LetterFacts; children: Child }) {
  return (
    <p style="margin:20px 0 0;font-weight:600">
      <LetterLink facts={facts} href={facts.trackUrl}>
        {children}
      </LetterLink>
    </p>
  );
}

export function LetterLink({ facts, href, children }: { facts: LetterFacts; href: string; children: Child }) {
  return (
    <a class="link" href={href} style={`color:${letterColors(facts.brandColor).light.link}`}>
      {children}
    </a>
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
