/** @jsxImportSource hono/jsx */
import { attachmentLimits } from '@helpslip/shared/attachment-limits';
import type { AttachmentView } from '@helpslip/shared/contract';
import { sizeWords } from './attached.tsx';
import { FaultOrHint } from './field.tsx';

const MB = 1024 * 1024;

/** Where files for a reply are chosen. Those of a try that could not be sent are there still, and can be left out. */
export function ChosenFiles({ files, fault }: { files: AttachmentView[]; fault: string | undefined }) {
  return (
    <div class="chosen">
      <label for="files">Files to send along</label>
      {files.length > 0 && (
        <ul aria-label="Files that go along">
          {files.map(({ id, name, bytes }, place) => (
            <li>
              <label class="check">
                <input type="checkbox" name={`f${place + 1}`} value={id} checked />
                <span>
                  <bdi>{name}</bdi> <span class="hint">{sizeWords(bytes)}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <input
        id="files"
        name="files"
        type="file"
        multiple
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={fault ? 'files-fault' : 'files-hint'}
      />
      <FaultOrHint
        name="files"
        fault={fault}
        hint={`Up to ${attachmentLimits.files} of ${attachmentLimits.bytes / MB} MB each. A draft keeps no files.`}
      />
    </div>
  );
}
