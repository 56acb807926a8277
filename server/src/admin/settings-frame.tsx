/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type SiteSettings, settingsOf } from '../sites/site-settings.ts';
import type { WebContext } from '../web/route.ts';
import { FRAMING_PAGE_POLICY } from '../web/security-headers.ts';
import { staffIn } from './desk-route.tsx';
import { answerPage } from './layout.tsx';
import type { ScriptName } from './scripts.ts';

/** The site that an address names, as its owner sees it. @throws Refusal `not-found` */
export function siteIn(c: WebContext): Promise<SiteSettings> {
  return settingsOf(c.get('deps').db, staffIn(c).id, c.req.param('site') ?? '');
}

const PARTS = {
  site: { path: '', label: 'Site' },
  categories: { path: '/categories', label: 'Categories' },
  calendar: { path: '/calendar', label: 'Hours' },
  languages: { path: '/languages', label: 'Languages' },
  install: { path: '/install', label: 'Install' },
  identity: { path: '/identity', label: 'Identity' },
} as const;

interface FrameFacts {
  title: string;
  part: keyof typeof PARTS;
  status?: ContentfulStatusCode;
  /** What the page does better with. */
  scripts?: ScriptName[];
  /** Whether the form that visitors get stands beside the content. */
  hasPreview?: boolean;
}

/** Answers with a page of one site's settings. */
export function answerSettings(
  c: WebContext,
  site: SiteSettings,
  { title, part, status = 200, scripts = [], hasPreview = false }: FrameFacts,
  content: Child,
): Response | Promise<Response> {
  if (hasPreview) c.header('Content-Security-Policy', FRAMING_PAGE_POLICY);
  return answerPage(
    c,
    {
      title: `${title} · ${site.name}`,
      here: 'settings',
      status,
      scripts: hasPreview ? [...scripts, 'form-preview'] : scripts,
    },
    <div class={hasPreview ? 'settings wide' : 'settings'}>
      <p class="back">
        <a href="/admin/settings">All sites</a>
      </p>
      <h1>
        <bdi>{site.name}</bdi>
      </h1>
      <nav class="parts" aria-label="Settings of this site">
        {Object.entries(PARTS).map(([name, { path, label }]) => (
          <a href={`${settingsHref(site.key)}${path}`} aria-current={name === part ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {site.disabled_at && (
        <p class="notice">This site is switched off: its widget is gone, and nothing is taken for it.</p>
      )}
      {content}
    </div>,
  );
}

export function settingsHref(siteKey: string): string {
  return `/admin/settings/${siteKey}`;
}
