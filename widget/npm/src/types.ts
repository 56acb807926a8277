/** What the panel opens at. */
export type HelpslipView = 'form' | 'search' | 'follow';
export type HelpslipTheme = 'auto' | 'light' | 'dark';

/** How Helpslip looks on a page, and which site's it is. */
export interface HelpslipSettings {
  /** The key of the site. */
  site: string;
  /** The accent, `#rrggbb`. Texts on it are computed so that they can be read. */
  color?: string;
  position?: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';
  /** What the button says. */
  label?: string;
  /** A language tag such as `pt-BR`; without it the page's language, then the browser's. */
  locale?: string;
  theme?: HelpslipTheme;
  /** The level of button and panel. */
  zIndex?: number;
  /** `none` draws no button. */
  launcher?: 'none';
}

export interface HelpslipPrefill {
  /** The key of a category. */
  category?: string;
  subject?: string;
  message?: string;
  name?: string;
  email?: string;
  /** The category's own fields, by their keys. */
  fields?: Record<string, string | number | boolean | string[]>;
}

/** Names of what was filled in: `category`, `subject`, …, `fields.<key>`; `true` means all of it. */
export interface HelpslipPrefillOptions {
  /** Shown, and not to be changed. */
  lock?: boolean | string[];
  /** Sent, and not shown. */
  hide?: boolean | string[];
}

export interface HelpslipIdentity {
  name?: string;
  email: string;
  /** The hexadecimal HMAC-SHA256 of the address under the site's identity secret, made on your server. */
  signature: string;
}

/** The events, each with what is in its `detail`. */
export interface HelpslipEvents {
  ready: null;
  open: null;
  close: null;
  view: { view: 'category' | 'answers' | 'article' | 'solved' | 'details' | 'slip' | 'follow' };
  search: { query: string; found: number };
  'search-miss': { query: string; found: number };
  'article-view': { article: string };
  helped: { article: string };
  'not-helped': { article: string };
  'ticket-created': { reference: string; category: string };
  error: null;
}
export type HelpslipEventName = keyof HelpslipEvents;
export type HelpslipListener<Name extends HelpslipEventName> = (event: CustomEvent<HelpslipEvents[Name]>) => void;

/** The commands, each with what it takes; `on` and `off` are in `Helpslip`. */
export interface HelpslipCommands {
  open: [view?: HelpslipView];
  close: [];
  toggle: [];
  /** Opens the panel with these words searched. */
  search: [words: string];
  /** Opens the panel at an answer. */
  article: [id: string];
  /** Opens the panel at a request. */
  track: [reference: string];
  prefill: [values: HelpslipPrefill, options?: HelpslipPrefillOptions];
  identify: [identity: HelpslipIdentity];
  /** Up to 30 short values that go along with a request; the visitor sees them and may leave them out. */
  setContext: [context: Record<string, string | number | boolean>];
  setLocale: [locale: string];
  setTheme: [theme: HelpslipTheme];
  /** Takes everything away again; `load` begins anew. */
  destroy: [];
}

/** The one function. */
export interface Helpslip {
  <Name extends keyof HelpslipCommands>(command: Name, ...args: HelpslipCommands[Name]): void;
  /** @returns what ends it */
  <Name extends HelpslipEventName>(command: 'on', name: Name, listener: HelpslipListener<Name>): () => void;
  <Name extends HelpslipEventName>(command: 'off', name: Name, listener: HelpslipListener<Name>): void;
}
