import type { Contestant } from '../contestant.ts';

const heading = { selector: 'h1' };

/** What the page costs without any widget, and looking at it. */
export const pageAlone: Contestant = {
  name: 'The page alone',
  version: '',
  setUp: 'no widget; its heading is clicked',
  open: async () => ({
    head: '',
    launcher: heading,
    view: heading,
    steps: [],
    form: heading,
    origin: 'http://localhost',
    close: async () => {},
  }),
};
