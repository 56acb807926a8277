/** An element, found by the page itself, also inside open shadow roots. */
export interface Target {
  selector: string;
  /** What its text has in it. */
  text?: string;
}

/** A page with one widget on it, and how a visitor gets to its form. */
export interface OpenedContestant {
  head: string;
  body?: string;
  launcher: Target;
  /** What stands there when the widget has opened. */
  view: Target;
  /** What is pressed after that. */
  steps: Target[];
  /** The first thing one can type into, or choose from, to say what one came to say. */
  form: Target;
  /** Where it is served from. */
  origin: string;
  close(): Promise<void>;
}

/** A widget that takes part. */
export interface Contestant {
  name: string;
  version: string;
  /** How it was set up, where its documentation leaves a choice. */
  setUp: string;
  open(): Promise<OpenedContestant>;
}
