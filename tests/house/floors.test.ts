import { expect, test } from 'vitest';
import { type Source, sourcesOf } from './sources.ts';

/** Each room of the server and its floor: a file may import from rooms below it, and from its own. */
const SERVER_FLOORS: [RegExp, number][] = [
  [/^server\/src\/main\.ts$/, 9],
  [/^server\/src\/(?:app|http-server)\.ts$/, 8],
  [/^server\/src\/(?:http|admin|jobs|cli)\//, 7],
  [/^server\/src\/web\//, 6],
  [/^server\/src\/(?:notifications|inbound)\//, 5],
  [/^server\/src\/(?:attachments|tickets|articles|sites|visits|staff|promises|insights)\//, 4],
  [/^server\/src\/deps\.ts$/, 3],
  [/^server\/src\/(?:db|mail|files)\//, 2],
  [/^server\/src\/(?:config|s3-settings|smtp-url|secret|log|errors|ids)\.ts$/, 1],
  [/^shared\/src\//, 0],
];
/** In the widget the steps share a floor with what comes late; `parts.ts` fetches that by `import()`, and knows nothing else of it. */
const WIDGET_FLOORS: [RegExp, number][] = [
  [/^widget\/src\/app\/(?:mount|follow-page)\.tsx$/, 6],
  [/^widget\/src\/app\/draw-panel\.tsx$/, 5],
  [/^widget\/src\/app\/app\.tsx$/, 4],
  [/^widget\/src\/app\/(?:steps|sending|reading|follow|parts)\//, 3],
  [/^widget\/src\/app\/components\//, 2],
  [/^widget\/src\/app\//, 1],
  [/^shared\/src\//, 0],
];
/** Rooms that share a floor with others, and know nothing of them. */
const DOORS_AND_FEATURES =
  /^server\/src\/(http|admin|jobs|cli|notifications|inbound|attachments|tickets|articles|sites|visits|staff|promises|insights)\//;

function floorOf(floors: [RegExp, number][], path: string): number | undefined {
  return floors.find(([room]) => room.test(path))?.[1];
}

function climbs(floors: [RegExp, number][], sources: Source[]): string[] {
  return sources.flatMap(({ path, imports }) => {
    const own = floorOf(floors, path);
    if (own === undefined) return [`${path} stands on no floor`];
    return imports
      .filter((imported) => /^(?:server|widget|shared|tests|demo-site)\//.test(imported))
      .filter((imported) => (floorOf(floors, imported) ?? Number.POSITIVE_INFINITY) > own)
      .map((imported) => `${path} imports ${imported} from above`);
  });
}

test('in the server nobody imports from a floor above', () => {
  expect(climbs(SERVER_FLOORS, sourcesOf('server/src'))).toEqual([]);
});

test('in the widget nobody imports from a floor above', () => {
  const app = sourcesOf('widget/src/app').filter(({ path }) => !path.endsWith('.css'));
  const css = (imports: string[]) => imports.filter((imported) => !imported.endsWith('.css'));
  expect(
    climbs(
      WIDGET_FLOORS,
      app.map((source) => ({ ...source, imports: css(source.staticImports) })),
    ),
  ).toEqual([]);
});

test('doors do not import doors, and features do not import features', () => {
  const crossings = sourcesOf('server/src').flatMap(({ path, imports }) => {
    const room = path.match(DOORS_AND_FEATURES)?.[1];
    return imports
      .filter((imported) => room && (imported.match(DOORS_AND_FEATURES)?.[1] ?? room) !== room)
      .filter((imported) => floorOf(SERVER_FLOORS, imported) === floorOf(SERVER_FLOORS, path))
      .map((imported) => `${path} imports ${imported}`);
  });
  expect(crossings).toEqual([]);
});

test('features know neither hono nor JSX nor transports', () => {
  const features = sourcesOf('server/src').filter(({ path }) => floorOf(SERVER_FLOORS, path) === 4);
  const strangers = features.flatMap(({ path, imports }) => {
    const bad = imports.filter((imported) => /^(?:hono|@hono\/.*|resend|nodemailer)$/.test(imported));
    return [...bad, ...(path.endsWith('.tsx') ? ['JSX'] : [])].map((name) => `${path} knows ${name}`);
  });
  expect(strangers).toEqual([]);
});

test('shared imports nothing but valibot and fuse.js', () => {
  const foreign = sourcesOf('shared/src').flatMap(({ path, imports }) =>
    imports
      .filter((imported) => !/^(?:shared\/|valibot$|fuse\.js$)/.test(imported))
      .map((imported) => `${path}: ${imported}`),
  );
  expect(foreign).toEqual([]);
});

test('the loader, which is always on the page, takes only types from elsewhere', () => {
  const values = sourcesOf('widget/src/loader').flatMap(({ path, text }) =>
    [...text.matchAll(/^import (?!type )[^;]*from '([^']+)'/gm)]
      .filter(([, specifier]) => !specifier?.startsWith('./'))
      .map(([line]) => `${path}: ${line}`),
  );
  expect(values).toEqual([]);
});

test('the demo site imports nothing of ours, and nobody imports tests', () => {
  const ours = sourcesOf('demo-site').flatMap(({ path, imports }) =>
    imports
      .filter((imported) => !imported.startsWith('node:') && !imported.startsWith('demo-site/'))
      .map((imported) => `${path}: ${imported}`),
  );
  const tests = sourcesOf('shared/src', 'server/src', 'widget/src').flatMap(({ path, imports }) =>
    imports.filter((imported) => imported.startsWith('tests/')).map((imported) => `${path}: ${imported}`),
  );
  expect([...ours, ...tests]).toEqual([]);
});
