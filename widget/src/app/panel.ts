import type { Api } from './api.ts';
import type { DraftKeeper } from './draft.ts';
import type { Emit, Given, Setting, Wish } from './embed.ts';
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
  texts: Texts;
  api: Api;
  draft: DraftKeeper;
  slips: Slips;
  visit: Visit;
  shelf: Shelf;
  emit: Emit;
}

/** What the panel is drawn from, anew with each change. */
export interface AppProps {
  ground: Ground;
  root: ShadowRoot;
  setting: Setting;
  given: Given;
  isInline: boolean;
  isOpen: boolean;
  wish: Wish;
  close(): void;
  configured(config: Site): void;
}

/** What every step is given: the ground, the site, where the visitor is, and how to go on. */
export interface Panel extends Ground {
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
