import { safeHref } from '@helpslip/shared/blocks';
import * as v from 'valibot';

const MOST_ORIGINS = 50;
const MOST_LOCALES = 20;

/** Reads an origin as browsers send it: scheme, host and port, nothing behind. */
const originSchema = v.pipe(
  v.string(),
  v.maxLength(300, 'This is too long for an origin.'),
  v.check(isOrigin, 'Write an origin such as https://shop.example, with nothing behind it.'),
);

export const originsSchema = v.pipe(v.array(originSchema), v.maxLength(MOST_ORIGINS, `At most ${MOST_ORIGINS} lines.`));

export const localesSchema = v.pipe(
  v.array(
    v.pipe(
      v.string(),
      v.regex(/^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8}){0,4}$/, 'Write language tags such as en or pt-BR.'),
    ),
  ),
  v.minLength(1, 'Name at least one language, such as en.'),
  v.maxLength(MOST_LOCALES, `At most ${MOST_LOCALES} languages.`),
);

export const hrefSchema = v.pipe(
  v.string(),
  v.maxLength(2_000, 'This address is too long.'),
  v.check((href) => safeHref(href) === href, 'Links start with https:, http:, mailto:, tel: or /.'),
);

export const colorSchema = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'Write a colour such as #3454d1.'));

/** Whether a text is an origin as browsers send it. */
export function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
