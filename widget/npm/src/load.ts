import type { Helpslip, HelpslipSettings } from './types.js';

/** What `load` needs to know beside the settings. */
export interface HelpslipLoadOptions extends HelpslipSettings {
  /** The address of your Helpslip server, such as `https://help.example.com`. */
  server: string;
  /** The nonce of the page's Content Security Policy. */
  nonce?: string;
  /** Pins the very bytes: both as the desk's install page says them. */
  version?: string;
  integrity?: string;
}

interface OnPage {
  (command: string, ...args: unknown[]): unknown;
  /** Calls made before the widget has come. */
  q?: unknown[][];
  /** There once the widget has come. */
  near?: unknown;
}

interface Page {
  Helpslip?: OnPage;
  document?: unknown;
}

let tag: HTMLScriptElement | undefined;

/**
 * Puts Helpslip on the page. The widget itself comes from your server, in the version that it serves; a page that has it is left as it is.
 * On a server (without a document) nothing happens, and calls of what it returns do nothing.
 * @returns the function that takes the commands; what is called before the widget has come waits for it
 */
export function load({ server, nonce, version, integrity, ...settings }: HelpslipLoadOptions): Helpslip {
  if (typeof document === 'undefined' || tag || onPage().near) return helpslip;
  const script = document.createElement('script');
  tag = script;
  for (const [name, value] of Object.entries(settings)) if (value !== undefined) script.dataset[name] = `${value}`;
  if (nonce) script.nonce = nonce;
  if (integrity) {
    script.crossOrigin = 'anonymous';
    script.integrity = integrity;
  }
  script.async = true;
  script.onerror = () => {
    forget();
    dispatchEvent(new CustomEvent('helpslip:error', { detail: null }));
  };
  script.src = `${server.replace(/\/+$/, '')}/${version ? `widget/${version}` : 'widget'}.js`;
  document.head.append(script);
  return helpslip;
}

const helpslip: Helpslip = (command: string, ...args: unknown[]) => {
  if (typeof document === 'undefined') return () => {};
  const page = onPage();
  if (command === 'destroy' && !page.near) giveUp();
  else page(command, ...args);
  if (command === 'destroy') forget();
  return () => onPage()('off', ...args);
};

/** The function on the page; where there is none yet, one that keeps what it is called with. */
function onPage(): OnPage {
  const page: Page = globalThis;
  page.Helpslip ??= Object.assign(
    (...call: unknown[]) => {
      const kept = onPage();
      kept.q = [...(kept.q ?? []), call];
    },
    { q: [] },
  );
  return page.Helpslip;
}

/** A tag that is still on its way runs even when it is no longer on the page; without the name of a site it does nothing. */
function giveUp(): void {
  const page: Page = globalThis;
  delete page.Helpslip;
  delete tag?.dataset.site;
}

function forget(): void {
  tag?.remove();
  tag = undefined;
}
