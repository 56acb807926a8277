import { attachmentLimits } from '@helpslip/shared/attachment-limits';
import { saySize } from '@helpslip/shared/say-size';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Texts } from '../locales/en.ts';
import { useTurn } from '../use-turn.ts';
import type { FileList, LeftOut, ListedFile } from './file-list.ts';
import { useArrivals } from './use-arrivals.ts';
import { words } from './words.ts';

/** Where files are picked, dropped and pasted, each with how far it is. */
export function FileBox({ list, texts }: { list: FileList; texts: Texts }) {
  const [, redraw] = useTurn();
  const [note, setNote] = useState('');
  const box = useRef<HTMLFieldSetElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  // At once: what was kept may be read before the next frame.
  useLayoutEffect(() => list.watch(redraw), [list]);
  const add = (files: File[]) =>
    setNote(
      list
        .add(files)
        .map((one) => sayLeftOut(one, texts))
        .join(' '),
    );
  const isOver = useArrivals(box, add);

  function remove(file: ListedFile): void {
    list.remove(file);
    setNote(words.wasRemoved(file.file.name));
    box.current?.querySelector<HTMLElement>('.add')?.focus();
  }

  const { files: most, bytes } = attachmentLimits;
  const figure = most.toLocaleString(texts.locale);
  const isFull = list.all().length >= most;
  return (
    <fieldset ref={box} class={isOver ? 'row files over-it' : 'row files'} aria-describedby="hs-files-hint">
      <legend class="label">{words.label}</legend>
      <ul>
        {list.all().map((one) => (
          <FileRow key={one.key} one={one} texts={texts} retry={() => list.retry(one)} remove={() => remove(one)} />
        ))}
      </ul>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <button
        type="button"
        class="btn quiet add"
        aria-disabled={isFull}
        onClick={() => (isFull ? setNote(words.tooMany(figure)) : picker.current?.click())}
      >
        {words.addFile}
      </button>
      <p id="hs-files-hint" class="hint">
        {words.bounds(figure, saySize(bytes, texts.locale))} <span class="mouse">{words.ways}</span>
      </p>
      {!list.isKept() && list.all().length > 0 && <p class="notice">{words.notKept}</p>}
      <p class={note ? 'notice' : 'unseen'} role="status">
        {note}
      </p>
    </fieldset>
  );
}

interface FileRowProps {
  one: ListedFile;
  texts: Texts;
  retry(): void;
  remove(): void;
}

function FileRow({ one, texts, retry, remove }: FileRowProps) {
  const { file, state, sent, code } = one;
  const percent = sent.toLocaleString(texts.locale, { style: 'percent' });
  const standing = {
    waiting: words.waits,
    uploading: percent,
    there: words.isThere,
    failed: words.notUploaded,
    refused: code === 'storage-full' ? words.noRoom : words.notTaken,
  }[state];
  return (
    <li class={`file ${state}`}>
      <div role="status">
        <p>
          <bdi>{file.name}</bdi> <small>{saySize(file.size, texts.locale)}</small>
        </p>
        {state === 'uploading' && <progress value={sent} aria-label={file.name} />}
        <small aria-hidden={state === 'uploading'}>{standing}</small>
      </div>
      <span class="acts">
        {(state === 'failed' || state === 'refused') && (
          <button type="button" class="link" aria-label={`${words.tryAgain}: ${file.name}`} onClick={retry}>
            {words.tryAgain}
          </button>
        )}
        <button type="button" class="link" aria-label={`${words.remove}: ${file.name}`} onClick={remove}>
          {words.remove}
        </button>
      </span>
    </li>
  );
}

function sayLeftOut(one: LeftOut, texts: Texts): string {
  if (one.why === 'too-many') return words.tooMany(attachmentLimits.files.toLocaleString(texts.locale));
  return one.why === 'empty'
    ? words.isEmpty(one.name)
    : words.tooLarge(one.name, saySize(attachmentLimits.bytes, texts.locale));
}
