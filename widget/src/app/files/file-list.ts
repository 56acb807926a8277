import { attachmentLimits } from '@helpslip/shared/attachment-limits';
import { backoffMs, Refused } from '../api.ts';
import { randomId } from '../store.ts';
import { type KeptFile, keepFiles, keptFiles } from './kept-files.ts';
import { upload } from './upload.ts';

export type FileState = 'waiting' | 'uploading' | 'there' | 'failed' | 'refused';

export interface ListedFile extends KeptFile {
  state: FileState;
  /** How much of it is sent, from 0 to 1. */
  sent: number;
  /** The code of the refusal. */
  code: string;
  failures: number;
}

export type LeftOut = { why: 'too-many' } | { why: 'too-large' | 'empty'; name: string };

/** The files of one form: they are uploaded one after the other, and kept in the browser until they are sent. */
export type FileList = ReturnType<typeof createFileList>;

/**
 * @param address where files are uploaded
 * @param form names the form in the browser's store
 */
export function createFileList(address: string, form: string) {
  let files: ListedFile[] = [];
  let isKept = true;
  let isStopped = false;
  let underWay: { file: ListedFile; stop: AbortController } | undefined;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const watchers = new Set<() => void>();
  const tell = () => {
    for (const watcher of [...watchers]) watcher();
  };

  const cannotKeep = () => {
    isKept = false;
    tell();
  };
  const read = keptFiles(form).catch(() => {
    cannotKeep();
    return [];
  });
  let keeping: Promise<unknown> = read;
  /** One after the other, each with what is there by then: the last one counts. */
  const keep = () => {
    keeping = keeping
      .then(() =>
        keepFiles(
          form,
          files.map(({ file, key, id }) => ({ file, key, id })),
        ),
      )
      .catch(cannotKeep);
  };
  const listed = (kept: KeptFile): ListedFile => ({
    ...kept,
    state: kept.id ? 'there' : 'waiting',
    sent: 0,
    code: '',
    failures: 0,
  });

  /** Uploads the next that waits, unless one is on its way. */
  async function work(): Promise<void> {
    const next = files.find(({ state }) => state === 'waiting');
    if (underWay || !next || isStopped) return;
    const stop = new AbortController();
    underWay = { file: next, stop };
    next.state = 'uploading';
    tell();
    try {
      next.id = await upload(address, next, stop.signal, (sent) => {
        next.sent = sent;
        tell();
      });
      next.state = 'there';
    } catch (error) {
      fail(next, error instanceof Refused ? error : new Refused());
    }
    underWay = undefined;
    keep();
    tell();
    void work();
  }

  function fail(file: ListedFile, refusal: Refused): void {
    file.sent = 0;
    file.code = refusal.code;
    file.state = refusal.isPassing && refusal.status !== 507 ? 'failed' : 'refused';
    if (file.state === 'refused' || !files.includes(file) || isStopped) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        retry(file);
      },
      backoffMs(++file.failures, refusal.retryAfterSeconds),
    );
    timers.add(timer);
  }

  function retry(file: ListedFile): void {
    if (file.state !== 'failed' && file.state !== 'refused') return;
    file.state = 'waiting';
    tell();
    void work();
  }

  const onOnline = () => files.filter(({ state }) => state === 'failed').forEach(retry);
  addEventListener('online', onOnline);
  keeping = read.then((kept) => {
    files = [...kept.slice(0, attachmentLimits.files).map(listed), ...files];
    tell();
    void work();
  });

  return {
    all: () => files,
    isKept: () => isKept,
    /** Calls `watcher` at every change. @returns what ends that */
    watch(watcher: () => void) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    /** @returns what could not be added, and why */
    add(added: File[]): LeftOut[] {
      const leftOut: LeftOut[] = [];
      for (const file of added) {
        if (file.size === 0) leftOut.push({ why: 'empty', name: file.name });
        else if (file.size > attachmentLimits.bytes) leftOut.push({ why: 'too-large', name: file.name });
        else if (files.length >= attachmentLimits.files) leftOut.push({ why: 'too-many' });
        else files = [...files, listed({ file, key: randomId(), id: '' })];
      }
      keep();
      tell();
      void work();
      return leftOut;
    },
    retry,
    remove(file: ListedFile) {
      files = files.filter((one) => one !== file);
      if (underWay?.file === file) underWay.stop.abort();
      keep();
      tell();
    },
    /** Uploads everything anew: the server has deleted what was not sent in time. */
    renew() {
      files = files.map(({ file }) => listed({ file, key: randomId(), id: '' }));
      tell();
      void work();
    },
    /** The ids to send along, once all files are there or refused for good. Null when some failed, as they stand now. */
    ids(): Promise<string[] | null> {
      return new Promise((resolve) => {
        const look = () => {
          const open = files.filter(({ state }) => state !== 'there');
          if (open.some(({ state }) => state === 'waiting' || state === 'uploading')) return;
          watchers.delete(look);
          resolve(open.length > 0 ? null : files.map(({ id }) => id));
        };
        watchers.add(look);
        look();
      });
    },
    clear() {
      files = [];
      keep();
      tell();
    },
    stop() {
      isStopped = true;
      underWay?.stop.abort();
      for (const timer of timers) clearTimeout(timer);
      removeEventListener('online', onOnline);
    },
  };
}
