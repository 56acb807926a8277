import { isRightToLeft, type Spoken, spokenOf } from '@helpslip/shared/languages';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { createApi } from './api.ts';
import { colorRules } from './color.ts';
import { BACK, Icon } from './components/icons.tsx';
import { arrive, go } from './follow/arrival.ts';
import { FollowView } from './follow/follow-view.tsx';
import type { View } from './follow/read-ticket.ts';
import type { Texts } from './locales/en.ts';
import { sheet as followSheet } from './parts/follow.tsx';
import { fetchFollow, speak } from './parts.ts';
import { adopt, sheetOf } from './sheet.ts';
import { createSlips, type Slips } from './slips.ts';
import { createStore } from './store.ts';
import css from './styles/panel.css?inline';
import { useMedia } from './use-media.ts';

const ENGLISH: Spoken = { language: 'en', locale: 'en-GB' };

const place = document.querySelector<HTMLElement>('[data-helpslip-follow]');
// Without the words the page stays as the server wrote it.
if (place) mountFollowPage(place).catch(() => {});

/** The follow view as a page, in place of what the server wrote for those without script. */
async function mountFollowPage(element: HTMLElement): Promise<void> {
  const { language, locale } = spokenOf([document.documentElement.lang, ...navigator.languages]) ?? ENGLISH;
  const texts = { ...(await speak(language)), locale };
  await fetchFollow();
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const colors = sheetOf(colorRules());
  for (const sheet of [sheetOf(css), colors, followSheet]) adopt(root, sheet);
  const box = document.createElement('div');
  root.replaceChildren(box);
  const slips = createSlips(createStore('follow'));
  render(
    <FollowPage
      texts={texts}
      slips={slips}
      written={element.dataset.reference ?? ''}
      wear={(color) => colors.replaceSync(colorRules(color))}
    />,
    box,
  );
}

interface FollowPageProps {
  texts: Texts;
  slips: Slips;
  /** The reference that the server's page is about, if it is about one. */
  written: string;
  wear(color: string): void;
}

function FollowPage({ texts, slips, written, wear }: FollowPageProps) {
  const [{ reference, answer }, setArrival] = useState(() => arrive(slips, written));
  const [site, setSite] = useState<View['site']>();
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(reference);

  // Links from other letters, typed into the same tab, and the browser's way back change the fragment alone.
  useEffect(() => {
    const follow = () => setArrival(arrive(slips, ''));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  useEffect(() => {
    if (shown.current !== reference) heading.current?.focus();
    shown.current = reference;
    setSite(undefined);
  }, [reference]);
  useEffect(() => {
    wear(site?.color ?? '');
    document.title = site ? `${texts.follow} · ${site.name}` : texts.follow;
  }, [site]);

  function show(wanted: string | undefined): void {
    go(wanted);
    setArrival({ reference: wanted });
  }

  return (
    <section
      class={`panel page${isDark ? ' dark' : ''}`}
      lang={texts.locale}
      dir={isRightToLeft(texts.locale) ? 'rtl' : 'ltr'}
    >
      <div class="head">
        {reference ? (
          <button type="button" class="icon" aria-label={texts.back} onClick={() => show(undefined)}>
            <Icon path={BACK} />
          </button>
        ) : (
          <i class="edge" />
        )}
        <h1 ref={heading} tabIndex={-1} dir="auto">
          {site?.name ?? texts.follow}
        </h1>
      </div>
      <FollowView
        api={createApi(location.origin, '')}
        texts={texts}
        slips={slips}
        reference={reference}
        answer={answer}
        isPage
        show={show}
        onSite={setSite}
      />
    </section>
  );
}
