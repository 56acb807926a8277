import type { Locator } from 'playwright-core';
import type { Stage } from './stage.ts';
import { png } from './uploads.ts';

export const SCREEN = { name: 'screen.png', mimeType: 'image/png', buffer: Buffer.from(png(800, 600, 50_000)) };

export const fileIn = (panel: Locator, name: string | RegExp) => panel.getByRole('listitem').filter({ hasText: name });

/** Chooses files where they are picked. */
export async function pick(panel: Locator, ...files: (typeof SCREEN)[]): Promise<void> {
  await panel.getByRole('button', { name: 'Add a file' }).waitFor();
  await panel.locator('input[type=file]').setInputFiles(files);
}

export const ready = (panel: Locator, name: string | RegExp) =>
  fileIn(panel, name).getByText('Ready to send').waitFor();

/** Makes the files that nobody has sent yet as old as if they had been uploaded an hour ago. */
export async function letUploadsExpire({ deps }: Stage): Promise<void> {
  await deps.db
    .updateTable('attachment')
    .set({ created_at: new Date(deps.clock().getTime() - 60 * 60_000) })
    .where('message_id', 'is', null)
    .execute();
}
