/** A file as it is kept in the browser until it is sent. */
export interface KeptFile {
  file: File;
  /** Under which it is uploaded: the same again is the same file. */
  key: string;
  /** The id that the server gave it; empty until it is there. */
  id: string;
}

const NAME = 'helpslip';
const STORE = 'files';
const KEPT_MS = 7 * 24 * 3_600_000;

/** Keeps the files of one form, as they are now. Rejects where the browser refuses. */
export async function keepFiles(form: string, files: KeptFile[]): Promise<void> {
  if (files.length > 0) await inStore('readwrite', (store) => store.put({ files, savedAt: Date.now() }, form));
  else await inStore('readwrite', (store) => store.delete(form));
}

/** What was kept of a form within the last seven days. Rejects where the browser refuses. */
export async function keptFiles(form: string): Promise<KeptFile[]> {
  const found: unknown = await inStore('readonly', (store) => store.get(form));
  if (typeof found !== 'object' || found === null || !('savedAt' in found) || !('files' in found)) return [];
  if (!(Number(found.savedAt) > Date.now() - KEPT_MS) || !Array.isArray(found.files)) return [];
  return Promise.all(found.files.filter(isKept).map(inHand));
}

/** With its bytes read: in Firefox a file out of the store cannot be read any more once it is stored anew. */
async function inHand(kept: KeptFile): Promise<KeptFile> {
  const { name, type, lastModified } = kept.file;
  const bytes = await kept.file.arrayBuffer().catch(() => null);
  return bytes ? { ...kept, file: new File([bytes], name, { type, lastModified }) } : kept;
}

function isKept(one: unknown): one is KeptFile {
  return (
    typeof one === 'object' &&
    one !== null &&
    'file' in one &&
    one.file instanceof File &&
    'key' in one &&
    typeof one.key === 'string' &&
    'id' in one &&
    typeof one.id === 'string'
  );
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await answerOf(opening);
  try {
    return await answerOf(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function answerOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
