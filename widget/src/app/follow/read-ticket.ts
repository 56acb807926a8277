import { type Api, Refused } from '../api.ts';
import { oneOf, plainReference, type Read, read, receiptLike } from '../read.ts';
import { words } from './words.ts';

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

/** Undefined where it was not said. */
const yesOrNo = (value: unknown) => (typeof value === 'boolean' ? value : undefined);
const stateLike = {
  reference: plainReference,
  status: receiptLike.status,
  openedAt: '',
  updatedAt: '',
  promise: {
    by: '',
    kept: yesOrNo,
    late: { by: '' },
  },
};
const viewLike = {
  ...stateLike,
  subject: '',
  locale: '',
  category: { key: '', name: '', locale: '', takesFiles: true },
  fields: [{ label: '', value: '', isYes: yesOrNo, locale: '' }],
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

/** The value of a detail, in the language of who reads it where we have words for it. */
export const shownValue = ({ value, isYes }: View['fields'][number]): string =>
  isYes === undefined ? value : isYes ? words.yes : words.no;
