import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { formFields } from '../web/form.ts';
import { FORM_TOKEN_FIELD } from '../web/guard.ts';
import type { WebContext } from '../web/route.ts';

/** What a person typed that cannot be taken yet: as typed, and by field what to do about it. */
export interface Unfinished {
  typed: Record<string, string>;
  faults: Record<string, string>;
}
export type Filled<Values> =
  | { values: Values; unfinished?: undefined }
  | { values?: undefined; unfinished: Unfinished };

/**
 * Reads a form post against a schema of its fields.
 * @throws Refusal as `formFields`, and `invalid` for a field that the form does not have
 */
export async function readForm<Schema extends v.GenericSchema>(
  c: WebContext,
  schema: Schema,
): Promise<Filled<v.InferOutput<Schema>>> {
  const fields = await formFields(c);
  const typed = Object.fromEntries([...fields].filter(([name]) => name !== FORM_TOKEN_FIELD));
  const result = v.safeParse(schema, typed, { abortPipeEarly: true });
  if (result.success) return { values: result.output };
  const faults: Record<string, string> = {};
  for (const issue of result.issues) {
    if (issue.type === 'strict_object')
      throw new Refusal('invalid', 'This form does not fit its page. Reload the page.');
    const field = String(issue.path?.[0]?.key ?? '');
    faults[field] ??= issue.message;
  }
  return { unfinished: { typed, faults } };
}
