import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Stage } from './stage.ts';

/** Lets the page answer in the server's place, so that hundreds of openings are quick; what is measured is the page. */
export async function answerInPage({ url }: Stage, page: Page): Promise<void> {
  const config = await (await fetch(`${url}/api/v1/sites/demo/config`)).text();
  const articles = await (await fetch(`${url}/api/v1/sites/demo/articles`)).text();
  await page.evaluate(
    ([known = '', index = '']) => {
      const { fetch } = window;
      window.fetch = async (input, init) => {
        const address = String(input);
        if (/\/config(?:\?|$)/.test(address)) return new Response(known);
        if (/\/articles(?:\?|$)/.test(address)) return new Response(index);
        if (address.endsWith('/events')) return new Response('{}');
        return fetch(input, init);
      };
    },
    [config, articles],
  );
}

/** Puts the widget on a page, opens it and takes it away again, so many times. */
export async function mountAndDestroy({ url }: Stage, page: Page, times: number): Promise<void> {
  const panels = await page.evaluate(
    async ({ src, times }) => {
      let panels = 0;
      for (let turn = 0; turn < times; turn++) {
        const script = document.createElement('script');
        script.src = src;
        script.dataset.site = 'demo';
        document.head.append(script);
        await new Promise((loaded) => script.addEventListener('load', loaded, { once: true }));
        const shown = new Promise((view) => addEventListener('helpslip:view', view, { once: true }));
        window.Helpslip?.('open');
        await shown;
        panels += document.querySelector('helpslip-panel')?.shadowRoot?.querySelector('.card') ? 1 : 0;
        window.Helpslip?.('destroy');
        script.remove();
      }
      return panels;
    },
    { src: `${url}/widget.js`, times },
  );
  expect(panels).toBe(times);
}
