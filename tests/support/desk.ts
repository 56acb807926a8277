import { Window } from 'happy-dom';
import { type Helpslip, someAddress } from './helpslip.ts';

type Fields = Record<string, string>;

/** A browser at the desk: it keeps cookies, and posts forms as a browser does from our own page. */
export interface Desk {
  get(path: string, headers?: Fields): Promise<Response>;
  /** Posts a form with its token, from our own origin. A header given as '' is left out. */
  post(path: string, fields: Fields, headers?: Fields): Promise<Response>;
  /** Posts just these fields, without adding the token. */
  postBare(path: string, fields: Fields, headers?: Fields): Promise<Response>;
  /** Opens a page that must be there. */
  page(path: string): Promise<Document>;
  /** The cookies as they are sent. */
  cookie(): string;
}

type House = Pick<Helpslip, 'deps' | 'app'>;

/** A browser that nobody has signed in with. */
export function desk({ app, deps }: House): Desk {
  const cookies = new Map<string, string>();
  const address = someAddress();
  let session: { cookie: string; formToken: string } | undefined;

  async function request(method: string, path: string, headers: Fields, body?: string): Promise<Response> {
    const sent = Object.entries({ Cookie: cookieOf(cookies), ...headers }).filter(([, value]) => value !== '');
    const response = await app.request(
      path,
      { method, headers: Object.fromEntries(sent), ...(body === undefined ? {} : { body }) },
      { incoming: { socket: { remoteAddress: address } } },
    );
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    return response;
  }

  const postBare: Desk['postBare'] = (path, fields, headers = {}) =>
    request(
      'POST',
      path,
      {
        'Content-Type': 'application/x-www-form-urlencoded',
        Origin: deps.config.baseUrl,
        'Sec-Fetch-Site': 'same-origin',
        ...headers,
      },
      new URLSearchParams(fields).toString(),
    );

  async function page(path: string): Promise<Document> {
    const response = await request('GET', path, {});
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    return documentOf(await response.text());
  }

  /** The token of all forms of a session: read once for each. */
  async function formToken(): Promise<string> {
    const cookie = cookieOf(cookies);
    if (session?.cookie !== cookie) {
      const field = (await page('/admin')).querySelector('[name="form-token"]');
      session = { cookie, formToken: field?.getAttribute('value') ?? '' };
    }
    return session.formToken;
  }

  return {
    get: (path, headers = {}) => request('GET', path, headers),
    postBare,
    async post(path, fields, headers = {}) {
      return postBare(path, { 'form-token': await formToken(), ...fields }, headers);
    },
    page,
    cookie: () => cookieOf(cookies),
  };
}

/** One for all pages: a window has a context of its own, which costs as much as what is read in it. */
const reading = new Window({ settings: { disableJavaScriptEvaluation: true } });

/** What a browser makes of a page, with no script run. */
export function documentOf(html: string): Document {
  const document = new reading.DOMParser().parseFromString(html, 'text/html');
  // happy-dom's document is a document in all that these tests read, though its types are its own.
  return document as unknown as Document;
}

/** Signs in through the form. */
export async function signedIn(house: House, credentials: { email: string; password: string }): Promise<Desk> {
  const browser = desk(house);
  const response = await browser.postBare('/admin/sign-in', credentials);
  if (response.status !== 303) throw new Error(`not signed in: ${response.status}`);
  return browser;
}

function cookieOf(cookies: Map<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const [name = '', ...value] = pair.split('=');
  if (/max-age=0(?:;|$)/i.test(line)) cookies.delete(name);
  else cookies.set(name, value.join('='));
}
