// The demo shop: a stranger's web site. It knows of Helpslip only what every owner knows, the address for the script tag.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const port = Number(process.env.DEMO_PORT || 3001);
const host = process.env.HOST || 'localhost';
const helpslip = new URL(process.env.HELPSLIP_URL || 'http://localhost:3000');
const helpslipUrl = helpslip.href.replace(/\/$/, '');

const types = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const strictPolicy = (nonce) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${helpslip.origin}`,
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** `/delivery` is the page delivery.html, `/base.css` is itself; anything with a folder or a second dot in it is nothing of ours. */
function fileFor(path) {
  const name = path === '/' ? 'index' : path.slice(1);
  const match = /^([a-z-]+)(?:\.([a-z]+))?$/.exec(name);
  const extension = match?.[2] ?? 'html';
  return match && Object.hasOwn(types, extension) ? { page: match[1], extension } : null;
}

async function answer(request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const wanted = fileFor((request.url ?? '/').split(/[?#]/, 1)[0]);
  const file = wanted && (await read(wanted));
  const { page, extension, bytes } = file ?? {
    page: 'missing',
    extension: 'html',
    bytes: await readPage('missing', 'html'),
  };
  const headers = {
    'Content-Type': types[extension],
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  };
  if (extension !== 'html') {
    response.writeHead(200, headers).end(bytes);
    return;
  }
  const nonce = randomBytes(16).toString('base64');
  if (page === 'strict') headers['Content-Security-Policy'] = strictPolicy(nonce);
  const html = whole(bytes.toString()).replaceAll('{{HELPSLIP_URL}}', helpslipUrl).replaceAll('{{NONCE}}', nonce);
  response.writeHead(file ? 200 : 404, headers).end(html);
}

/** What several pages share: `{{header}}` stands for pieces/header.html. */
const pieces = Object.fromEntries(
  ['header', 'sheets', 'examples'].map((name) => [
    name,
    readFileSync(new URL(`./pieces/${name}.html`, import.meta.url), 'utf8').trimEnd(),
  ]),
);

const whole = (page) =>
  page.replace(/^( *)\{\{([a-z]+)\}\}$/gm, (_, indent, name) => pieces[name].replace(/^/gm, indent));

async function read({ page, extension }) {
  try {
    return { page, extension, bytes: await readPage(page, extension) };
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The scripts of two examples are built (examples/vite.config.js). */
const BUILT = ['react', 'vue', 'load'];

function readPage(page, extension) {
  const folder = extension === 'js' && BUILT.includes(page) ? 'dist' : 'pages';
  return readFile(new URL(`./${folder}/${page}.${extension}`, import.meta.url));
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(`demo site: ${request.url}: ${error.message}`);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});

server.on('error', (error) => {
  const isTaken = error.code === 'EADDRINUSE';
  console.error(isTaken ? `demo site: port ${port} is taken. Set another DEMO_PORT.` : `demo site: ${error.message}`);
  process.exit(1);
});

server.listen(port, host, () => {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const address = `http://${shown.includes(':') ? `[${shown}]` : shown}:${server.address().port}`;
  console.log(`Demo shop          ${address}/`);
  console.log(`  strict CSP       ${address}/strict`);
  console.log(`  hostile styles   ${address}/hostile`);
  console.log(`  to copy          ${address}/plain`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
