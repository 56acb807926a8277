import { of } from './read.ts';
import { adopt, sheetOf } from './sheet.ts';

const MARK = 'helpslip';
const FILLS_SCREEN = '(max-width: 480px), (max-height: 480px) and (pointer: coarse)';
const SAFE = ['top', 'right', 'bottom', 'left'].map((side) => `env(safe-area-inset-${side})`).join(' ');
// As at 400 % zoom: what stands at the foot leaves too little room above it, so all of a step scrolls.
const SHORT =
  '@media (max-height:340px){.step{overflow:auto}.step :is(.main,.form){flex:none;overflow:visible;mask:none}}';

/** Minds a panel for as long as it is on the page: whenever it is open it stays above the keyboard, and where it fills the screen the way back closes it. */
export function takeInHand(root: ShadowRoot, close: () => void): void {
  let end: AbortController | null = null;
  const mind = () => {
    const panel = root.querySelector<HTMLElement>('.panel');
    if (panel) watch.observe(panel, { attributeFilter: ['hidden'] });
    const isOpen = panel !== null && !panel.hidden;
    if (isOpen === Boolean(end)) return;
    end?.abort();
    end = isOpen ? new AbortController() : null;
    if (!end) return;
    stayAboveKeyboard(root, end.signal);
    if (matchMedia(FILLS_SCREEN).matches) closeOnWayBack(close, end.signal);
  };
  const watch = new MutationObserver(mind);
  watch.observe(root, { childList: true });
  mind();
}

/**
 * Keeps an open panel above an on-screen keyboard, with what is being typed in view.
 * @param signal ends it, and puts everything back
 */
function stayAboveKeyboard(root: ShadowRoot, signal: AbortSignal): void {
  const view = window.visualViewport;
  if (!view) return;
  const sheet = sheetOf('');
  adopt(root, sheet);
  const safe = `@media ${FILLS_SCREEN}{.panel{padding:${SAFE}}}${SHORT}`;
  const tell = () => {
    const { height, offsetTop } = view;
    const under = Math.max(0, document.documentElement.clientHeight - height - offsetTop);
    sheet.replaceSync(`.panel{--seen:${height}px;--from:${offsetTop}px;--under:${under}px}${safe}`);
  };
  tell();
  view.addEventListener(
    'resize',
    () => {
      tell();
      root.activeElement?.scrollIntoView({ block: 'nearest' });
    },
    { signal },
  );
  view.addEventListener('scroll', tell, { signal });
  signal.addEventListener('abort', () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  });
}

const isOurEntry = (state: unknown) => of(state)[MARK] === true;
/** The entry of a panel that was closed is being left. */
let leaving = Promise.resolve();

/**
 * Has the way back close a panel that fills the screen. The panel is an entry of the history with the page's own address and state, so
 * that a router that hears of it all the same is told where it is, and has nowhere to go.
 * @param signal the panel is closed; its entry goes too, unless the page has gone on from it
 */
function closeOnWayBack(close: () => void, signal: AbortSignal): void {
  let here = '';
  void leaving.then(() => {
    if (signal.aborted) return;
    here = location.href;
    try {
      if (!isOurEntry(history.state)) history.pushState({ ...history.state, [MARK]: true }, '');
    } catch {
      // A page that may not, or that does so too often: then the way back is the page's.
    }
  });
  addEventListener(
    'popstate',
    (event) => {
      if (location.href !== here || isOurEntry(event.state)) return;
      event.stopImmediatePropagation();
      close();
    },
    { capture: true, signal },
  );
  signal.addEventListener('abort', () => {
    if (!isOurEntry(history.state) || location.href !== here) return;
    leaving = new Promise((left) => {
      addEventListener(
        'popstate',
        (event) => {
          if (location.href === here) event.stopImmediatePropagation();
          left();
        },
        { capture: true, once: true },
      );
      history.back();
    });
  });
}
