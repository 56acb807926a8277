import type { Api } from '../api.ts';
import { sheetOf } from '../sheet.ts';
import css from '../styles/files.css?inline';

export { FileBox } from '../files/file-box.tsx';
export { createFileList } from '../files/file-list.ts';
export { speak } from '../files/words.ts';
export const sheet = sheetOf(css);

/** Where the files for a site are uploaded. */
export const addressFor = ({ origin }: Api, site: string) =>
  `${origin}/api/v1/attachments?site=${encodeURIComponent(site)}`;
