import { isRightToLeft } from '@helpslip/shared/languages';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { AppProps, Category } from '../panel.ts';
import { barsOf, type Place, type Way } from '../step.ts';
import { useMedia } from '../use-media.ts';
import { BACK, CLOSE, Icon } from './icons.tsx';
import { followHeading } from './states.tsx';

export interface FrameProps extends AppProps {
  way: Way;
  category: Category | undefined;
  title: string;
  back(): void;
  children: ComponentChildren;
}

const FOCUSABLE = 'button,a[href],input:not([disabled]),select,textarea';

/** The panel's outside: name, way back, way out, how far it is; the focus goes to each new step's heading. */
export function Frame(props: FrameProps) {
  const { ground, given, setting, isInline, isOpen, way, title, category, close, back } = props;
  const { texts } = ground;
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const isPhone = useMedia('(max-width: 480px), (max-height: 480px) and (pointer: coarse)') && !isInline;
  const hasMouse = useMedia('(hover: hover)');
  const section = useRef<HTMLElement>(null);
  const step = useRef<{ place: Place; turn: number; depth: number; isBack: boolean }>(undefined);

  const depth = way.trail.length;
  const last = step.current;
  if (last?.place !== way.place) {
    step.current = { place: way.place, turn: (last?.turn ?? 0) + 1, depth, isBack: depth < (last?.depth ?? 0) };
  }
  const wasShown = useRef(!isInline);
  useEffect(() => {
    const { current: panel } = section;
    if (!isOpen || !panel) return;
    let undo = () => {};
    // A panel in the page's own flow must not draw the focus to itself before anybody has touched it.
    if (wasShown.current) {
      const first = hasMouse ? panel.querySelector<HTMLElement>('.first') : null;
      const heading = first ?? panel.querySelector('h2');
      (heading ?? panel).focus({ preventScroll: isInline });
      if (!heading) undo = followHeading(panel);
    }
    if (title) wasShown.current = true;
    return undo;
  }, [way.place, isOpen, title]);

  function onKeyDown(event: KeyboardEvent): void {
    if (isInline) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
    if (event.key !== 'Tab' || !isPhone) return;
    // Nothing behind a full screen can be seen, so the focus stays inside.
    const all = [...(section.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
    const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    const root = section.current?.getRootNode();
    if (root instanceof ShadowRoot && root.activeElement === from) {
      event.preventDefault();
      to?.focus();
    }
  }

  const { at } = way.place;
  const names: Partial<Record<Place['at'], string>> = {
    slip: texts.yourSlip,
    follow: way.place.at === 'follow' && way.place.reference ? texts.yourSlips : title,
    category: title || texts.help,
  };
  const isRtl = isRightToLeft(texts.locale) || getComputedStyle(document.documentElement).direction === 'rtl';
  const wanted = given.setTheme?.[0] ?? setting('theme');
  const theme = wanted === 'dark' || (wanted !== 'light' && isDark) ? ' dark' : '';
  const bars = barsOf[at];
  return (
    <section
      ref={section}
      class={`panel${theme}${isInline ? ' inline' : ''}`}
      {...(isInline ? { role: 'region' } : { role: 'dialog', 'aria-modal': isPhone || undefined })}
      aria-label={title || texts.help}
      dir={isRtl ? 'rtl' : 'ltr'}
      lang={texts.locale}
      hidden={!isOpen}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div class="head">
        {depth > 0 && at !== 'slip' ? (
          <button type="button" class="icon" aria-label={texts.back} onClick={back}>
            <Icon path={BACK} />
          </button>
        ) : (
          <i class="edge" />
        )}
        <h1 dir="auto">{names[at] ?? category?.name ?? title}</h1>
        {!isInline && (
          <button type="button" class="icon" aria-label={texts.close} onClick={close}>
            <Icon path={CLOSE} />
          </button>
        )}
      </div>
      <div class="bars" aria-hidden="true">
        {bars > 0 && [1, 2, 3, 4].map((bar) => <i key={bar} class={bar <= bars ? 'on' : ''} />)}
      </div>
      <div class={step.current?.isBack ? 'step from-start' : 'step'} key={step.current?.turn}>
        {props.children}
      </div>
    </section>
  );
}
