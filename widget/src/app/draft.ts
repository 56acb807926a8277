import { of, type Read, read, receiptLike, text, textList } from './read.ts';
import type { Store } from './store.ts';

export type RawValue = string | boolean | string[];

/** A ticket that was sent and not answered yet. Bodies are kept as they were sent, so that a repetition is the same to the letter. */
export interface Pending {
  key: string;
  replyKey: string;
  /** Everything tried under this key, newest last. Empty after a reload when it held sensitive fields. */
  bodies: string[];
  /** Known once the server has answered, with the body that it recorded. */
  receipt?: Read<typeof receiptLike>;
  recorded?: string;
}

/** Everything the visitor has typed. Field values stand as typed, by category and field. */
export interface Draft {
  category: string;
  subject: string;
  /** The subject that was filled in from the search, as long as nobody changed it. */
  suggested: string;
  message: string;
  name: string;
  email: string;
  fields: Record<string, Record<string, RawValue>>;
  /** What the visitor does not want to go along. */
  off: string[];
  pending?: Pending;
}

export interface DraftKeeper {
  now(): Draft;
  change(change: Partial<Draft>): void;
  clear(): void;
  /** Whether something typed on an earlier page was found. */
  wasRestored: boolean;
  /** Names the fields that must never be stored, as `category/field`. */
  protect(names: string[]): void;
}

const KEPT_MS = 7 * 24 * 3_600_000;
const empty = { category: '', subject: '', suggested: '', message: '', name: '', email: '', off: [''] };

/** Keeps what is typed, at every change, for seven days. */
export function createDraft(store: Store): DraftKeeper {
  let draft = readDraft(store.read('draft'));
  let secrets: string[] = [];

  const withoutSecrets = (): Draft => {
    let isWhole = true;
    const fields = recordOf(draft.fields, (values, category) =>
      Object.fromEntries(
        Object.entries(values).filter(([field]) => {
          const isSecret = secrets.includes(`${category}/${field}`);
          if (isSecret && category === draft.category) isWhole = false;
          return !isSecret;
        }),
      ),
    );
    const { pending } = draft;
    return {
      ...draft,
      fields,
      pending: pending && !isWhole ? { ...pending, bodies: [], recorded: undefined } : pending,
    };
  };

  return {
    now: () => draft,
    change(change) {
      draft = { ...draft, ...change };
      store.write('draft', { ...withoutSecrets(), savedAt: Date.now() });
    },
    clear() {
      // Who asks a second time on the same page need not say again who they are.
      draft = { ...readDraft(null), name: draft.name, email: draft.email };
      this.wasRestored = false;
      store.drop('draft');
    },
    wasRestored: Boolean(
      draft.message || draft.subject !== draft.suggested || draft.pending || Object.keys(draft.fields).length,
    ),
    protect: (names) => {
      secrets = names;
    },
  };
}

function readDraft(stored: unknown): Draft {
  const { savedAt, fields, pending } = of(stored);
  const isFresh = Number(savedAt) > Date.now() - KEPT_MS;
  const { key, receipt, recorded } = of(pending);
  return {
    ...read(empty, isFresh && stored),
    fields: recordOf(of(isFresh && fields), (values) => recordOf(of(values), readRaw)),
    ...(isFresh &&
      text(key) !== '' && {
        pending: {
          ...read({ key: '', replyKey: '', bodies: [''] }, pending),
          ...(receipt && recorded ? { receipt: read(receiptLike, receipt), recorded: text(recorded) } : {}),
        },
      }),
  };
}

const readRaw = (value: unknown): RawValue =>
  typeof value === 'boolean' ? value : Array.isArray(value) ? textList(value) : text(value);

const recordOf = <From, To>(
  record: Record<string, From>,
  each: (value: From, name: string) => To,
): Record<string, To> => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, each(value, name)]));
