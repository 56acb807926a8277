import type { Wish } from '../app/embed.ts';

/**
 * Lets any element of the page open the panel, and tells of places for a panel in the page's flow when they come near.
 * @param signal ends both
 */
export function listenToPage(signal: AbortSignal, open: (wish: Wish) => void, fill: (place: Element) => void): void {
  document.addEventListener(
    'click',
    (event) => {
      for (const element of event.composedPath()) {
        const { dataset = {} } = Object(element);
        if (event.defaultPrevented || !/helpslip(Open|Cat|Art)/.test(`${Object.keys(dataset)}`)) continue;
        event.preventDefault();
        open(dataset);
      }
    },
    { signal },
  );
  const near = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        fill(target);
      }
    },
    { rootMargin: '200px' },
  );
  for (const place of document.querySelectorAll('[data-helpslip-inline]')) near.observe(place);
  signal.onabort = () => near.disconnect();
}
