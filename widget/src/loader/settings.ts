import type { Setting } from '../app/embed.ts';

declare global {
  interface Window {
    HelpslipSettings?: unknown;
  }
}

/** The tag that loads this script, also when a tag manager runs it without a current script. */
export const ownScript = () =>
  document.currentScript ?? document.querySelector<HTMLScriptElement>('script[data-site][src*="/widget"]');

/**
 * Reads the settings of a page: `data-*` of the tag wins over `window.HelpslipSettings`, of which only own values count, as texts.
 */
export function settingsOf({ dataset }: HTMLOrSVGElement): Setting {
  return (name) => {
    const given = Object(window.HelpslipSettings);
    const value = dataset[name] ?? (Object.hasOwn(given, name) && given[name]);
    return value ? `${value}` : undefined;
  };
}
