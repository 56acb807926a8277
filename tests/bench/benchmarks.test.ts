import { afterAll, expect, test } from 'vitest';
import { parts, partText, writePart } from './document.ts';
import { isQuick, pace } from './pace.ts';
import { machine, type Section, sectionText } from './report.ts';
import { type ServerFigures, serverFigures } from './server-figures.ts';
import { slowedBrowser } from './slowed-browser.ts';
import { suggestionTime } from './suggestion-time.ts';
import { widgetBytes } from './widget-bytes.ts';

const machineBefore = machine();
let server: ServerFigures | undefined;
let bytes: Section | undefined;
let suggestions: Section | undefined;
let slowed: Section | undefined;

test('every ticket that was answered under load is in the database', async () => {
  server = await serverFigures(pace);
  expect(server.kept).toBe(server.answered);
});

test('the widget is weighed in parts: the loader, the app, and what comes later', () => {
  bytes = widgetBytes();
  expect(bytes.rows.length).toBeGreaterThan(2);
});

test('every question that is typed finds something', () => {
  suggestions = suggestionTime();
});

test('a slowed browser builds the index and answers every key', async () => {
  slowed = await slowedBrowser();
});

afterAll(() => {
  const rest = [bytes, suggestions, slowed].flatMap((section) => section ?? []);
  const sections = [...(server?.sections ?? []), ...rest].map((section) => sectionText(section, '###'));
  const measuredOn = `${machineBefore} ${server?.postgres ?? 'No PostgreSQL'}.`;
  const text = partText('Written by `npm run bench`.', measuredOn, sections);
  console.log(text);
  // The part is of one run, and whole.
  if (server && rest.length === 3 && !isQuick) writePart(parts.own, text);
});
