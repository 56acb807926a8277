import { visitLimits } from './visit-limits.ts';

/** The sizes of the contract. Lengths are in code points, bodies in bytes. */
export const limits = {
  jsonBytes: 64 * 1024,
  siteKey: 64,
  subject: 300,
  message: 10_000,
  name: 200,
  email: 254,
  fieldValue: 2_000,
  fields: 50,
  page: 2_000,
  contextKeys: 30,
  contextValue: 500,
  ...visitLimits,
  idempotencyKey: { min: 8, max: 64 },
  synonyms: { groups: 200, entries: 12, entry: 60 },
} as const;
