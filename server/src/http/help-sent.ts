import { attachmentLimits } from '@helpslip/shared/attachment-limits';
import { saySize } from '@helpslip/shared/say-size';
import { safeFileName } from '../attachments/file-name.ts';
import { keepAttachment } from '../attachments/keep-attachment.ts';
import { Refusal } from '../errors.ts';
import { addressBlock } from '../web/client-address.ts';
import { formFields } from '../web/form.ts';
import { drawFrom, refuseOverLimit } from '../web/rate-limits.ts';
import type { WebContext } from '../web/route.ts';
import { type ComingFile, isFormWithFiles, readFormWithFiles } from '../web/streamed-form.ts';
import { inUploadSlot } from '../web/upload-slots.ts';
import type { HelpSite } from './help-site.ts';
import { fileIdsIn } from './help-typed.ts';

/** A form as a browser sent it, and what became of the files in it. */
export interface SentForm {
  typed: Map<string, string>;
  /** The ids of all that go along: kept just now, or at an earlier try. */
  files: string[];
  /** What to say of files that cannot go along. */
  fault: string | null;
  /** Whether files came that nobody kept. */
  areFilesLost: boolean;
  /** What kept files from being taken and is no fault of theirs, such as a database that is away. */
  trouble?: unknown;
}

const KIB = 1024;
/** Ten files of the largest size: more than is kept, so that who chooses too much is told so beside what was typed. */
const FORM_BYTES = 10 * attachmentLimits.bytes;
const KEY_INPUT = 'key';

const sentForms = new WeakMap<Request, Promise<SentForm>>();

/**
 * Reads the form of a request, once, and keeps its files for as long as any file that no message has claimed yet.
 * @param help whose form it is; without it no file is kept, and what was typed is read all the same
 * @throws Refusal as `readFormWithFiles` and `formFields`; `limited` and `unavailable` where no files are taken from this address now
 */
export function sentForm(c: WebContext, help: HelpSite | null, takesFiles: boolean): Promise<SentForm> {
  const known = sentForms.get(c.req.raw);
  if (known) return known;
  const sent = readSent(c, help, takesFiles);
  sentForms.set(c.req.raw, sent);
  // What was refused before it was read can be read still, without its files.
  sent.catch(() => sentForms.delete(c.req.raw));
  return sent;
}

async function readSent(c: WebContext, help: HelpSite | null, takesFiles: boolean): Promise<SentForm> {
  if (!isFormWithFiles(c)) {
    const typed = await formFields(c);
    return { typed, files: fileIdsIn(typed), fault: null, areFilesLost: false };
  }
  if (!help || !takesFiles) return withoutFiles(c, help);
  const address = addressBlock(c.get('clientAddress'));
  return inUploadSlot(address, async () => {
    await drawFrom(c, 'attachment-kib', address, Math.ceil(Number(c.req.header('Content-Length') ?? FORM_BYTES) / KIB));
    return withFiles(c, help);
  });
}

/** The browser has sent the files already: they are skipped, and what was typed around them is kept. */
async function withoutFiles(c: WebContext, help: HelpSite | null): Promise<SentForm> {
  let isAny = false;
  const typed = await readFormWithFiles(c, FORM_BYTES, async () => {
    isAny = true;
  });
  const fault = isAny && help ? help.words.files.notTaken : null;
  return { typed, files: help ? [] : fileIdsIn(typed), fault, areFilesLost: isAny };
}

async function withFiles(c: WebContext, help: HelpSite): Promise<SentForm> {
  const { words, dateLocale } = help;
  const files: string[] = [];
  const faults = new Set<string>();
  let trouble: unknown = null;
  const typed = await readFormWithFiles(c, FORM_BYTES, async (file, fields) => {
    if (trouble) return;
    try {
      const ids = new Set([...fileIdsIn(fields), ...files]);
      if (ids.size >= attachmentLimits.files) {
        faults.add(words.files.tooMany(new Intl.NumberFormat(dateLocale).format(attachmentLimits.files)));
      } else files.push(await keepOne(c, help, file, fields.get(KEY_INPUT) ?? ''));
    } catch (thrown) {
      const fault = faultOf(thrown, file, help);
      if (fault) faults.add(fault);
      // The rest of the form is read all the same: it holds what was typed.
      else trouble = thrown;
    }
  });
  if (trouble) return { typed, files: [], fault: null, areFilesLost: true, trouble };
  const all = [...new Set([...fileIdsIn(typed), ...files])];
  return { typed, files: all, fault: [...faults].join(' ') || null, areFilesLost: false };
}

/** The same file in the same form is one, however often the form is sent. */
async function keepOne(
  c: WebContext,
  { site }: HelpSite,
  { name, content }: ComingFile,
  formKey: string,
): Promise<string> {
  await refuseOverLimit(c, 'attachments');
  const idempotencyKey = (sha256: string) => `form:${formKey}:${sha256}:${safeFileName(name)}`;
  return (await keepAttachment(c.get('deps'), { siteId: site.id, idempotencyKey, name, body: content })).id;
}

/** What to say of a file that cannot be kept; null for trouble that is not the file's. */
function faultOf(thrown: unknown, file: ComingFile, { words, dateLocale }: HelpSite): string | null {
  if (!(thrown instanceof Refusal)) return null;
  const name = safeFileName(file.name);
  switch (thrown.code) {
    case 'too-large':
      return words.files.tooLarge(name, saySize(attachmentLimits.bytes, dateLocale));
    case 'storage-full':
      return words.files.noRoom;
    case 'invalid':
    case 'idempotency-key-reused':
      return `${name}: ${words.files.notTaken}`;
    default:
      return null;
  }
}
