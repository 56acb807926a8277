import { type Api, Refused } from '../api.ts';
import { oneOf, plainReference, type Read, read, receiptLike } from '../read.ts';

/** A ticket as far as it may be seen: `view` only with access. */
export interface Followed {
  state: State;
  view?: View;
  /** The token was there and is good no more. */
  isLost?: boolean;
}

/** Fetches a ticket. A token that is refused does not hide what the reference alone shows. Rejects with `Refused`. */
export async function fetchTicket(api: Api, reference: string, token: string): Promise<Followed> {
  const path = `/tickets/${reference}`;
  try {
    const json = await api.get(path, token ? { headers: { authorization: `Bearer ${token}` } } : undefined);
    const state = read(stateLike, json);
    return token ? { state, view: read(viewLike, json) } : { state };
  } catch (error) {
    if (!token || !(error instanceof Refused) || error.isPassing) throw error;
    return { state: read(stateLike, await api.get(path)), isLost: true };
  }
}

const stateLike = {
  reference: plainReference,
  status: receiptLike.status,
  openedAt: '',
  updatedAt: '',
  promise: {
    by: '',
    kept: (value: unknown) => (typeof value === 'boolean' ? value : undefined),
    late: { by: '' },
  },
};
const viewLike = {
  ...stateLike,
  subject: '',
  category: { key: '', name: '', takesFiles: true },
  fields: [{ label: '', value: '' }],
  site: { key: '', name: '', color: '' },
  thanks: '',
  followUp: { askedAt: '', answer: oneOf('', 'solved', 'came-back') },
  assignee: '',
  steps: { assignedAt: '', answeredAt: '', completedAt: '' },
  messages: [
    {
      id: '',
      from: oneOf('requester', 'staff'),
      name: '',
      body: '',
      quoted: '',
      attachments: [{ id: '', name: '', bytes: 0 }],
      at: '',
    },
  ],
};

/** What the reference alone shows. */
export type State = Read<typeof stateLike>;
/** What those with access see. */
export type View = Read<typeof viewLike>;
export type Message = View['messages'][number];
