import { setUpLink } from '@helpslip/server/staff/set-up.ts';
import type { Stage } from './stage.ts';
import { type Visitor, type VisitorOptions, visit } from './visitor.ts';

export const OLGA = { name: 'Olga Brandt', email: 'olga@northwind.example', password: 'a windy day in Hamburg' };

/** Opens the one-time link that a new installation prints, and becomes the owner by it, in a browser of her own. */
export async function setUpOwner(stage: Stage, options: VisitorOptions = {}): Promise<Visitor> {
  const link = await setUpLink(stage.deps);
  if (link === null) throw new Error('somebody works at the desk already');
  const olga = await visit(stage, { ...options, at: link });
  await olga.page.getByLabel('Your name').fill(OLGA.name);
  await olga.page.getByLabel('E-mail').fill(OLGA.email);
  await olga.page.getByLabel('Password').fill(OLGA.password);
  await olga.page.getByRole('button', { name: 'Open the desk' }).click();
  await olga.page.getByRole('heading', { name: 'Queue' }).waitFor();
  return olga;
}

/** Signs the owner in, in another browser. */
export async function signInOwner(stage: Stage, options: VisitorOptions = {}): Promise<Visitor> {
  const olga = await visit(stage, { ...options, at: `${stage.url}/admin` });
  await olga.page.getByLabel('E-mail').fill(OLGA.email);
  await olga.page.getByLabel('Password').fill(OLGA.password);
  await olga.page.getByRole('button', { name: 'Sign in' }).click();
  await olga.page.getByRole('heading', { name: 'Queue' }).waitFor();
  return olga;
}
