import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** The demo site as a process of its own. */
export interface DemoShop {
  /** Its origin: another host than the server's, so that everything between them crosses origins. */
  url: string;
  close(): Promise<void>;
}

/** Starts the demo site, which loads the widget from `helpslipUrl`. */
export async function openDemoShop(helpslipUrl: string): Promise<DemoShop> {
  const program = resolve(import.meta.dirname, '../../demo-site/serve.mjs');
  const { PATH } = process.env;
  const child = spawn(process.execPath, [program], {
    env: { PATH, HOST: 'localhost', DEMO_PORT: '0', HELPSLIP_URL: helpslipUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const url = await Promise.race([
    printedAddress(child.stdout),
    ended.then(() => {
      throw new Error('The demo site ended before it said where it is.');
    }),
  ]);
  return {
    url,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function printedAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\/\/\S+:\d+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('The demo site did not say where it is.');
}
