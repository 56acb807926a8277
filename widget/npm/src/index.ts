export { type HelpslipLoadOptions, load } from './load.js';
export type * from './types.js';
