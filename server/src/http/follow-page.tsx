/** @jsxImportSource hono/jsx */
import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { cachedBytes } from '../web/conditional.ts';
import type { Route, WebContext } from '../web/route.ts';
import { widgetFiles } from '../web/widget-build.ts';
import followCss from './follow.css?raw';
import { words } from './follow-words.ts';

const CSS_PATH = `/t/sheet/${createHash('sha256').update(followCss).digest('hex').slice(0, 12)}.css`;

/** The sheet of the page; its address changes with every byte. */
export const followSheetRoute: Route = {
  method: 'GET',
  path: CSS_PATH,
  policy: { audience: 'everyone' },
  answer: (c) => cachedBytes(c, followCss, 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'),
};

interface PageFacts {
  title: string;
  status?: ContentfulStatusCode;
  /** Ten characters, as stored. With it, or null for none yet, the widget's follow view takes the page over where there is script. */
  followed?: string | null;
}

/** Answers with a page that no cache keeps. */
export function answerFollowPage(c: WebContext, facts: PageFacts, content: Child): Response | Promise<Response> {
  c.header('Cache-Control', 'private, no-store');
  const isFollowing = facts.followed !== undefined;
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{facts.title}</title>
        <link rel="stylesheet" href={CSS_PATH} />
        {isFollowing && <script type="module" src={`/widget/${widgetFiles().followScript}`} />}
      </head>
      <body>
        <main data-helpslip-follow={isFollowing || undefined} data-reference={facts.followed ?? undefined}>
          {content}
        </main>
      </body>
    </html>
  );
  return c.html(html`<!doctype html>${page}`, facts.status ?? 200);
}

interface FindProps {
  typed: string;
  fault?: string | undefined;
}

/** The box for any reference. */
export function FindForm({ typed, fault }: FindProps) {
  return (
    <form action="/t" method="get">
      <Reference label={words.reference} typed={typed} fault={fault} isRequired />
      <button type="submit">{words.show}</button>
    </form>
  );
}

/** The input for a reference, with what is wrong with it. */
export function Reference({ label, typed, fault, isRequired }: FindProps & { label: string; isRequired?: boolean }) {
  return (
    <>
      <label for="reference">{label}</label>
      <input
        id="reference"
        name="reference"
        class="number"
        value={typed}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        dir="ltr"
        required={isRequired}
        aria-describedby="reference-note"
        aria-invalid={fault ? 'true' : undefined}
      />
      <Note id="reference-note" fault={fault} hint={words.example} />
    </>
  );
}

/** What stands below an input: a hint, or what is wrong, told at once to those who cannot see it. */
export function Note({ id, fault, hint }: { id: string; fault?: string | undefined; hint?: string }) {
  return (
    <p id={id} class={fault ? 'fault' : 'hint'} role={fault ? 'alert' : undefined}>
      {fault ?? hint}
    </p>
  );
}
