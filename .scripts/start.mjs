// Runs the built server, and beside it the demo site, until they are told to stop.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './tools.mjs';

/** The server with the demo's site in it, and the demo on another origin. @returns the exit status of the whole */
export function start() {
  const { PORT = '3000', DEMO_PORT = '3001' } = process.env;
  const { BASE_URL = `http://localhost:${PORT}`, SEED_FILE = path.join(root, 'demo-site', 'site.json') } = process.env;
  const demo = { DEMO_PORT, HELPSLIP_URL: process.env.HELPSLIP_URL ?? BASE_URL };
  return untilAllEnd([launchServer({ PORT, SEED_FILE }), launch(['demo-site/serve.mjs'], demo)]);
}

/** The server alone. @returns its exit status */
export function startProduction() {
  return untilAllEnd([launchServer({ NODE_ENV: 'production' })]);
}

function launchServer(settings) {
  return launch(['--enable-source-maps', 'server/dist/main.js'], settings);
}

function launch(args, settings) {
  return spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...settings } });
}

/**
 * Passes signals on, stops all when one ends, and waits for all.
 * @param children the server first
 * @returns the server's exit status, or that of another that failed by itself
 */
async function untilAllEnd(children) {
  let isStopping = false;
  let failure = 0;
  const stop = (signal) => {
    isStopping = true;
    for (const child of children) child.kill(signal);
  };
  // A second signal of a kind (the terminal sends one, npm passes on another) must not cut short what the first began.
  process.once('SIGINT', () => stop('SIGINT')).on('SIGINT', () => undefined);
  process.once('SIGTERM', () => stop('SIGTERM')).on('SIGTERM', () => undefined);
  process.once('SIGHUP', () => stop('SIGTERM')).on('SIGHUP', () => undefined);
  whenNpmIsGone(() => stop('SIGTERM'));
  const statuses = await Promise.all(
    children.map(async (child) => {
      const status = await statusOf(child);
      if (!isStopping) {
        failure = status;
        stop('SIGTERM');
      }
      return status;
    }),
  );
  return statuses[0] || failure;
}

/** npm passes a signal to the shell between it and us, and that shell dies of it without a word. */
function whenNpmIsGone(act) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 250);
  watch.unref();
}

function statusOf(child) {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
  });
}
