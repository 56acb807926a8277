import { plainReference, read } from './read.ts';
import type { Store } from './store.ts';

/** What the visitor keeps of a ticket. `reply` is an answer that is written and not sent yet. */
export interface Slip {
  reference: string;
  token: string;
  trackUrl: string;
  /** ISO 8601; empty when nothing was promised. */
  promisedBy: string;
  openedAt: string;
  about: string;
  category?: string;
  name?: string;
  email?: string;
  /** What the owner says in place of a promise. */
  thanks?: string;
  sentAlong?: string;
  reply: { text: string; key: string };
}

export interface Slips {
  /** Newest first. */
  all(): Slip[];
  find(reference: string): Slip | undefined;
  keep(slip: Slip): void;
}

const KEPT = 20;

const slipLike = {
  reference: plainReference,
  token: '',
  trackUrl: '',
  promisedBy: '',
  openedAt: '',
  about: '',
  sentAlong: '',
  reply: { text: '', key: '' },
};

/** The slips of this browser. Thanks, name and e-mail of the requester are shown once and not kept. */
export function createSlips(store: Store): Slips {
  const all = () => read([slipLike], store.read('slips')).filter((slip) => slip.reference);
  return {
    all,
    find: (reference) => all().find((slip) => slip.reference === reference),
    keep({ name, email, thanks, ...slip }) {
      const others = all().filter((one) => one.reference !== slip.reference);
      const order = [slip, ...others].sort((a, b) => b.openedAt.localeCompare(a.openedAt));
      store.write('slips', order.slice(0, KEPT));
    },
  };
}
