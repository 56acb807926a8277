import { codePoints } from '@helpslip/shared/text';

const LONGEST = 120;
const LONGEST_END = 12;
// Control characters, and what shows nothing or turns the reading direction.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A name that is safe to show, to send in a header and to save anywhere: of a path the last part, without hidden characters, not a
 * hidden file, not a device, at most 120 code points with its ending kept.
 * @param given whatever the sender says
 */
export function safeFileName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(UNSEEN, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const name = DEVICE.test(plain) ? `_${plain}` : plain;
  return name === '' ? 'file' : shortened(name);
}

function shortened(name: string): string {
  if (codePoints(name) <= LONGEST) return name;
  const end = name.match(/\.[A-Za-z0-9]+$/)?.[0] ?? '';
  const kept = end.length <= LONGEST_END ? end : '';
  return [...name].slice(0, LONGEST - kept.length).join('') + kept;
}

/** Content-Disposition as RFC 6266 asks: for saving, never for showing, with a plain name for old clients and the whole one beside it. */
export function savedAs(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
