import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../demo-site/serve.mjs', import.meta.url));
const HELPSLIP_URL = 'http://help.example:3000';
let child: ChildProcess;
let address = '';

function serve(port: string): ChildProcess {
  const env = { ...process.env, HOST: '127.0.0.1', DEMO_PORT: port, HELPSLIP_URL };
  return spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

beforeAll(async () => {
  child = serve('0');
  if (!child.stdout) throw new Error('the demo site has no output');
  for await (const said of createInterface({ input: child.stdout })) {
    address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
    if (address) break;
  }
});

afterAll(() => {
  child.kill('SIGKILL');
});

/** Asks for a path as it is: `fetch` would tidy `..` away before it is sent. */
async function statusOf(path: string, method = 'GET'): Promise<number | undefined> {
  const { hostname, port } = new URL(address);
  const asked = request({ hostname, port, path, method }).end();
  const [response] = await once(asked, 'response');
  response.resume();
  return response.statusCode;
}

describe('The demo site', () => {
  test.each(['/', '/grinder', '/delivery', '/account', '/privacy', '/strict', '/hostile', '/delivery.html'])(
    'has a page at %s, with the tag of this Helpslip in it',
    async (path) => {
      const response = await fetch(address + path);
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(html).toContain(`src="${HELPSLIP_URL}/widget.js"`);
      expect(html).not.toContain('{{');
    },
  );

  test('gives each answer of the strict page a nonce of its own, in the policy and on its scripts', async () => {
    const answers = await Promise.all(
      [1, 2].map(async () => {
        const response = await fetch(`${address}/strict`);
        const policy = response.headers.get('content-security-policy') ?? '';
        const html = await response.text();
        const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
        return { policy, nonce, scripts: [...html.matchAll(/<script[^>]*/g)].map(([tag]) => tag) };
      }),
    );
    expect(answers[0]?.nonce).not.toBe(answers[1]?.nonce);
    for (const { policy, nonce, scripts } of answers) {
      expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
      expect(policy).toContain(`connect-src ${HELPSLIP_URL};`);
      expect(scripts.length).toBeGreaterThan(1);
      for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
    }
  });

  test.each([
    '/nothing',
    '/serve.mjs',
    '/site.json',
    '/../serve.mjs',
    '/pages/index',
    '/%2e%2e/serve',
    '/..%2fserve',
    '//',
  ])('has nothing at %s', async (path) => {
    expect(await statusOf(path)).toBe(404);
  });

  test('is only read', async () => {
    expect(await statusOf('/', 'POST')).toBe(405);
    expect(await statusOf('/', 'HEAD')).toBe(200);
  });

  test('says so when its port is taken', async () => {
    const second = serve(new URL(address).port);
    const said: string[] = [];
    second.stderr?.on('data', (chunk) => said.push(String(chunk)));
    const [code] = await once(second, 'close');
    expect(code).toBe(1);
    expect(said.join('')).toContain('is taken. Set another DEMO_PORT.');
  });

  test('stops when it is told to', async () => {
    const third = serve('0');
    if (third.stdout) await once(third.stdout, 'data');
    third.kill('SIGTERM');
    const [code, signal] = await once(third, 'close');
    expect([code, signal]).toEqual([0, null]);
  });
});
