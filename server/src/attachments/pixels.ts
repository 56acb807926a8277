/**
 * How many pixels an image says it has, read from its first bytes and never by decoding it.
 * @param type as `kindOf` found it
 * @returns null where it is no image, or does not say so in these bytes
 */
export function pixelsOf(head: Buffer, type: string): number | null {
  if (type === 'image/png' && head.length >= 24) return head.readUInt32BE(16) * head.readUInt32BE(20);
  if (type === 'image/gif' && head.length >= 10) return head.readUInt16LE(6) * head.readUInt16LE(8);
  if (type === 'image/webp' && head.length >= 30) return pixelsOfWebp(head);
  return type === 'image/jpeg' ? pixelsOfJpeg(head) : null;
}

function pixelsOfWebp(head: Buffer): number {
  const chunk = head.toString('latin1', 12, 16);
  if (chunk === 'VP8X') return (head.readUIntLE(24, 3) + 1) * (head.readUIntLE(27, 3) + 1);
  if (chunk === 'VP8L') {
    const bits = head.readUInt32LE(21);
    return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
  }
  return (head.readUInt16LE(26) & 0x3fff) * (head.readUInt16LE(28) & 0x3fff);
}

/** Goes from marker to marker until one that begins a frame. */
function pixelsOfJpeg(head: Buffer): number | null {
  for (let at = 2; at + 9 <= head.length; ) {
    if (head[at] !== 0xff) return null;
    const marker = head[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return head.readUInt16BE(at + 5) * head.readUInt16BE(at + 7);
    at += marker === 0xff ? 1 : 2 + head.readUInt16BE(at + 2);
  }
  return null;
}
