import type { Wish } from '../app/embed.ts';

const PLACES = '[data-helpslip-inline],help-slip';

/**
 * Lets any element of the page open the panel, watches for places for a panel in the page's flow, and keeps the launcher on the page.
 * @param signal ends it, but for the watching
 * @param host the launcher
 * @param fill told of each place whenever it comes near
 * @param moved a router has put another body in place of ours; the launcher is in it
 * @returns what watches places and launcher
 */
export function listenToPage(
  signal: AbortSignal,
  host: Element,
  open: (wish: Wish) => void,
  fill: (place: Element) => void,
  moved: () => void,
): IntersectionObserver {
  document.addEventListener(
    'click',
    (event) => {
      for (const element of event.composedPath()) {
        const { dataset = {} } = Object(element);
        if (event.defaultPrevented || !/^(?!.*Inl).*helpslip(Open|Cat|Art)/.test(`${Object.keys(dataset)}`)) continue;
        event.preventDefault();
        open(dataset);
      }
    },
    { signal },
  );
  const near = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (target !== host) isIntersecting && fill(target);
        else if (!host.isConnected) {
          document.body.append(host);
          // Seen anew: it may be gone again before it was ever seen here.
          near.unobserve(host);
          look();
          moved();
        }
      }
    },
    { rootMargin: '200px' },
  );
  const look = () => {
    for (const place of [host, ...document.querySelectorAll(PLACES)]) near.observe(place);
  };
  look();
  return near;
}

/** Has `<help-slip>` be seen by whoever watches when it comes into the page: a name can be given once in the life of a page, also after `destroy()`. */
export function nameElement(): void {
  if (customElements.get('help-slip')) return;
  customElements.define(
    'help-slip',
    class extends HTMLElement {
      connectedCallback() {
        window.Helpslip?.near?.observe(this);
      }
    },
  );
}
