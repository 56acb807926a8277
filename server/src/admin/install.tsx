/** @jsxImportSource hono/jsx */
import { KEPT_BUILD_DAYS } from '../db/kept-builds.ts';
import type { WebContext } from '../web/route.ts';
import { widgetFiles } from '../web/widget-build.ts';
import { CodePiece } from './code-piece.tsx';
import { answerSettings, siteIn } from './settings-frame.tsx';

const STUB = `<script>
  window.Helpslip = window.Helpslip || function () { (Helpslip.q = Helpslip.q || []).push(arguments); };
</script>`;

/** GET /admin/settings/:site/install: what to put on a page, to copy. */
export async function installPage(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const { baseUrl } = c.get('deps').config;
  const { origin } = new URL(baseUrl);
  const { version, integrity } = widgetFiles();
  const plain = `<script async src="${baseUrl}/widget.js" data-site="${site.key}"></script>`;
  const pinned = `<script async src="${baseUrl}/widget/${version}.js" integrity="${integrity}" crossorigin="anonymous" data-site="${site.key}"></script>`;
  const helpPage = `${baseUrl}/help/${site.key}`;
  return answerSettings(
    c,
    site,
    { title: 'Install', part: 'install', scripts: ['copy'] },
    <>
      <CodePiece id="snippet" title="Put this on every page" code={plain}>
        Anywhere in the page, best at the end of its head. It loads without holding the page up, and shows the button at
        the bottom.
      </CodePiece>
      <CodePiece id="pinned" title="The same, pinned to these very bytes" code={pinned}>
        The browser refuses any other file. After an update of Helpslip your pages stay with this one until you copy it
        again: it is kept for as long as somebody asks for it now and then, and {KEPT_BUILD_DAYS} days beyond.
      </CodePiece>
      <CodePiece
        id="policy"
        title="If your pages send a Content Security Policy"
        code={`script-src ${origin};\nconnect-src ${origin};`}
      >
        Add these to the directives that you have. No inline style, image or frame is needed, and it runs under
        require-trusted-types-for 'script'.
      </CodePiece>
      <CodePiece
        id="without-script"
        title="For visitors without script"
        code={`<noscript><a href="${helpPage}">Help</a></noscript>`}
      >
        In the page itself, where the button would be. <a href={helpPage}>The same answers and form</a> as plain pages,
        which search engines find too.
      </CodePiece>
      <CodePiece id="stub" title="If your own script calls Helpslip before it has loaded" code={STUB}>
        Put this above the line from the first box. Calls such as Helpslip('open') wait then, and none is lost.
      </CodePiece>
      <p class="hint">
        Then open a page of yours and press the button. <a href="/admin/diagnose">Diagnose</a> tells whether it has
        reached us.
      </p>
    </>,
  );
}
