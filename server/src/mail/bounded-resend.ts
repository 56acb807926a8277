import { Resend, type Response as ResendResponse } from 'resend';

/** Far above what the text of any mail takes: files are not in the answer. */
const LARGEST_ANSWER = 16 * 1024 * 1024;

/**
 * Resend's own client for answers that hold what strangers wrote: it reads a bounded number of bytes, follows no redirect
 * (the key stays with the provider), and tells every end as an error, which it never throws.
 */
export class BoundedResend extends Resend {
  override async fetchRequest<T>(path: string, options: RequestInit = {}): Promise<ResendResponse<T>> {
    try {
      const answer = await fetch(`${this.baseUrl}${path}`, { ...options, redirect: 'error' });
      const headers = Object.fromEntries(answer.headers.entries());
      const text = await boundedText(answer);
      if (text === null) return failed('too_large', 413, headers);
      if (!answer.ok) return failed(`http_${answer.status}`, answer.status, headers);
      return { data: JSON.parse(text), error: null, headers };
    } catch (fault) {
      return failed(fault instanceof Error ? fault.name : 'unknown', null, null);
    }
  }
}

async function boundedText(answer: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = answer.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > LARGEST_ANSWER) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failed<T>(
  reason: string,
  statusCode: number | null,
  headers: Record<string, string> | null,
): ResendResponse<T> {
  return { data: null, error: { name: 'application_error', message: reason, statusCode }, headers };
}
