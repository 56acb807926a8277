import type { Deps } from '../deps.ts';

/** Switches the keys of the desk on or off for one person: single letters can get in the way of those who speak to their machine. */
export async function setKeyShortcuts({ db }: Deps, staffId: string, hasKeyShortcuts: boolean): Promise<void> {
  await db.updateTable('staff').set({ has_key_shortcuts: hasKeyShortcuts }).where('id', '=', staffId).execute();
}
