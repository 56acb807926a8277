import { setImmediate } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { parseDocument } from 'yaml';
import { readTable } from './read-table.ts';

/** An answer as a file has it, not checked: every part is text, or left out. */
export interface RawAnswer {
  /** Where it stands: a line of a table, or a file's name. */
  place: string;
  question: string;
  body: string;
  phrasings: string[];
  categories: string[];
  context: string;
  isPinned: boolean;
}

/** One place of the files as it was read: an answer, or why there is none. */
export type ReadPlace = { answer: RawAnswer; fault?: undefined } | { place: string; fault: string; answer?: undefined };

export interface GivenFile {
  name: string;
  bytes: Uint8Array;
}

const MOST_FILES = 5_000;
const MOST_FILE_BYTES = 200_000;
const MOST_FACTS_LENGTH = 30_000;
const MOST_UNPACKED_BYTES = 30_000_000;

/** Reads answers from tables (CSV), Markdown files and folders of such (zip), place by place; what cannot be read is told at its place. */
export async function readAnswerFiles(files: GivenFile[]): Promise<ReadPlace[]> {
  const places: ReadPlace[] = [];
  for (const file of files) {
    if (/\.csv$/i.test(file.name)) places.push(...(await readTable(file)));
    else if (/\.zip$/i.test(file.name)) places.push(...(await readFolder(file)));
    else if (isMarkdown(file.name)) places.push(readMarkdownFile(file));
    else
      places.push({ place: file.name, fault: 'This is neither CSV nor Markdown (.md) nor a zip of Markdown files.' });
  }
  return places;
}

const isMarkdown = (name: string) => /\.(?:md|markdown)$/i.test(name) && !/(?:^|\/)(?:\.|__MACOSX\/)/.test(name);

async function readFolder({ name, bytes }: GivenFile): Promise<ReadPlace[]> {
  let count = 0;
  let unpackedBytes = 0;
  const refused: ReadPlace[] = [];
  try {
    const unpacked = unzipSync(bytes, {
      // Asked before anything is unpacked, and nothing becomes larger than it says here.
      filter: (entry) => {
        if (!isMarkdown(entry.name)) return false;
        if (entry.originalSize > MOST_FILE_BYTES) {
          refused.push({ place: entry.name, fault: 'This file is too large for an answer.' });
          return false;
        }
        count++;
        unpackedBytes += entry.originalSize;
        return count <= MOST_FILES && unpackedBytes <= MOST_UNPACKED_BYTES;
      },
    });
    if (count > MOST_FILES || unpackedBytes > MOST_UNPACKED_BYTES) {
      return [{ place: name, fault: `This folder is too large. Send at most ${MOST_FILES} files at once.` }];
    }
    const read: ReadPlace[] = [];
    for (const [path, content] of Object.entries(unpacked)) {
      // Between two files other requests get their turn.
      await setImmediate();
      read.push(readMarkdownFile({ name: path, bytes: content }));
    }
    if (read.length + refused.length === 0) return [{ place: name, fault: 'There is no Markdown file (.md) in it.' }];
    return [...read, ...refused];
  } catch {
    return [{ place: name, fault: 'This zip file cannot be read.' }];
  }
}

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

function readMarkdownFile({ name: place, bytes }: GivenFile): ReadPlace {
  if (bytes.length > MOST_FILE_BYTES) return { place, fault: 'This file is too large for an answer.' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { place, fault: 'This file is not UTF-8.' };
  }
  const [whole = '', front = ''] = FRONT_MATTER.exec(text) ?? [];
  const facts = frontMatter(front);
  if (facts === null) return { place, fault: 'The part between --- and --- is not YAML as it is used here.' };
  const rest = text.slice(whole.length).trim();
  const [heading = '', title = ''] = /^# +(.+?)(?: +#+)?[ \t]*(?:\r?\n|$)/.exec(rest) ?? [];
  const named = textOf(facts.get('question') ?? facts.get('title'));
  return {
    answer: {
      place,
      question: named || title,
      body: (named ? rest : rest.slice(heading.length)).trim(),
      phrasings: textsOf(facts.get('phrasings')),
      categories: textsOf(facts.get('categories')),
      context: textOf(facts.get('context')),
      isPinned: facts.get('pinned') === true,
    },
  };
}

function frontMatter(yaml: string): Map<unknown, unknown> | null {
  if (yaml.length > MOST_FACTS_LENGTH) return null;
  try {
    // Plain values alone: no tags, and no aliases, by which a few lines become gigabytes.
    const document = parseDocument(yaml, { schema: 'core', merge: false, resolveKnownTags: false });
    if (document.errors.length > 0 || document.warnings.length > 0) return null;
    const value: unknown = document.toJS({ maxAliasCount: 0, mapAsMap: true });
    if (value === null) return new Map();
    return value instanceof Map ? value : null;
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(textOf).filter(Boolean);
}
