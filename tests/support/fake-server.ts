import type { Article, SiteConfig, TicketView } from '@helpslip/shared/contract';
import { makeReference } from '@helpslip/shared/reference';

export interface Call {
  method: string;
  path: string;
  headers: Headers;
  body: string;
}

/** A server that keeps tickets in memory and answers by the contract, idempotency keys included, and that can be out of reach. */
export interface FakeServer {
  calls: Call[];
  /** The tickets that exist, each with the bodies of its messages. */
  tickets: { reference: string; body: Record<string, unknown>; messages: string[] }[];
  /** `away`: nothing is answered. `deaf`: everything is done, and the answers to what is sent are lost. `busy`: 503. */
  mode: '' | 'away' | 'deaf' | 'busy';
  /** Refuses the next ticket with this problem. */
  refuseNext: object | undefined;
  /** What those with access see otherwise than usual, and as far as the reference shows it, everybody. */
  view: Partial<TicketView>;
  /** Takes no token for good any more. */
  isForgetful: boolean;
  /** Lets nobody through for so many seconds; 0 lets everybody. */
  limitedSeconds: number;
  fetch: typeof fetch;
}

const CONFIG: SiteConfig = {
  site: 'acme',
  name: 'Acme',
  mode: 'answers-first',
  brand: { color: '#3454d1' },
  categories: [
    {
      key: 'problem',
      name: 'A product problem',
      hint: 'It does not work as it should',
      kind: 'problem',
      promise: { by: '2026-11-23T10:00:00.000Z' },
      fields: [
        {
          key: 'product',
          label: 'Which one is it?',
          type: 'choice',
          required: true,
          options: [
            { value: 'grinder', label: 'Grinder' },
            { value: 'other', label: 'Something else' },
          ],
        },
        {
          key: 'what',
          label: 'What is it?',
          type: 'text',
          required: true,
          showIf: { field: 'product', equals: 'other' },
        },
        {
          key: 'serial',
          label: 'Serial number',
          type: 'text',
          required: false,
          pattern: 'SN-\\d{5}',
          help: 'The serial number starts with SN-',
        },
        { key: 'pin', label: 'Service PIN', type: 'text', required: false, sensitive: true },
      ],
    },
    {
      key: 'feedback',
      name: 'Feedback',
      hint: 'We read all of it',
      kind: 'feedback',
      promise: { by: null },
      fields: [],
    },
  ],
  policies: { supported: 'Everything that we make.' },
  hours: { timeZone: 'Europe/Berlin', weekly: { '1': [{ from: '09:00', to: '17:00' }] }, isOpen: false },
  contacts: [],
  locales: ['en'],
};

const ARTICLE: Article = {
  id: '7',
  question: 'What does the red light mean?',
  categories: ['problem'],
  body: [
    { type: 'paragraph', children: [{ type: 'text', text: 'The hopper is not seated.' }] },
    {
      type: 'paragraph',
      children: [{ type: 'link', href: ' java\tscript:alert(1)', children: [{ type: 'text', text: 'Unsafe words' }] }],
    },
  ],
  updatedAt: '2026-11-12T09:00:00.000Z',
};

const AT = '2026-11-21T18:00:00.000Z';

