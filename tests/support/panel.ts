import type { Locator, Page } from 'playwright-core';

/** The button that our script put on the page. The shop has buttons of its own that open the panel too. */
export function launcherOf(page: Page): Locator {
  return page.locator('helpslip-widget').getByRole('button');
}

/** The panel, open. */
export function panelOf(page: Page): Locator {
  return page.getByRole('dialog');
}

/** Every element that is ours on a page of somebody else. */
export const OURS = 'helpslip-widget, helpslip-panel';

/** What is inside our elements, as markup. */
export function markupOf(page: Page): Promise<string> {
  return page
    .locator(OURS)
    .evaluateAll((hosts) => hosts.map((host) => host.outerHTML + host.shadowRoot?.innerHTML).join('\n'));
}

/** Opens the panel by its launcher. */
export async function openPanel(page: Page): Promise<Locator> {
  await launcherOf(page).click();
  await panelOf(page).getByRole('heading', { level: 2 }).waitFor();
  return panelOf(page);
}

/** Opens the panel and goes straight to the form of a category. */
export async function openForm(page: Page, category: RegExp = /^Feedback/): Promise<Locator> {
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: category }).click();
  await panel.getByRole('button', { name: 'Write to us' }).click();
  await panel.getByLabel('Your e-mail').waitFor();
  return panel;
}

export interface Letter {
  subject: string;
  message: string;
  name: string;
  email: string;
}

/** What most visitors of these tests have to say. */
export const PRAISE: Letter = {
  subject: 'The Lofoten of last week',
  message: 'It was the best coffee I have had this year.',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
};

/** Fills in what every form asks for. */
export async function fillIn(panel: Locator, letter: Partial<Letter> = {}): Promise<void> {
  const { subject, message, name, email } = { ...PRAISE, ...letter };
  await panel.getByLabel('In a few words').fill(subject);
  await panel.locator('[name="message"]').fill(message);
  await panel.getByLabel('Your name').fill(name);
  await panel.getByLabel('Your e-mail').fill(email);
}

export function sendButton(panel: Locator): Locator {
  return panel.getByRole('button', { name: 'Send', exact: true });
}

/** Waits for the slip. @returns its reference, as it is shown */
export async function slipOn(panel: Locator): Promise<string> {
  await panel.getByRole('heading', { name: /^We have it/ }).waitFor();
  return panel.locator('.ref').innerText();
}
