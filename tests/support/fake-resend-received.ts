import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import PostalMime from 'postal-mime';
import { listenOn, stopListening } from './port.ts';

/** A mail as Resend's receiving API tells it. */
export interface ProviderMail {
  id: string;
  created_at: string;
  from: string;
  to: string[];
  cc: string[];
  received_for: string[];
  subject: string;
  message_id: string;
  text: string | null;
  html: string | null;
  headers: Record<string, unknown>;
  attachments: ProviderFile[];
}

/** A file of a mail, as the mail tells of it. */
export interface ProviderFile {
  id: string;
  filename: string;
  content_type: string;
  size: number;
  content_disposition?: string;
  content_id?: string | null;
}

interface Failure {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** The receiving half of Resend's API, on loopback: it holds mails, tells of them, and can be away. */
export interface FakeReceiving {
  url: string;
  /** The path and authorization of every request so far. */
  requests: { path: string; authorization: string | undefined }[];
  mails: ProviderMail[];
  /** Takes a mail in. Without a word it is from Ada, whose domain stands by her. */
  receive(mail: Partial<ProviderMail>): ProviderMail;
  /** Answers every request so until told otherwise; null is well again. */
  fail(answer: Failure | null): void;
  /** Has a file to hand out, and tells of it as a mail does. */
  attach(content: Uint8Array | string, told?: Partial<ProviderFile>): ProviderFile;
  /** Answers so where files are handed out, and not where they are told of. */
  failFiles(answer: Failure | null): void;
  /** Tells of another address to fetch files from. */
  pointTo(address: string | null): void;
  close(): Promise<void>;
}

export async function openFakeReceiving(): Promise<FakeReceiving> {
  const requests: FakeReceiving['requests'] = [];
  const mails: ProviderMail[] = [];
  const contents = new Map<string, Buffer>();
  let failing: Failure | null = null;
  let failingFiles: Failure | null = null;
  let elsewhere: string | null = null;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://resend');
    requests.push({ path: request.url ?? '', authorization: request.headers.authorization });
    const handedOut = /^\/files\/([\w-]+)$/.exec(pathname)?.[1];
    const failure = handedOut ? failingFiles : failing;
    if (failure) {
      response.writeHead(failure.status, failure.headers ?? {}).end(failure.body ?? '{"name":"application_error"}');
      return;
    }
    const content = handedOut && searchParams.get('signature') === 'sealed' && contents.get(handedOut);
    if (handedOut) {
      response.writeHead(content ? 200 : 403).end(content || '');
      return;
    }
    const [, ofMail, fileId] = /^\/emails\/receiving\/([^/]+)\/attachments\/([^/]+)$/.exec(pathname) ?? [];
    if (ofMail && fileId) {
      const file = mails.find(({ id }) => id === ofMail)?.attachments.find(({ id }) => id === fileId);
      const address = elsewhere ?? `http://${request.headers.host}/files/${fileId}?signature=sealed`;
      const told = { object: 'attachment', ...file, download_url: address, expires_at: '2026-01-14T10:00:00.000Z' };
      answer(response, file ? 200 : 404, file ? told : { name: 'not_found', statusCode: 404 });
      return;
    }
    const id = /^\/emails\/receiving\/([^/]+)$/.exec(pathname)?.[1];
    if (id) {
      const mail = mails.find((candidate) => candidate.id === id);
      answer(response, mail ? 200 : 404, mail ? { object: 'email', ...mail } : { name: 'not_found', statusCode: 404 });
    } else if (pathname === '/emails/receiving' && isUnknown(mails, searchParams.get('after'))) {
      answer(response, 404, { name: 'not_found', statusCode: 404 });
    } else if (pathname === '/emails/receiving') {
      answer(response, 200, pageOf(mails, Number(searchParams.get('limit') ?? 20), searchParams.get('after')));
    } else {
      answer(response, 404, { name: 'not_found', statusCode: 404 });
    }
  });
  const port = await listenOn(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    mails,
    receive(changes) {
      const mail = { ...someMail(), ...changes };
      mails.push(mail);
      return mail;
    },
    fail(how) {
      failing = how;
    },
    attach(content, told = {}) {
      const bytes = Buffer.from(content);
      const id = randomUUID();
      contents.set(id, bytes);
      const file = { id, filename: 'screen.png', content_type: 'image/png', size: bytes.byteLength };
      return { ...file, content_disposition: 'attachment', content_id: null, ...told };
    },
    failFiles(how) {
      failingFiles = how;
    },
    pointTo(address) {
      elsewhere = address;
    },
    close: () => stopListening(server),
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

const isUnknown = (mails: ProviderMail[], after: string | null) =>
  after !== null && !mails.some(({ id }) => id === after);

/** Newest first, without what was written. */
function pageOf(mails: ProviderMail[], limit: number, after: string | null): object {
  const newestFirst = mails.toReversed();
  const from = after === null ? 0 : newestFirst.findIndex(({ id }) => id === after) + 1;
  const data = newestFirst.slice(from, from + limit).map(({ text: _, html: __, headers: ___, ...listed }) => listed);
  return { object: 'list', has_more: from + limit < newestFirst.length, data };
}

/** What the receiving server writes above a mail whose domain stands by it. */
export function passedBy(domain: string, verdict = 'pass'): string {
  return `amazonses.com; spf=pass (spfCheck: domain of ${domain} designates 192.0.2.7 as permitted sender) client-ip=192.0.2.7; envelope-from=someone@${domain}; helo=mail.${domain}; dkim=pass header.i=@${domain}; dmarc=${verdict} header.from=${domain};`;
}

function someMail(): ProviderMail {
  const id = randomUUID();
  return {
    id,
    created_at: '2026-01-14T09:00:00.000Z',
    from: 'Ada Lovelace <ada@example.com>',
    to: [],
    cc: [],
    received_for: [],
    subject: 'Re: your request',
    message_id: `<${id}@mail.example.com>`,
    text: 'It works now, thank you.',
    html: null,
    headers: {
      'return-path': '<ada@example.com>',
      from: 'Ada Lovelace <ada@example.com>',
      'authentication-results': passedBy('example.com'),
    },
    attachments: [],
  };
}

/** A mail in its own format, as the provider reads it: a header that stands several times becomes a list written as JSON text. */
export async function mailFromSource(source: string): Promise<Omit<ProviderMail, 'id' | 'created_at'>> {
  const mail = await PostalMime.parse(source.replace(/\r?\n/g, '\r\n'));
  const values = new Map<string, string[]>();
  for (const { key, value } of mail.headers) values.set(key, [...(values.get(key) ?? []), value]);
  const headers = [...values].map(([key, all]) => [key, all.length > 1 ? JSON.stringify(all) : (all[0] ?? '')]);
  const addresses = (list: typeof mail.to) => (list ?? []).flatMap(({ address }) => address ?? []);
  const [from] = values.get('from') ?? [];
  return {
    from: from ?? '',
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    received_for: addresses(mail.to),
    subject: mail.subject ?? '',
    message_id: mail.messageId ?? '',
    text: mail.text ?? null,
    html: mail.html ?? null,
    headers: Object.fromEntries(headers),
    attachments: mail.attachments.map(({ filename, mimeType, content }, at) => ({
      id: `file-${at}`,
      filename: filename ?? '',
      content_type: mimeType,
      size: typeof content === 'string' ? content.length : content.byteLength,
    })),
  };
}
