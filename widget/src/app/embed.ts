/** The names of the settings that a page may give, on the tag as `data-*` or in `window.HelpslipSettings`. */
export type SettingName = 'site' | 'color' | 'position' | 'label' | 'locale' | 'theme' | 'zIndex' | 'launcher';
/** Reads one setting; undefined where the page gives none. */
export type Setting = (name: SettingName) => string | undefined;

/** The commands prefill, identify, setContext, setLocale and setTheme, with what each was last called with: the app reads it with care. */
export type Given = Record<string, unknown[]>;

/**
 * What is to be seen: `open`, `search`, `article` or `track` as commanded, or the `data-*` of an element of the page's own:
 * `helpslipOpen`, `helpslipCategory`, `helpslipArticle`.
 */
export type Wish = Record<string, unknown>;

export type EventName =
  | 'ready'
  | 'open'
  | 'close'
  | 'view'
  | 'search'
  | 'search-miss'
  | 'article-view'
  | 'helped'
  | 'not-helped'
  | 'ticket-created'
  | 'error';
export type Emit = (name: EventName, detail?: Record<string, unknown>) => void;

export interface StartOptions {
  /** Where the server is, without a slash at the end. */
  origin: string;
  setting: Setting;
  given: Given;
  emit: Emit;
  /** The visitor closed the panel. */
  onClose(): void;
}

/** The app on one page: a panel in a corner of the window, and one in each place of the page's flow. */
export interface StartedApp {
  /** Rejects when the words to be said cannot be had, as `fill` does. */
  open(wish: Wish): Promise<void>;
  close(): void;
  fill(place: Element): Promise<void>;
  /** What was given has changed. */
  refresh(): void;
  destroy(): void;
}

/** What the loader gets when it fetches the app. */
export interface AppModule {
  startApp(options: StartOptions): StartedApp;
}
