import type { Person } from './cast.ts';
import type { Helpslip } from './helpslip.ts';

/** The words of all elements that a selector finds, blanks folded. */
export function textsOf(page: Document, selector: string): string[] {
  return [...page.querySelectorAll(selector)].map((element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '');
}

/** What stands in the form of an answer, as a browser would send it without a button. */
export function typedInto(page: Document): Record<string, string> {
  const form = page.querySelector('#answer-form');
  if (!form) throw new Error('there is no form of an answer');
  const typed: Record<string, string> = {};
  for (const field of form.querySelectorAll('input, textarea')) {
    const isLeftOut = field.getAttribute('type') === 'checkbox' && !field.hasAttribute('checked');
    const name = field.getAttribute('name');
    if (!name || isLeftOut) continue;
    typed[name] = field.tagName === 'TEXTAREA' ? (field.textContent ?? '') : (field.getAttribute('value') ?? '');
  }
  return typed;
}

/** Sends files of answers to be read, as a browser does. @returns what was answered */
export async function sendFiles(
  { app, deps }: Pick<Helpslip, 'app' | 'deps'>,
  { desk }: Person,
  files: Record<string, string | Uint8Array<ArrayBuffer>>,
  site = 'acme',
): Promise<Response> {
  const token = (await desk.page('/admin')).querySelector('[name="form-token"]')?.getAttribute('value') ?? '';
  const body = new FormData();
  body.set('form-token', token);
  body.set('site', site);
  for (const [name, content] of Object.entries(files)) body.append('files', new File([content], name));
  return app.request(
    '/admin/answers/files',
    {
      method: 'POST',
      headers: { Cookie: desk.cookie(), Origin: deps.config.baseUrl, 'Sec-Fetch-Site': 'same-origin' },
      body,
    },
    { incoming: { socket: { remoteAddress: '203.0.113.9' } } },
  );
}
