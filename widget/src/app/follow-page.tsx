import { parseReference } from '@helpslip/shared/reference';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { createApi } from './api.ts';
import { colorRules } from './color.ts';
import { Icon } from './components/icons.tsx';
import { FollowView } from './follow/follow-view.tsx';
import { textsFor } from './locales/texts.ts';
import { sheet as followSheet } from './parts/follow.tsx';
import { adopt, sheetOf } from './sheet.ts';
import { createSlips, type Slips } from './slips.ts';
import { createStore } from './store.ts';
import css from './styles/panel.css?inline';
import { useMedia } from './use-media.ts';

const place = document.querySelector<HTMLElement>('[data-helpslip-follow]');
if (place) mountFollowPage(place);

/** The follow view as a page: reference and token come in the fragment, which never leaves the browser and is taken out at once. */
function mountFollowPage(element: HTMLElement): void {
  const slips = createSlips(createStore('follow'));
  const fragment = new URLSearchParams(location.hash.slice(1));
  const reference = parseReference(fragment.get('r') ?? element.dataset.reference ?? '') ?? undefined;
  const token = fragment.get('t');
  if (reference && token) {
    const known = slips.find(reference);
    slips.keep({
      ...(known ?? { trackUrl: '', promisedBy: '', openedAt: '', about: '', reply: { text: '', key: '' } }),
      reference,
      token,
    });
  }
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);

  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  for (const sheet of [sheetOf(css), sheetOf(colorRules(element.dataset.color)), followSheet]) adopt(root, sheet);
  const box = document.createElement('div');
  root.replaceChildren(box);
  render(<FollowPage reference={reference} slips={slips} />, box);
}

function FollowPage(props: { reference: string | undefined; slips: Slips }) {
  const [reference, show] = useState(props.reference);
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const texts = textsFor(document.documentElement.lang);
  return (
    <section class={`panel page${isDark ? ' dark' : ''}`} lang={texts.locale}>
      <div class="head">
        {reference ? (
          <button type="button" class="icon" aria-label={texts.back} onClick={() => show(undefined)}>
            <Icon name="back" />
          </button>
        ) : (
          <i class="edge" />
        )}
        <h1>{texts.follow}</h1>
      </div>
      <FollowView
        api={createApi(location.origin, '')}
        texts={texts}
        slips={props.slips}
        reference={reference}
        show={show}
      />
    </section>
  );
}
