import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import type { GivenFile, ReadPlace } from './read-files.ts';

const MOST_ROWS = 5_000;
const MOST_ROW_LENGTH = 200_000;
const SLICE_BYTES = 64 * 1024;
const NOT_TEXT = '\ufffd';

/** What a column may be called, by what it holds. */
const COLUMNS: Record<string, 'question' | 'body' | 'phrasings' | 'categories' | 'context' | 'pinned'> = {
  question: 'question',
  title: 'question',
  answer: 'body',
  body: 'body',
  phrasings: 'phrasings',
  categories: 'categories',
  category: 'categories',
  context: 'context',
  pinned: 'pinned',
};

/** Reads a table of answers row by row: the first row names the columns, of which `question` and `answer` are needed. */
export async function readTable({ name, bytes }: GivenFile): Promise<ReadPlace[]> {
  const places: ReadPlace[] = [];
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(bytes),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MOST_ROW_LENGTH,
    to: MOST_ROWS + 2,
    info: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      places.push({
        place: `${name}, line ${error?.lines ?? '?'}`,
        fault: 'The quotation marks of this row do not fit.',
      });
      return undefined;
    },
  });
  let columns: (string | undefined)[] | undefined;
  try {
    for await (const { record, info } of Readable.from(slices(bytes)).pipe(parser)) {
      const cells: string[] = record;
      const place = `${name}, line ${info.lines}`;
      if (columns) {
        places.push(places.length < MOST_ROWS ? readRow(place, cells, columns) : tooMany(place));
      } else {
        columns = cells.map((cell) => COLUMNS[cell.trim().toLowerCase()]);
        if (!columns.includes('question') || !columns.includes('body')) {
          return [{ place, fault: 'The first row must name the columns, among them “question” and “answer”.' }];
        }
      }
    }
  } catch {
    places.push({ place: name, fault: 'From here on this table cannot be read: a quotation mark is missing.' });
  }
  return columns || places.length > 0 ? places : [{ place: name, fault: 'This table is empty.' }];
}

/** Between two slices other requests get their turn. */
function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) yield bytes.subarray(at, at + SLICE_BYTES);
}

/** Spreadsheets of many countries separate by semicolons, because their numbers hold commas. */
function delimiterOf(bytes: Uint8Array): string {
  const [header = ''] = new TextDecoder().decode(bytes.subarray(0, 2_000)).split(/\r?\n/);
  const countOf = (sign: string) => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (countOf(sign) > countOf(best) ? sign : best));
}

function tooMany(place: string): ReadPlace {
  return { place, fault: `At most ${MOST_ROWS} rows are read at once. Send the rest in another file.` };
}

function readRow(place: string, cells: string[], columns: (string | undefined)[]): ReadPlace {
  if (cells.some((cell) => cell.includes(NOT_TEXT)))
    return { place, fault: 'This row is not UTF-8. Save the table as “CSV UTF-8”.' };
  const cellOf = (column: string) => unguarded(cells[columns.indexOf(column)] ?? '').trim();
  const list = (column: string, between: RegExp) =>
    cellOf(column)
      .split(between)
      .map((part) => part.trim())
      .filter(Boolean);
  return {
    answer: {
      place,
      question: cellOf('question'),
      body: cellOf('body'),
      phrasings: list('phrasings', /\r?\n|\|/),
      categories: list('categories', /[,;|\n]/),
      context: cellOf('context'),
      isPinned: /^(?:yes|true|1|x)$/i.test(cellOf('pinned')),
    },
  };
}

/** The apostrophe that keeps a spreadsheet from running a cell, ours or another program's, is no part of it. */
function unguarded(cell: string): string {
  return cell.replace(/^'(?=[\s\0]*[=+\-@＝＋－＠|%])/, '');
}
