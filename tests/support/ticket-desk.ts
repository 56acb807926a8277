import type { Person } from './cast.ts';

/** The page of a ticket as somebody at the desk sees it. */
export function ticketPage(person: Person, reference: string): Promise<Document> {
  return person.desk.page(`/admin/tickets/${reference}`);
}

/** Which state of the ticket the forms of its page were made from. */
export function seenIn(page: Document): string {
  return page.querySelector('[name="seen"]')?.getAttribute('value') ?? '';
}

/** Opens the page of a ticket and sends one of its forms at once. */
export async function act(
  person: Person,
  reference: string,
  verb: 'reply' | 'status' | 'assign' | 'draft' | 'note' | 'log' | 'move' | 'merge',
  fields: Record<string, string>,
): Promise<Response> {
  const seen = seenIn(await ticketPage(person, reference));
  return person.desk.post(`/admin/tickets/${reference}/${verb}`, { seen, ...fields });
}
