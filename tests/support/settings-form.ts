import { type Desk, documentOf } from './desk.ts';

/** What stands in the form of a settings page that has an input of a name, as a browser would send it. */
export async function filledIn(desk: Desk, path: string, has: string): Promise<Record<string, string>> {
  const form = [...(await desk.page(path)).querySelectorAll('form')].find((one) => one.querySelector(`#${has}`));
  if (!form) throw new Error(`${path} has no form with ${has}`);
  const values: Record<string, string> = {};
  for (const input of form.querySelectorAll('input, textarea, select')) {
    const name = input.getAttribute('name') ?? '';
    if (input.getAttribute('type') === 'checkbox' && !input.hasAttribute('checked')) continue;
    const chosen = input.querySelector('option[selected]') ?? input.querySelector('option');
    values[name] = chosen?.getAttribute('value') ?? input.getAttribute('value') ?? input.textContent ?? '';
  }
  return values;
}

/** Sends a form, and gives the page that comes back. */
export async function sent(
  desk: Desk,
  path: string,
  fields: Record<string, string>,
): Promise<{ status: number; page: Document }> {
  const response = await desk.post(path, fields);
  return { status: response.status, page: documentOf(await response.text()) };
}

export const faultOn = (page: Document, name: string): string | undefined =>
  page.querySelector(`#${name}-fault`)?.textContent ?? undefined;
