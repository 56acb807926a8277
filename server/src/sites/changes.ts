import { isDeepStrictEqual } from 'node:util';

export interface SettingChange {
  what: string;
  before: unknown;
  after: unknown;
}

/** What differs between two states of a setting, by its names: for the record of who changed what. */
export function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>): SettingChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => !isDeepStrictEqual(before[name], after[name]))
    .map((what) => ({ what, before: before[what] ?? null, after: after[what] ?? null }));
}
