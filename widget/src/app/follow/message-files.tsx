import { saySize } from '@helpslip/shared/say-size';
import { useState } from 'preact/hooks';
import type { Api } from '../api.ts';
import type { Texts } from '../locales/en.ts';
import type { Message } from './read-ticket.ts';
import { words } from './words.ts';

export interface FilesAccess {
  api: Api;
  reference: string;
  token: string;
}

interface MessageFilesProps extends FilesAccess {
  files: Message['attachments'];
  texts: Texts;
}

/** The files of a message, to be saved. The token goes in the header, so each is fetched before it is saved. */
export function MessageFiles({ files, texts, ...access }: MessageFilesProps) {
  const [note, setNote] = useState('');
  const save = (file: Message['attachments'][number]) => {
    setNote('');
    saveFile(access, file).catch(() => setNote(words.notSent));
  };
  return (
    <>
      <ul class="saved">
        {files.map((file) => (
          <li key={file.id}>
            <button type="button" class="link" onClick={() => save(file)}>
              <bdi>{file.name}</bdi>
            </button>{' '}
            <small>{saySize(file.bytes, texts.locale)}</small>
          </li>
        ))}
      </ul>
      <p class={note ? 'notice' : 'unseen'} role="status">
        {note}
      </p>
    </>
  );
}

async function saveFile(
  { api, reference, token }: FilesAccess,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const response = await fetch(`${api.origin}/api/v1/tickets/${reference}/attachments/${encodeURIComponent(id)}`, {
    credentials: 'omit',
    referrerPolicy: 'origin',
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`${response.status}`);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Only when the browser has begun to save it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
