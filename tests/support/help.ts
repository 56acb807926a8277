import { textsOf } from './answers.ts';
import { documentOf } from './desk.ts';
import type { Helpslip } from './helpslip.ts';

type Fields = Record<string, string>;

/** A page of a site's help, as a browser without script has it. */
export interface HelpPage {
  status: number;
  headers: Headers;
  html: string;
  page: Document;
}

/** Opens a page. */
export async function helpPage(helpslip: Helpslip, path: string, headers: Fields = {}): Promise<HelpPage> {
  return pageOf(await helpslip.call('GET', path, { headers: { Accept: 'text/html', ...headers } }));
}

/** What an answer holds as a page. */
export async function pageOf(response: Response): Promise<HelpPage> {
  const html = await response.text();
  return { status: response.status, headers: response.headers, html, page: documentOf(html) };
}

/** What stands in the form of a page, as a browser would send it. */
export function formOf(page: Document): Fields {
  const typed: Fields = {};
  for (const input of page.querySelectorAll('form[method="post"] :is(input, textarea, select)')) {
    const name = input.getAttribute('name') ?? '';
    // Nobody but a person can fill it.
    if (input.getAttribute('type') === 'file') continue;
    const isBox = /^(?:checkbox|radio)$/.test(input.getAttribute('type') ?? '');
    if (isBox && !input.hasAttribute('checked')) continue;
    const chosen = input.querySelector('option[selected]')?.getAttribute('value') ?? '';
    const written = (input.textContent ?? '').replace(/^\n/, '');
    const values: Fields = { SELECT: chosen, TEXTAREA: written };
    typed[name] = values[input.tagName] ?? input.getAttribute('value') ?? (isBox ? 'on' : '');
  }
  return typed;
}

/** Posts a form as a browser does from our own page. A header given as '' is left out. */
export function sendForm(
  helpslip: Helpslip,
  path: string,
  fields: Fields,
  headers: Fields = {},
  from?: string,
): Promise<Response> {
  const sent = Object.entries({
    Accept: 'text/html',
    'Content-Type': 'application/x-www-form-urlencoded',
    Origin: helpslip.deps.config.baseUrl,
    'Sec-Fetch-Site': 'same-origin',
    ...headers,
  }).filter(([, value]) => value !== '');
  return helpslip.call('POST', path, {
    raw: new URLSearchParams(fields).toString(),
    headers: Object.fromEntries(sent),
    ...(from ? { from } : {}),
  });
}

const NOTHING = 'no-file-was-chosen';

export interface FileInForm {
  name: string;
  content: string | Uint8Array<ArrayBuffer>;
}

/** The body of a form with files, and its type, as a browser encodes them: what was typed first, in its order. */
async function encoded(fields: Fields, files: FileInForm[]): Promise<{ body: Uint8Array<ArrayBuffer>; type: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const { name, content } of files) form.append('files', new File([content], name));
  if (files.length === 0) form.append('files', new File([], NOTHING));
  const request = new Response(form);
  const bytes = Buffer.from(await request.arrayBuffer());
  // Where nothing was chosen a browser sends a part whose name is empty; Node leaves that name out.
  const body = files.length > 0 ? bytes : Buffer.from(bytes.toString('latin1').replace(NOTHING, ''), 'latin1');
  return { body: new Uint8Array(body), type: request.headers.get('Content-Type') ?? '' };
}

/** Posts a form with files as a browser does from our own page. */
export async function sendFormWithFiles(
  helpslip: Helpslip,
  path: string,
  fields: Fields,
  files: FileInForm[],
  from?: string,
): Promise<Response> {
  const { body, type } = await encoded(fields, files);
  return helpslip.call('POST', path, {
    raw: body,
    headers: {
      Accept: 'text/html',
      'Content-Type': type,
      'Content-Length': String(body.byteLength),
      Origin: helpslip.deps.config.baseUrl,
      'Sec-Fetch-Site': 'same-origin',
    },
    ...(from ? { from } : {}),
  });
}

/** What a visitor types into the form of `billing`. */
export const WRITTEN = {
  subject: 'Charged twice',
  message: 'The October invoice was charged twice.',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
};

const WRITING_MS = 60_000;

/** Opens a form, fills it in and sends it. */
export async function write(helpslip: Helpslip, path: string, fields: Fields = {}): Promise<Response> {
  const { page } = await helpPage(helpslip, path);
  // A person takes a while over it.
  helpslip.moveClockTo(new Date(helpslip.deps.clock().getTime() + WRITING_MS).toISOString());
  return sendForm(helpslip, path.split('?')[0] ?? '', { ...formOf(page), ...WRITTEN, ...fields });
}

/** What is marked as not to be taken, each input with its words. */
export function faultsIn(page: Document): string[] {
  return textsOf(page, '.notice li');
}
