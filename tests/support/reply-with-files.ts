import type { Person } from './cast.ts';
import { documentOf } from './desk.ts';
import type { Helpslip } from './helpslip.ts';
import { ticketPage } from './ticket-desk.ts';

interface ChosenFile {
  name: string;
  content: string | Uint8Array<ArrayBuffer>;
}

/** The reply form of a page, as a browser would send it with these files. */
function formIn(page: Document, fields: Record<string, string>, files: ChosenFile[]): FormData {
  const body = new FormData();
  for (const input of page.querySelectorAll('#reply input')) {
    const [name, type] = [input.getAttribute('name') ?? '', input.getAttribute('type')];
    const isSent = type === 'hidden' || (type === 'checkbox' && input.hasAttribute('checked'));
    if (isSent) body.set(name, input.getAttribute('value') ?? '');
  }
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const { name, content } of files) body.append('files', new File([content], name));
  // Where nothing was chosen a browser sends an empty one.
  if (files.length === 0) body.append('files', new File([], 'none'));
  return body;
}

/** Sends the reply form of a ticket's page without script, with files. @param page where it stands; a fresh one where left out */
export async function replyWithFiles(
  { app, deps }: Pick<Helpslip, 'app' | 'deps'>,
  person: Person,
  reference: string,
  { files = [], page, ...fields }: { message: string; left?: string; files?: ChosenFile[]; page?: Document },
): Promise<{ status: number; page: Document }> {
  const from = page ?? (await ticketPage(person, reference));
  const response = await app.request(
    `/admin/tickets/${reference}/reply`,
    {
      method: 'POST',
      headers: { Cookie: person.desk.cookie(), Origin: deps.config.baseUrl, 'Sec-Fetch-Site': 'same-origin' },
      body: formIn(from, fields, files),
    },
    { incoming: { socket: { remoteAddress: '203.0.113.9' } } },
  );
  return { status: response.status, page: documentOf(await response.text()) };
}
