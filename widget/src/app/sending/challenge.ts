import { of, text } from '../read.ts';
import { hexOf, sha256Of } from './sha256.ts';

/** Far below what a hand feels, on a slow phone too. */
const SLICE_MS = 8;

/**
 * Solves a challenge of the server by trying, in slices between which the page does what it has to do. It needs no worker, which a
 * page's policy may forbid, and no `crypto.subtle`, which pages without https do not have.
 * @returns the solution as it is sent; null where there is none
 */
export async function solve(challenge: unknown): Promise<string | null> {
  const { maxnumber } = of(challenge);
  const [algorithm, wanted = '', salt, signature] = ['algorithm', 'challenge', 'salt', 'signature'].map((name) =>
    text(of(challenge)[name]),
  );
  if (algorithm !== 'SHA-256' || !salt) return null;
  const hash = sha256Of(salt);
  const beginning = Number.parseInt(wanted.slice(0, 8), 16) | 0;
  let sliceEndsAt = performance.now() + SLICE_MS;
  for (let number = 0; number <= Number(maxnumber); number++) {
    const found = hash(number);
    if (found[0] === beginning && hexOf(found) === wanted) {
      return btoa(JSON.stringify({ algorithm, challenge: wanted, number, salt, signature }));
    }
    if (performance.now() < sliceEndsAt) continue;
    await nextTask();
    sliceEndsAt = performance.now() + SLICE_MS;
  }
  return null;
}

/** Unlike a timer it comes at once, also while the visitor looks at another tab. */
function nextTask(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(0);
  });
}
