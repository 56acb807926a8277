/** @jsxImportSource hono/jsx */
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Staff } from '../staff/sign-in.ts';
import { FORM_TOKEN_FIELD } from '../web/guard.ts';
import type { WebContext } from '../web/route.ts';
import { KeyDialog } from './key-list.tsx';
import { SlipMark } from './marks.tsx';
import { type ScriptName, scriptHref } from './scripts.ts';
import { stylesheetHref } from './stylesheet.ts';

interface PageFacts {
  title: string;
  status?: ContentfulStatusCode;
  /** What the page does better with. */
  scripts?: ScriptName[];
  here?: 'queue' | 'answers' | 'insights' | 'search' | 'letters' | 'inbound' | 'settings';
}

/** Answers with a whole page of the desk: frame, menu for those who are signed in, and the content. */
export function answerPage(c: WebContext, facts: PageFacts, content: Child): Response | Promise<Response> {
  // A path may hold a set-up token. With 'no-referrer' a post would carry no Origin, by which we know our own forms.
  c.header('Referrer-Policy', 'strict-origin');
  const hasKeys = c.get('staff')?.hasKeyShortcuts === true;
  const scripts: ScriptName[] = [...(hasKeys ? (['keys'] as const) : []), ...(facts.scripts ?? [])];
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${facts.title} · Helpslip`}</title>
        <link rel="stylesheet" href={stylesheetHref} />
        {scripts.map((name) => (
          <script type="module" src={scriptHref(name)} />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          To the content
        </a>
        <Bar staff={c.get('staff')} formToken={c.get('formToken')} here={facts.here} />
        <main id="content" tabindex={-1}>
          {content}
        </main>
        {hasKeys && <KeyDialog />}
      </body>
    </html>
  );
  return c.html(html`<!doctype html>${page}`, facts.status ?? 200);
}

interface BarProps {
  staff: Staff | undefined;
  formToken: string | undefined;
  here: PageFacts['here'];
}

const PLACES: { place: PageFacts['here']; href: string; name: string; isOwners?: boolean }[] = [
  { place: 'queue', href: '/admin', name: 'Queue' },
  { place: 'answers', href: '/admin/answers', name: 'Answers' },
  { place: 'insights', href: '/admin/insights', name: 'Insights' },
  { place: 'search', href: '/admin/search', name: 'Search' },
  { place: 'inbound', href: '/admin/inbound', name: 'Mail' },
  { place: 'letters', href: '/admin/letters', name: 'Letters', isOwners: true },
  { place: 'settings', href: '/admin/settings', name: 'Settings', isOwners: true },
];

function Bar({ staff, formToken, here }: BarProps) {
  return (
    <header class="bar">
      <a class="brand" href="/admin">
        <SlipMark />
        <span>Helpslip</span>
      </a>
      {staff && (
        <nav aria-label="Desk">
          {PLACES.filter(({ isOwners }) => !isOwners || staff.role === 'owner').map(({ place, href, name }) => (
            <a href={href} aria-current={here === place ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
      {staff && (
        <details class="person">
          <summary>
            <bdi>{staff.name}</bdi>
          </summary>
          <form method="post" action="/admin/sign-out">
            <FormToken value={formToken} />
            <p>
              <bdi>{staff.email}</bdi>
            </p>
            <a href="/admin/account">Your account</a>
            {staff.role === 'owner' && <a href="/admin/staff">Staff</a>}
            <p>
              <a href="/admin/keys">Keys</a>
            </p>
            <button type="submit" name="where" value="here">
              Sign out
            </button>
            <button type="submit" name="where" value="everywhere">
              Sign out on all devices
            </button>
          </form>
        </details>
      )}
    </header>
  );
}

/** Belongs in every form that a signed-in person posts: the guard refuses those without it. */
export function FormToken({ value }: { value: string | undefined }) {
  return <input type="hidden" name={FORM_TOKEN_FIELD} value={value ?? ''} />;
}
