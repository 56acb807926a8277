/** @jsxImportSource hono/jsx */
import { attachmentLimits } from '@helpslip/shared/attachment-limits';
import type { AttachmentView } from '@helpslip/shared/contract';
import { saySize } from '@helpslip/shared/say-size';
import { Note } from './follow-page.tsx';
import { fileInputName } from './help-typed.ts';
import type { HelpWords } from './help-words/en.ts';

interface FilesProps {
  words: HelpWords;
  /** For figures and units. */
  locale: string;
  /** Those that came with an earlier try: they go along, unless they are unticked. */
  chosen?: AttachmentView[];
  fault?: string | undefined;
  isFirst?: boolean;
}

/** Where files are chosen. It stands last, so that all that was typed is read before them. */
export function HelpFiles({ words, locale, chosen = [], fault, isFirst = false }: FilesProps) {
  const most = new Intl.NumberFormat(locale).format(attachmentLimits.files);
  return (
    <div class="row">
      {chosen.length > 0 && (
        <fieldset class="go-along">
          <legend>{words.files.goAlong}</legend>
          {chosen.map(({ id, name, bytes }, place) => (
            <label class="check">
              <input type="checkbox" name={fileInputName(place)} value={id} checked />
              <span>
                <bdi>{name}</bdi> <small>{saySize(bytes, locale)}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <label for="f-files">
        {words.files.label}
        <small> {words.optional}</small>
      </label>
      <input
        id="f-files"
        type="file"
        name="files"
        multiple
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby="f-files-note"
        autofocus={isFirst}
      />
      <Note id="f-files-note" fault={fault} hint={words.files.bounds(most, saySize(attachmentLimits.bytes, locale))} />
    </div>
  );
}
