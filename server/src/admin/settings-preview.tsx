/** @jsxImportSource hono/jsx */
import type { SiteConfig } from '@helpslip/shared/contract';
import type { Field, FieldValues } from '@helpslip/shared/fields';
import { html } from 'hono/html';
import { isOpenAt } from '../promises/business-minutes.ts';
import { promiseTime } from '../promises/promise.ts';
import { type CategorySettings, categoryOf } from '../sites/category-settings.ts';
import { type Category, categoriesOf, publicConfig, siteWithId } from '../sites/queries.ts';
import type { WebContext } from '../web/route.ts';
import { widgetFiles } from '../web/widget-build.ts';
import { readForm } from './form.ts';
import { scriptHref } from './scripts.ts';
import { readCategory, savedCategorySchema } from './settings-category-save.ts';
import { fieldIn } from './settings-field.tsx';
import { newFieldSchema, readField, savedFieldSchema } from './settings-field-save.ts';
import { siteIn } from './settings-frame.tsx';

/** GET …/categories/:category/preview and …/fields/:field/preview: the form with what is saved. */
export async function savedFormPreview(c: WebContext): Promise<Response> {
  const { site, category, field } = await fieldIn(c);
  return answerForm(c, site.id, category, field);
}

/** POST …/categories/:category/preview: the form with what is typed of its category, or what is wrong with it. Nothing is kept. */
export async function typedCategoryPreview(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const category = await categoryOf(c.get('deps').db, site.id, c.req.param('category') ?? '');
  const { values, unfinished } = await readForm(c, savedCategorySchema);
  if (!values) return answerFaults(c, unfinished.faults);
  const { text, faults } = readCategory(values);
  return Object.keys(faults).length > 0
    ? answerFaults(c, faults)
    : answerForm(c, site.id, { ...category, ...text }, null);
}

/** No saved detail has such a key. */
const NEW_KEY = '*new';

/** POST …/new-field/preview and …/fields/:field/preview: the form with a detail as it is typed. Nothing is kept. */
export async function typedFieldPreview(c: WebContext): Promise<Response> {
  const place = await fieldIn(c);
  const { values, unfinished } = await readForm(c, place.field ? savedFieldSchema : newFieldSchema);
  if (!values) return answerFaults(c, unfinished.faults);
  const { field, faults } = readField(place.field?.key ?? NEW_KEY, values, place);
  if (Object.keys(faults).length > 0) return answerFaults(c, faults);
  const { category } = place;
  const fields = place.field
    ? category.fields.map((one) => (one.key === field.key ? field : one))
    : [...category.fields, field];
  return answerForm(c, place.site.id, { ...category, fields }, field);
}

/** What the frame draws: the form of a category, with the edited detail in sight. */
interface Previewed {
  config: SiteConfig;
  category: string;
  /** The key of the edited detail. */
  field?: string;
  /** What must be filled in for that one to be asked for. */
  filled: FieldValues;
}

async function answerForm(
  c: WebContext,
  siteId: number,
  edited: CategorySettings,
  field: Field | null,
): Promise<Response> {
  const deps = c.get('deps');
  const [site, saved] = await Promise.all([siteWithId(deps, siteId), categoriesOf(deps, siteId)]);
  const now = deps.clock();
  const before = saved.find(({ id }) => id === edited.id);
  const category = { pace_minutes: null, pace_replies: 0, ...before, ...edited };
  const categories = before ? saved.map((one) => (one === before ? category : one)) : [...saved, category];
  const promiseBy = (target: Category) => promiseTime(site, target, now)?.by ?? null;
  const told = publicConfig(site, categories, promiseBy, isOpenAt(site.calendar, now));
  const previewed: Previewed = {
    // Whichever mode the site has: it is the form that is looked at.
    config: { ...told, mode: 'ask-first' },
    category: edited.key,
    ...(field ? { field: field.key } : {}),
    filled: conditionsBefore(field, edited.fields),
  };
  return wantsJson(c) ? c.json({ previewed }) : answerFrame(c, <PreviewedForm {...previewed} />);
}

/** What other details must hold for one to be asked for, and for those in turn. */
function conditionsBefore(field: Field | null, fields: Field[]): FieldValues {
  const filled: FieldValues = {};
  for (let at: Field | undefined = field ?? undefined; at?.showIf && !Object.hasOwn(filled, at.showIf.field); ) {
    const { field: key, equals }: NonNullable<Field['showIf']> = at.showIf;
    const other: Field | undefined = fields.find((one) => one.key === key);
    filled[key] = other?.type === 'choices' ? [String(equals)] : equals;
    at = other;
  }
  return filled;
}

function answerFaults(c: WebContext, faults: Record<string, string>): Response | Promise<Response> {
  if (wantsJson(c)) return c.json({ faults });
  return answerFrame(
    c,
    <ul>
      {Object.values(faults).map((fault) => (
        <li role="alert">{fault}</li>
      ))}
    </ul>,
  );
}

/** The page's script asks for what the form is drawn from; a browser without it loads the frame anew. */
const wantsJson = (c: WebContext) => c.req.header('Accept') === 'application/json';

/** A frame without an origin: the widget in it reaches neither cookies nor storage nor the network, and only the desk can show it. */
function answerFrame(c: WebContext, content: unknown): Response | Promise<Response> {
  const { baseUrl } = c.get('deps').config;
  c.header(
    'Content-Security-Policy',
    `sandbox allow-scripts allow-forms; default-src 'none'; script-src ${baseUrl}/admin/script/ ${baseUrl}/widget/; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
  );
  c.header('X-Frame-Options', 'SAMEORIGIN');
  return c.html(
    html`<!doctype html>${(
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>Preview</title>
        </head>
        <body>{content}</body>
      </html>
    )}`,
  );
}

function PreviewedForm(previewed: Previewed) {
  return (
    <>
      <main data-previewed={JSON.stringify(previewed)} data-app={`/widget/${widgetFiles().appFile}`} />
      <noscript>The form is drawn by the widget itself, and that needs script.</noscript>
      <script type="module" src={scriptHref('previewed-form')} />
    </>
  );
}
