/** What a file begins with, at which place, and what it then is. Nothing is decoded, unpacked or believed beyond these bytes. */
const BEGINNINGS: { type: string; at: number; bytes: string }[] = [
  { type: 'image/png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { type: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { type: 'image/gif', at: 0, bytes: 'GIF87a' },
  { type: 'image/gif', at: 0, bytes: 'GIF89a' },
  { type: 'image/webp', at: 8, bytes: 'WEBPVP8' },
  { type: 'image/avif', at: 4, bytes: 'ftypavif' },
  { type: 'image/heic', at: 4, bytes: 'ftyphei' },
  { type: 'image/heic', at: 4, bytes: 'ftypmif1' },
  { type: 'application/pdf', at: 0, bytes: '%PDF-' },
  { type: 'video/quicktime', at: 4, bytes: 'ftypqt' },
  { type: 'video/mp4', at: 4, bytes: 'ftyp' },
  { type: 'video/webm', at: 0, bytes: '\x1aE\xdf\xa3' },
  { type: 'audio/mpeg', at: 0, bytes: 'ID3' },
  { type: 'audio/ogg', at: 0, bytes: 'OggS' },
  { type: 'audio/wav', at: 8, bytes: 'WAVEfmt' },
  { type: 'application/zip', at: 0, bytes: 'PK\x03\x04' },
  { type: 'application/gzip', at: 0, bytes: '\x1f\x8b\x08' },
];
const UNKNOWN_TYPE = 'application/octet-stream';
const TEXT = 'text/plain';
const TEXT_LOOK = 4_096;

/**
 * What a file is by its content, whatever its sender calls it. Markup and scripts are text.
 * @param head its first bytes; some hundred are enough
 */
export function kindOf(head: Buffer): string {
  const known = BEGINNINGS.find(({ at, bytes }) => head.toString('latin1', at, at + bytes.length) === bytes);
  if (known) return known.type;
  return isText(head.subarray(0, TEXT_LOOK)) ? TEXT : UNKNOWN_TYPE;
}

function isText(head: Buffer): boolean {
  // A character that the look cuts through is no fault.
  const text = new TextDecoder().decode(head, { stream: true });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text !== '' && !/[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/.test(text);
}
