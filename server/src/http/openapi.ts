import {
  accessRequestSchema,
  eventsSchema,
  followUpAnswerSchema,
  latestAccessSchema,
  newMessageSchema,
  newTicketSchema,
} from '@helpslip/shared/contract';
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { statuses } from '../web/problems.ts';
import type { Method, Route, WebContext } from '../web/route.ts';

/** What a caller should know of a route of the API, beside its path. */
interface Operation {
  summary: string;
  body?: v.GenericSchema;
  needsKey?: boolean;
  /** While its site is under a burst it needs the solution of a challenge. */
  takesSolution?: boolean;
  takesToken?: boolean;
  /** `?locale=` asks for a language of the site. */
  takesLocale?: boolean;
  answers: Record<number, string>;
}

const REFERENCE_ANSWERS = { 404: 'Unknown, or not yours', 429: 'Too many misses' };

/** Every route of the API, by method and path. A test holds it against the routes that are served. */
export const operations: Record<string, Operation> = {
  'GET /api/v1/sites/:key/config': {
    summary: 'What the widget shows of a site',
    takesLocale: true,
    answers: { 200: 'SiteConfig', 304: 'Unchanged', 404: 'No such site' },
  },
  'GET /api/v1/sites/:key/articles': {
    summary: 'The search index of a site',
    takesLocale: true,
    answers: { 200: 'ArticleIndex', 304: 'Unchanged', 404: 'No such site' },
  },
  'GET /api/v1/sites/:key/articles/:id': {
    summary: 'One answer, its body as blocks',
    takesLocale: true,
    answers: { 200: 'Article', 304: 'Unchanged', 404: 'No such answer' },
  },
  'POST /api/v1/tickets': {
    summary: 'Open a ticket',
    body: newTicketSchema,
    needsKey: true,
    takesSolution: true,
    answers: {
      201: 'TicketReceipt; the same again for the same key and body',
      403: 'The owner takes nothing from pages of this origin; or challenge-required: solve challenge, then send the same again with Challenge-Solution',
      409: 'The same request is under way',
      422: 'Something needs mending',
      429: 'Too many',
    },
  },
  'GET /api/v1/tickets/:reference': {
    summary: 'Status and promise (by, kept, and the new time where it is late); with a token the conversation too',
    takesToken: true,
    answers: { 200: 'TicketState, or TicketView with a token', ...REFERENCE_ANSWERS },
  },
  'POST /api/v1/tickets/:reference/messages': {
    summary: 'Add a message',
    body: newMessageSchema,
    needsKey: true,
    takesToken: true,
    answers: { 201: 'MessageReceipt', ...REFERENCE_ANSWERS },
  },
  'POST /api/v1/attachments': {
    summary:
      'Upload one file as it is (application/octet-stream, its name in Content-Disposition, ?site=key); its id then goes into attachments of a ticket or message within 45 minutes',
    needsKey: true,
    answers: {
      201: 'AttachmentView; the same again for the same key and file',
      403: 'The owner takes nothing from pages of this origin',
      404: 'No such site',
      408: 'It came too slowly',
      413: 'Too large',
      415: 'Not application/octet-stream',
      422: 'Empty, or an image of too many pixels',
      429: 'Too many',
      507: 'No room for files',
    },
  },
  'GET /api/v1/tickets/:reference/attachments/:id': {
    summary: 'A file of the conversation, to be saved',
    takesToken: true,
    answers: { 200: 'The file', ...REFERENCE_ANSWERS },
  },
  'POST /api/v1/tickets/:reference/solved': {
    summary: 'Say that a completed ticket is solved',
    body: followUpAnswerSchema,
    takesToken: true,
    answers: { 200: 'TicketState', 409: 'It is open again', ...REFERENCE_ANSWERS },
  },
  'POST /api/v1/tickets/:reference/came-back': {
    summary: 'Say that it came back: a completed ticket is open again',
    body: followUpAnswerSchema,
    takesToken: true,
    answers: { 200: 'TicketState', ...REFERENCE_ANSWERS },
  },
  'POST /api/v1/tickets/:reference/access': {
    summary: 'Have a fresh link mailed to the requester',
    body: accessRequestSchema,
    answers: { 202: 'Alike whether or not they belong together', 429: 'Too many' },
  },
  'POST /api/v1/access': {
    summary: 'Have a link to the latest request of an address mailed there',
    body: latestAccessSchema,
    answers: { 202: 'Alike whether or not there is one', 429: 'Too many' },
  },
  'POST /api/v1/events': {
    summary: 'Tell what happened in a visit',
    body: eventsSchema,
    answers: { 202: 'Kept', 403: 'The owner takes nothing from pages of this origin', 429: 'Too many' },
  },
};

export const openapiRoutes: Route[] = [
  {
    method: 'GET',
    path: '/openapi.json',
    policy: { audience: 'everyone', isCrossOrigin: true },
    answer: (c) => c.json(document(c)),
  },
];

function document(c: WebContext): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = name.split(' ');
    const template = path.replace(/:(\w+)/g, '{$1}');
    paths[template] = { ...paths[template], [method.toLowerCase()]: described(method as Method, path, operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Helpslip',
      version: '1',
      description: 'Errors are application/problem+json (RFC 9457) with a stable code.',
    },
    servers: [{ url: c.get('deps').config.baseUrl }],
    paths,
    components: {
      securitySchemes: { access: { type: 'http', scheme: 'bearer', description: 'The token of one ticket' } },
      schemas: { Problem: problemSchema },
    },
  };
}

function described(
  method: Method,
  path: string,
  { summary, body, needsKey, takesSolution, takesToken, takesLocale, answers }: Operation,
): object {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const locale = { name: 'locale', in: 'query', schema: { type: 'string', examples: ['de', 'pt-BR'] } };
  const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } };
  const solution = { name: 'Challenge-Solution', in: 'header', schema: { type: 'string', maxLength: 1_000 } };
  return {
    summary,
    parameters: [
      ...inPath,
      ...(takesLocale ? [locale] : []),
      ...(needsKey ? [key] : []),
      ...(takesSolution ? [solution] : []),
    ],
    ...(body && method === 'POST'
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: toJsonSchema(body, { typeMode: 'input', errorMode: 'ignore' }) } },
          },
        }
      : {}),
    ...(takesToken ? { security: [{ access: [] }, {}] } : {}),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, description]) => [status, { description, ...contentOf(Number(status)) }]),
    ),
  };
}

function contentOf(status: number): object {
  return status >= 400
    ? { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
    : {};
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: [...Object.keys(statuses), 'internal'] },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    challenge: {
      type: 'object',
      required: ['algorithm', 'challenge', 'maxnumber', 'salt', 'signature'],
      properties: {
        algorithm: { type: 'string', enum: ['SHA-256'] },
        challenge: { type: 'string' },
        maxnumber: { type: 'integer' },
        salt: { type: 'string' },
        signature: { type: 'string' },
      },
    },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { pointer: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
};
