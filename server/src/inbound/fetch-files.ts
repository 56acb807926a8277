import { keepAttachment } from '../attachments/keep-attachment.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { type Mailroom, openMailroom } from '../mail/received-mail.ts';
import type { InboundEvent, Worked } from './kept-mail.ts';
import { placeFile } from './place-file.ts';
import { fileOfKey } from './plan-files.ts';
import { noteNotKept, type WantedFile, wantedFile } from './wanted-file.ts';
import { workDue } from './work-due.ts';

/** One, as each may take minutes: whoever stops or dies meanwhile holds back no other. */
export const FILES_BATCH = 1;
/** A file at its slowest: asked for, fetched for two minutes, and handed to the store. */
const LEASE_MS = 240_000;
/** Anybody can write to the addresses of a site: of all room for files, mail that waits for a decision takes at most this part. */
const PART_FOR_WAITING = 0.1;

/**
 * Fetches files that came by mail, and puts each where its mail stands. A mail stands whether its files could be had or not.
 * @returns how many were tried; fewer than `FILES_BATCH` means that no more is due
 */
export function fetchMailFiles(deps: Deps): Promise<number> {
  const mailroom = openMailroom(deps.config);
  return workDue(deps, {
    isOfFiles: true,
    batch: FILES_BATCH,
    leaseMs: LEASE_MS,
    work: (event) => fetchOne(deps, mailroom, event),
    putAside: async ({ key }, reason) => {
      const place = fileOfKey(key);
      if (place) await noteNotKept(deps, place, reason);
    },
  });
}

async function fetchOne(deps: Deps, mailroom: Mailroom | null, { key }: InboundEvent): Promise<Worked> {
  const place = fileOfKey(key);
  const wanted = place && (await wantedFile(deps, place));
  if (!wanted) return { kind: 'done', reason: 'not-wanted' };
  if (!mailroom) return notKept(deps, wanted, 'no-provider');
  if (wanted.isWaiting && !(await hasRoomForWaiting(deps, wanted.file.bytes))) return notKept(deps, wanted, 'no-room');
  const fetched = await mailroom.fetchFile(wanted.providerMailId, wanted.file.id ?? '');
  if (fetched.kind === 'later') return { ...fetched, reason: `fetch-${fetched.reason}` };
  if (fetched.kind === 'refused') return notKept(deps, wanted, `fetch-${fetched.reason}`);
  return keep(deps, wanted, fetched.answer);
}

async function keep(deps: Deps, wanted: WantedFile, body: ReadableStream<Uint8Array>): Promise<Worked> {
  const { siteId, file, mailId, place } = wanted;
  try {
    // The same key at every try: a file that was kept before its process ended is not kept twice.
    const idempotencyKey = `mail:${mailId}:${place}`;
    const kept = await keepAttachment(deps, { siteId, idempotencyKey, name: file.name, body });
    const reason = await placeFile(deps, wanted, kept);
    return reason ? { kind: 'done', reason } : { kind: 'done' };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (thrown.code === 'too-large') return notKept(deps, wanted, 'too-large');
    if (thrown.code === 'storage-full') return notKept(deps, wanted, 'no-room');
    if (thrown.code === 'invalid') return notKept(deps, wanted, thrown.message);
    if (thrown.code === 'unavailable') return { kind: 'later', reason: 'store-away' };
    throw thrown;
  }
}

async function notKept(deps: Deps, wanted: WantedFile, reason: string): Promise<Worked> {
  await noteNotKept(deps, wanted, reason);
  return { kind: 'done', reason };
}

async function hasRoomForWaiting({ db, config }: Deps, bytes: number): Promise<boolean> {
  const { held } = await db
    .selectFrom('attachment')
    .select(({ fn }) => fn.sum('bytes').as('held'))
    .where('mail_id', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(held) + bytes <= config.attachmentBytesPerSite * PART_FOR_WAITING;
}