export function fakeServer(): FakeServer {
  const receipts = new Map<string, { body: string; answer: object }>();
  const server: FakeServer = {
    calls: [],
    tickets: [],
    mode: '',
    refuseNext: undefined,
    view: {},
    isForgetful: false,
    limitedSeconds: 0,
    async fetch(input, init = {}) {
      const path = new URL(String(input)).pathname.replace('/api/v1', '');
      const { method = 'GET' } = init;
      const body = String(init.body ?? '');
      const headers = new Headers(init.headers);
      server.calls.push({ method, path, headers, body });
      if (server.mode === 'away') throw new TypeError('Failed to fetch');
      if (server.mode === 'busy') return problem(503, 'unavailable', { 'retry-after': '1' });
      if (server.limitedSeconds) return problem(429, 'limited', { 'retry-after': `${server.limitedSeconds}` });
      const answer = reply(method, path, headers, body);
      if (server.mode === 'deaf' && method === 'POST') throw new TypeError('Failed to fetch');
      return answer;
    },
  };

  function reply(method: string, path: string, headers: Headers, body: string): Response {
    if (path === '/sites/acme/config') return Response.json(CONFIG);
    if (path === '/sites/acme/articles/7') return Response.json(ARTICLE);
    if (path === '/sites/acme/articles') {
      return Response.json({
        articles: [{ ...ARTICLE, phrasings: ['blinking lamp'], excerpt: 'The hopper', context: '' }],
        words: { fillers: ['the'], generalSynonyms: [['light', 'beacon']], synonyms: [['red', 'crimson']] },
      });
    }
    if (path === '/events') return Response.json({}, { status: 202 });
    if (path === '/tickets') return once(headers, body, () => openTicket(body));
    if (path.endsWith('/access')) return Response.json({}, { status: 202 });
    const [, reference = '', verb] = /^\/tickets\/(\w+)\/?(messages|solved|came-back)?$/.exec(path) ?? [];
    const ticket = server.tickets.find((one) => one.reference === reference);
    const hasAccess = headers.get('authorization') !== null;
    if (!ticket || (hasAccess && server.isForgetful)) return problem(404, 'not-found');
    if (method === 'GET') return Response.json(viewOf(ticket, hasAccess));
    if (verb === 'solved' || verb === 'came-back') {
      server.view = {
        ...server.view,
        status: verb === 'solved' ? 'completed' : 'assigned',
        followUp: { askedAt: AT, answer: verb },
      };
      return Response.json(viewOf(ticket, false));
    }
    if (verb !== 'messages') return problem(404, 'not-found');
    return once(headers, body, () => {
      ticket.messages.push(JSON.parse(body).message);
      return { message: {}, status: 'queued' };
    });
  }

  function once(headers: Headers, body: string, act: () => object): Response {
    if (server.refuseNext) {
      const refusal = { ...server.refuseNext };
      server.refuseNext = undefined;
      return Response.json(refusal, { status: 422 });
    }
    const key = headers.get('idempotency-key') ?? '';
    const known = receipts.get(key);
    if (known && known.body !== body) return problem(422, 'idempotency-key-reused');
    const answer = known?.answer ?? act();
    receipts.set(key, { body, answer });
    return Response.json(answer, { status: 201 });
  }

  function openTicket(body: string): object {
    const reference = makeReference(Uint8Array.from({ length: 9 }, (_, at) => at + server.tickets.length));
    const ticket = JSON.parse(body);
    server.tickets.push({ reference, body: ticket, messages: [ticket.message] });
    return {
      reference,
      token: 'token',
      trackUrl: 'https://help.example.com/t',
      status: 'queued',
      promise: { by: null },
    };
  }

  function viewOf(ticket: FakeServer['tickets'][number], hasAccess: boolean): object {
    const { reference, messages } = ticket;
    const { status = 'assigned', promise = { by: null }, ...rest } = server.view;
    const state = { reference, status, openedAt: AT, updatedAt: AT, promise };
    const view: Omit<TicketView, keyof typeof state> = {
      subject: 'Red light',
      locale: 'en',
      category: { key: 'problem', name: 'A product problem' },
      fields: [],
      site: { key: 'acme', name: 'Acme' },
      assignee: 'Mara',
      steps: { assignedAt: AT },
      messages: messages.map((words, place) => ({ id: `${place}`, from: 'requester', body: words, at: AT })),
      ...rest,
    };
    return hasAccess ? { ...state, ...view } : state;
  }

  return server;
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return Response.json({ type: 'about:blank', title: code, status, code }, { status, headers });
}
