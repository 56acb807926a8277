import { Refusal } from '../errors.ts';

const MOST = 32;
const MOST_PER_ADDRESS = 3;

const underWay = new Map<string, number>();
let all = 0;

/**
 * Does one upload, with a bound on how many this process takes at once, and how many from one address: a slow one holds a place, a
 * file and a socket, and nobody else's.
 * @throws Refusal `unavailable` with the seconds to wait
 */
export async function inUploadSlot<Result>(address: string, upload: () => Promise<Result>): Promise<Result> {
  const own = underWay.get(address) ?? 0;
  if (all >= MOST || own >= MOST_PER_ADDRESS) {
    throw new Refusal('unavailable', 'Several files are on their way already. Send this one in a moment.', {
      retryAfterSeconds: 2,
    });
  }
  all++;
  underWay.set(address, own + 1);
  try {
    return await upload();
  } finally {
    all--;
    const left = (underWay.get(address) ?? 1) - 1;
    if (left > 0) underWay.set(address, left);
    else underWay.delete(address);
  }
}
