/** @jsxImportSource hono/jsx */
import { createHash } from 'node:crypto';
import type { Language } from '@helpslip/shared/languages';
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { cachedBytes } from '../web/conditional.ts';
import type { Route, WebContext } from '../web/route.ts';
import { widgetFiles } from '../web/widget-build.ts';
import followCss from './follow.css?raw';
import type { Speech } from './follow-words/spoken.ts';

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
  /** The language of the content; English without it. */
  speech?: Speech;
  /** Ten characters, as stored. With it, or null for none yet, the widget's follow view takes the page over where there is script. */
  followed?: string | null;
}

/** Answers with a page that no cache keeps. */
export function answerFollowPage(c: WebContext, facts: PageFacts, content: Child): Response | Promise<Response> {
  c.header('Cache-Control', 'private, no-store');
  const isFollowing = facts.followed !== undefined;
  const page = (
    <html lang={facts.speech?.locale ?? 'en'} dir={facts.speech?.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{facts.title}</title>
        <link rel="stylesheet" href={CSS_PATH} />
        {isFollowing && <Words language={facts.speech?.language ?? 'en'} />}
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

/** Has the words of the follow view fetched beside its script, which asks for them only when it runs. */
function Words({ language }: { language: Language }) {
  const named = new RegExp(`^${language}(?:-follow)?-[\\w-]{8}\\.js$`);
  const files = [...widgetFiles().files.keys()].filter((name) => named.test(name));
  return (
    <>
      {files.map((file) => (
        <link rel="modulepreload" href={`/widget/${file}`} />
      ))}
    </>
  );
}

interface FindProps {
  speech: Speech;
  typed: string;
  fault?: string | undefined;
}

/** The box for any reference. */
export function FindForm({ speech, typed, fault }: FindProps) {
  const { words, asked } = speech;
  return (
    <form action="/t" method="get">
      {asked && <input type="hidden" name="lang" value={asked} />}
      <Reference speech={speech} label={words.reference} typed={typed} fault={fault} isRequired />
      <button type="submit">{words.show}</button>
    </form>
  );
}

/** The input for a reference, with what is wrong with it. */
export function Reference({
  speech,
  label,
  typed,
  fault,
  isRequired,
}: FindProps & { label: string; isRequired?: boolean }) {
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
      <Note id="reference-note" fault={fault} hint={speech.words.example} />
    </>
  );
}

interface NoteProps {
  id: string;
  fault?: string | undefined;
  hint?: string;
  /** The language of what is said, where it is not that of the page. */
  lang?: string | undefined;
}

/** What stands below an input: a hint, or what is wrong, told at once to those who cannot see it. */
export function Note({ id, fault, hint, lang }: NoteProps) {
  return (
    <p id={id} class={fault ? 'fault' : 'hint'} role={fault ? 'alert' : undefined} lang={lang}>
      {fault ?? hint}
    </p>
  );
}
