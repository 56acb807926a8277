import type { AppModule, Given, Setting, StartedApp, Wish } from '../app/embed.ts';
import { createEvents } from './events.ts';
import { drawLauncher } from './launcher.ts';
import { listenToPage, nameElement } from './page.ts';

interface HelpslipFunction {
  (name: string, ...args: unknown[]): unknown;
  /** Calls made before the loader ran. */
  q?: [string, ...unknown[]][];
  /** Watches places for a panel in the page's flow. Not there before the loader has run. */
  near?: IntersectionObserver;
}
declare global {
  interface Window {
    Helpslip?: HelpslipFunction;
  }
}

const OPENING = ['open', 'search', 'article', 'track'];
const TELLING = ['prefill', 'identify', 'setContext', 'setLocale', 'setTheme'];

/**
 * Puts Helpslip on the page: launcher, inline places, commands. A page that has it already is left alone.
 * @param origin where the server is
 * @param fetchApp fetches the app; called at the visitor's first touch and not before
 */
export function embed(setting: Setting, origin: string, fetchApp: () => Promise<AppModule>): void {
  if (window.Helpslip?.near || !setting('site')) return;
  const end = new AbortController();
  const { emit, on, off } = createEvents(end.signal);
  const { host, button } = drawLauncher(setting);
  const given: Given = {};
  let app: StartedApp | undefined;
  let isOpen = false;

  const show = (label: string) => {
    button.textContent = label;
  };
  const rest = () => show(setting('launcher') === 'none' ? '' : setting('label') || 'Help');
  const started = ({ startApp }: AppModule) => {
    app ??= startApp({ origin, setting, given, emit, onClose: close });
    return app;
  };
  const reach = () => fetchApp().then(started);
  const lost = () => {
    isOpen = false;
    show('Help is not reachable right now. Try again');
    emit('error');
  };

  const open = (wish: Wish): Promise<void> => {
    isOpen = true;
    return reach()
      .then((reached): unknown => isOpen && reached.open(wish))
      .then(() => {
        if (!isOpen) return;
        show('');
        emit('open');
      }, lost);
  };

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    rest();
    app?.close();
    emit('close');
  }

  const commands: Record<string, (...args: unknown[]) => unknown> = {
    close,
    toggle: () => (isOpen ? close() : open({})),
    on,
    off,
    destroy() {
      isOpen = false;
      end.abort();
      near.disconnect();
      app?.destroy();
      host.remove();
      delete window.Helpslip;
    },
  };
  for (const name of OPENING) commands[name] = (value) => open({ [name]: value });
  for (const name of TELLING) {
    commands[name] = (...args) => {
      given[name] = args;
      app?.refresh();
    };
  }
  const run: HelpslipFunction = (name, ...args) =>
    Object.hasOwn(commands, name)
      ? commands[name]?.(...args)
      : console.warn(`Helpslip has no command ${name}, but ${Object.keys(commands)}`);
  const early = window.Helpslip?.q ?? [];

  rest();
  button.onclick = () => open({});
  button.onpointerenter = button.onfocus = () => void reach().catch(() => {});
  const near = listenToPage(
    end.signal,
    host,
    open,
    (place) =>
      reach()
        .then((reached) => reached.fill(place))
        .catch(lost),
    () => app?.refresh(),
  );
  run.near = near;
  window.Helpslip = run;
  nameElement();
  for (const call of early) run(...call);
  emit('ready');
}
