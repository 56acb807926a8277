// What Astro's <ClientRouter /> does when a link is followed, in short: the next page is fetched, its head and body are put in place of these.
async function go(href) {
  const html = await (await fetch(href)).text();
  const next = new DOMParser().parseFromString(html, 'text/html');
  const swap = () => {
    document.title = next.title;
    const known = [...document.head.children].map((element) => element.outerHTML);
    document.head.append(...[...next.head.children].filter((element) => !known.includes(element.outerHTML)));
    document.body.replaceWith(next.body);
  };
  if (document.startViewTransition) await document.startViewTransition(swap).updateCallbackDone;
  else swap();
}

addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-swap]');
  if (!link) return;
  event.preventDefault();
  history.pushState({}, '', link.href);
  go(link.href);
});
addEventListener('popstate', () => go(location.href));
