import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { FileList } from '../files/file-list.ts';
import { fetchFiles } from '../parts.ts';
import { adopt } from '../sheet.ts';
import type { Slips } from '../slips.ts';
import type { ConversationProps } from './conversation.tsx';

interface ReplyFiles {
  FileBox: Awaited<ReturnType<typeof fetchFiles>>['FileBox'];
  list: FileList;
}

/** What a browser that keeps no files would lose when something else is looked at, by reference. */
const unkept = new WeakMap<Slips, Map<string, File[]>>();

/** The files that go along with a reply. What takes them comes once somebody writes; when it cannot be had they write without it. */
export function useReplyFiles(
  { api, slips, view }: Pick<ConversationProps, 'api' | 'slips' | 'view'>,
  box: RefObject<HTMLElement | null>,
  isWriting: boolean,
): ReplyFiles | undefined {
  const [files, setFiles] = useState<ReplyFiles>();
  const { reference, site, category } = view;
  const isWanted = isWriting && category.takesFiles;
  useEffect(() => {
    if (!isWanted || files) return;
    let isGone = false;
    fetchFiles()
      .then(({ FileBox, createFileList, addressFor, sheet }) => {
        if (isGone) return;
        const root = box.current?.getRootNode();
        if (root instanceof ShadowRoot) adopt(root, sheet);
        const list = createFileList(addressFor(api, site.key), `reply ${reference}`);
        list.add(unkept.get(slips)?.get(reference) ?? []);
        setFiles({ FileBox, list });
      })
      .catch(() => {});
    return () => {
      isGone = true;
    };
  }, [isWanted]);
  useEffect(
    () => () => {
      if (!files) return;
      const { list } = files;
      list.stop();
      const left = unkept.get(slips) ?? new Map<string, File[]>();
      unkept.set(slips, left.set(reference, list.isKept() ? [] : list.all().map(({ file }) => file)));
    },
    [files],
  );
  return category.takesFiles ? files : undefined;
}
