import { useEffect, useState } from 'preact/hooks';
import type { DraftKeeper } from '../draft.ts';
import type { FileList } from '../files/file-list.ts';
import type { Panel } from '../panel.ts';
import { fetchFiles } from '../parts.ts';
import { of } from '../read.ts';
import { adopt } from '../sheet.ts';

type FilesPart = Awaited<ReturnType<typeof fetchFiles>>;

const lists = new WeakMap<DraftKeeper, FileList>();
/** Drafts that are of a category where no files may go along: they stay for another. */
const heldBack = new WeakSet<DraftKeeper>();

/** The files of a draft, once what takes files is there. */
export const filesOf = (draft: DraftKeeper) => lists.get(draft);

/** Those that go along as things stand. */
export const goingWith = (draft: DraftKeeper) => (heldBack.has(draft) ? undefined : filesOf(draft));

/** Where files are added to the ticket. It comes by itself, and when it cannot be had the form is there without it. */
export function Attached({ api, draft, root, site, texts, config, way }: Panel) {
  const [part, setPart] = useState<FilesPart>();
  const isTaken = takesFiles(config.rest, way.category);
  if (isTaken) heldBack.delete(draft);
  else heldBack.add(draft);
  useEffect(() => {
    if (!isTaken) return;
    fetchFiles()
      .then((file) => {
        adopt(root, file.sheet);
        if (!lists.has(draft)) lists.set(draft, file.createFileList(file.addressFor(api, site), site));
        setPart(() => file);
      })
      .catch(() => {});
  }, [isTaken]);
  const list = goingWith(draft);
  return part && list ? <part.FileBox list={list} texts={texts} /> : null;
}

/** What the config says of a category, read here since only this part needs it. */
function takesFiles(config: unknown, key: string): boolean {
  const { categories } = of(config);
  const category = Array.isArray(categories) ? categories.find((one) => of(one).key === key) : undefined;
  return of(category).takesFiles !== false;
}
