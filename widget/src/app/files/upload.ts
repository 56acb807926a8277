import { Refused } from '../api.ts';
import { of, text } from '../read.ts';
import type { KeptFile } from './kept-files.ts';

const TIMEOUT_MS = 130_000;

/**
 * Uploads one file; the same again under its key is the same file. By XMLHttpRequest, since only that says how far it is.
 * @param progress told how much is sent, from 0 to 1
 * @returns the id to send along. Rejects with `Refused`
 */
export function upload(
  address: string,
  { file, key }: KeptFile,
  signal: AbortSignal,
  progress: (part: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', address);
    call.timeout = TIMEOUT_MS;
    call.setRequestHeader('content-type', 'application/octet-stream');
    call.setRequestHeader('content-disposition', `attachment; filename*=UTF-8''${encoded(file.name)}`);
    call.setRequestHeader('idempotency-key', key);
    call.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    call.onload = () => {
      const answer = parsed(call.responseText);
      const id = text(of(answer).id);
      if (call.status === 201 && id) resolve(id);
      else reject(new Refused(call.status, answer, call.getResponseHeader('retry-after')));
    };
    const lost = () => reject(new Refused());
    call.onerror = lost;
    call.ontimeout = lost;
    call.onabort = lost;
    signal.addEventListener('abort', () => call.abort(), { once: true });
    // Without its own type, which would stand before the one above.
    call.send(file.slice(0, file.size, ''));
  });
}

/** Percent-encoded as RFC 8187 says; half a surrogate pair, which cannot be, becomes a sign for that. */
function encoded(name: string): string {
  const whole = [...name].map((sign) => (/^[\ud800-\udfff]$/.test(sign) ? '\ufffd' : sign)).join('');
  return encodeURIComponent(whole).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
