import { filledLine, filledLines } from '@helpslip/shared/text';
import type * as v from 'valibot';
import { promiseSettingsSchema } from '../promises/promise-settings.ts';

const LONGEST_LINE = 500;
const LONGEST_TEXT = 10_000;

/** Reads a site's text in another language by the rules of its original. @param key as `textKey` makes it */
export function ownTextSchema(key: string): v.GenericSchema<string, string> {
  if (key === 'within' || key === 'outside') return promiseSettingsSchema.entries[key].wrapped;
  return key === 'supported' ? filledLines(LONGEST_TEXT) : filledLine(LONGEST_LINE);
}
