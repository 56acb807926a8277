import { connect } from 'node:net';
import { listen } from '@helpslip/server/http-server.ts';
import type { Helpslip } from './helpslip.ts';

/** The stage behind a real socket, for what only bytes on a wire can say. */
export interface Wire {
  /** Sends bytes as they are, and reads until the server closes. @returns all it answered, or '' when it just closed */
  say(...parts: (string | Uint8Array)[]): Promise<string>;
  /** Sends bytes and hangs up without reading. */
  sayAndHangUp(part: string): Promise<void>;
  close(): Promise<void>;
}

export async function openWire(helpslip: Helpslip): Promise<Wire> {
  const server = await listen(helpslip.app, { host: '127.0.0.1', port: 0 });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const dial = () => connect({ port: address.port, host: '127.0.0.1', noDelay: true });
  return {
    say: (...parts) =>
      new Promise((resolve) => {
        const socket = dial();
        let answer = '';
        socket.on('data', (bytes) => {
          answer += bytes.toString('latin1');
        });
        // A server that closes on what it will not read may reset the rest: what it said before counts.
        socket.on('error', () => {});
        socket.on('close', () => resolve(answer));
        for (const part of parts) socket.write(part);
      }),
    sayAndHangUp: (part) =>
      new Promise((resolve) => {
        const socket = dial();
        socket.on('error', () => {});
        socket.on('close', () => resolve());
        socket.write(part, () => socket.destroy());
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** The head of a request that asks to close the connection after its answer. */
export function head(line: string, ...headers: string[]): string {
  return `${[`${line} HTTP/1.1`, 'Host: help.example.com', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;
}

/** The status in a raw answer; 0 when there was none. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}
