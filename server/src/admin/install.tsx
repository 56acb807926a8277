/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { WebContext } from '../web/route.ts';
import { widgetFiles } from '../web/widget-build.ts';
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
  return answerSettings(
    c,
    site,
    { title: 'Install', part: 'install', scripts: ['copy'] },
    <>
      <Piece id="snippet" title="Put this on every page" code={plain}>
        Anywhere in the page, best at the end of its head. It loads without holding the page up, and shows the button at
        the bottom.
      </Piece>
      <Piece id="pinned" title="The same, pinned to these very bytes" code={pinned}>
        The browser refuses any other file. Copy it again with each update of Helpslip: the file that it names is gone
        then.
      </Piece>
      <Piece
        id="policy"
        title="If your pages send a Content Security Policy"
        code={`script-src ${origin};\nconnect-src ${origin};`}
      >
        Add these to the directives that you have. No inline style, image or frame is needed, and it runs under
        require-trusted-types-for 'script'.
      </Piece>
      <Piece id="stub" title="If your own script calls Helpslip before it has loaded" code={STUB}>
        Put this above the line from the first box. Calls such as Helpslip('open') wait then, and none is lost.
      </Piece>
      <p class="hint">
        Then open a page of yours and press the button. <a href="/admin/diagnose">Diagnose</a> tells whether it has
        reached us.
      </p>
    </>,
  );
}

interface PieceProps {
  id: string;
  title: string;
  code: string;
  children: Child;
}

function Piece({ id, title, code, children }: PieceProps) {
  return (
    <section class="piece" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p class="hint">{children}</p>
      <pre id={id} tabindex={0}>
        <code>{code}</code>
      </pre>
    </section>
  );
}
