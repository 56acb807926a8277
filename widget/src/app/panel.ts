import type { Api } from './api.ts';
import type { DraftKeeper } from './draft.ts';
import type { Emit, Given, Setting, StartOptions, Wish } from './embed.ts';
import type { Texts } from './locales/en.ts';
import type { Site } from './read.ts';
import type { Sending, SendState } from './send-state.ts';
import type { Shelf } from './shelf.ts';
import type { Slips } from './slips.ts';
import type { Move, Way } from './step.ts';
import type { Told } from './told.ts';
import type { Visit } from './visit.ts';

export type Category = Site['categories'][number];

/** What lives as long as the panel does. */
export interface Ground {
  site: string;
  /** In the language that is spoken; none before `speak` is done. */
  texts?: Texts;
  /** The languages of the site itself, once they are known. */
  locales: string[];
  /** Fetches the words of the language that is wanted now; when they cannot be had, the last ones stand. */
  speak(): Promise<void>;
  api: Api;
  draft: DraftKeeper;
  slips: Slips;
  visit: Visit;
  shelf: Shelf;
  emit: Emit;
}

/** What the panel is drawn from, anew with each change. */
export interface AppProps {
  ground: Ground & { texts: Texts };
  root: ShadowRoot;
  setting: Setting;
  given: Given;
  isInline: boolean;
  isOpen: boolean;
  wish: Wish;
  close(): void;
  configured(config: Site): void;
}

/** A place in the page's flow, with a draft of its own and what it tells beside the page. */
export interface InPlace {
  place: Element;
  draft: DraftKeeper;
  given(page: Given): Given;
}

/** A panel on the page. */
export interface DrawnPanel {
  host: Element;
  /** Draws it anew, and puts it back where a router has taken it out with everything else. */
  draw(): void;
  show(wish: Wish): void;
  hide(): void;
  remove(): void;
}
export type DrawPanel = (options: StartOptions, ground: Ground, own?: InPlace) => DrawnPanel;

/** What every step is given: the ground, the site, where the visitor is, and how to go on. */
export interface Panel extends Ground {
  texts: Texts;
  root: ShadowRoot;
  config: Site;
  told: Told;
  way: Way;
  category: Category | undefined;
  go(move: Move): void;
  sendState: SendState;
  showSending(state: SendState): void;
  /** There as soon as its file is: see `readySending`. */
  sending: { part: SendingPart; sender: Sending } | undefined;
  readySending(): Promise<unknown>;
  close(): void;
}

export type SendingPart = typeof import('./parts/sending.tsx');
