import type { SettingName } from '@helpslip/widget/app/embed.ts';
import { startApp } from '@helpslip/widget/app/mount.tsx';
import { vi } from 'vitest';
import { type FakeServer, fakeServer } from './fake-server.ts';

/** The panel as a visitor meets it, in a page without layout: what stands in it, and hands to use it. */
export interface OpenedPanel {
  server: FakeServer;
  root: ShadowRoot;
  words(): string;
  press(name: string): Promise<void>;
  fill(label: string, text: string): void;
  input(label: string): HTMLInputElement;
  see(words: string): Promise<void>;
  close(): void;
}

/** Late parts are read from source here, which takes its time on a busy machine. */
const PATIENCE_MS = 3_000;

const settings: { [Name in SettingName]?: string } = { site: 'acme', locale: 'en-GB' };

/** Opens a panel at a server in memory. @param given commands already called, as the loader keeps them */
export async function openPanel(server = fakeServer(), given: Record<string, unknown[]> = {}): Promise<OpenedPanel> {
  vi.stubGlobal('fetch', server.fetch);
  const events: string[] = [];
  const app = startApp({
    origin: 'https://help.example.com',
    setting: (name) => settings[name],
    given,
    emit: (name) => events.push(name),
    onClose: () => app.close(),
  });
  await app.open({});
  const root = document.querySelector('helpslip-panel')?.shadowRoot;
  if (!root) throw new Error('there is no panel');
  const all = <Kind extends Element>(selector: string) => [...root.querySelectorAll<HTMLElement & Kind>(selector)];
  const words = () =>
    all('.panel')
      .map((panel) => panel.textContent)
      .join('');
  const see = (text: string) =>
    vi.waitFor(() => {
      if (!words().includes(text)) throw new Error(`"${text}" is not in: ${words()}`);
    }, PATIENCE_MS);
  const input = (label: string) => {
    const named = all<HTMLLabelElement>('label').find((one) => one.textContent?.startsWith(label));
    const found = named && (named.querySelector('input') ?? root.querySelector(`[id="${named.htmlFor}"]`));
    if (!found) throw new Error(`there is no input "${label}" in: ${words()}`);
    return found as HTMLInputElement;
  };
  return {
    server,
    root,
    words,
    see,
    input,
    async press(name) {
      const button = await vi.waitFor(() => {
        const found = all<HTMLButtonElement>('button').find(
          (one) => one.textContent?.startsWith(name) || one.getAttribute('aria-label') === name,
        );
        if (!found) throw new Error(`there is no button "${name}" in: ${words()}`);
        return found;
      }, PATIENCE_MS);
      button.click();
    },
    fill(label, text) {
      const found = input(label);
      found.value = text;
      found.dispatchEvent(new Event('input', { bubbles: true }));
    },
    close: () => app.destroy(),
  };
}
