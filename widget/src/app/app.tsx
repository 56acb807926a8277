import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { Frame } from './components/frame.tsx';
import { NotThere } from './components/states.tsx';
import type { Wish } from './embed.ts';
import type { AppProps, Panel, SendingPart } from './panel.ts';
import { fetchSending } from './parts.ts';
import type { SendState } from './send-state.ts';
import { adopt } from './sheet.ts';
import { beginning, type Move, next } from './step.ts';
import { StepView } from './steps/step-view.tsx';
import { readyFormats } from './times.ts';
import { useTold } from './told.ts';
import { useFetched } from './use-fetched.ts';
import { movesFor } from './wish.ts';

/** The panel: what the site says of itself, where the visitor is in it, and the frame around the step. */
export function App(props: AppProps) {
  const { ground, root, given, isOpen, wish, close } = props;
  const { api, draft, visit, slips, shelf, emit, texts } = ground;
  const fetched = useFetched(`config ${shelf.language}`, shelf.config);
  const told = useTold(given);
  const { value } = fetched;
  const config = value && (told?.narrow?.(value) ?? value);
  const said = useRef({ config, texts });
  said.current = { config, texts };
  const [way, move] = useReducer(next, beginning);
  const [sendState, showSending] = useState<SendState>({ is: 'idle' });
  const [part, setPart] = useState<SendingPart>();
  const lastWish = useRef<Wish>(undefined);

  const sending = useMemo(() => {
    if (!part) return;
    const sender = part.keepSending(api, draft, showSending, (delivered) => {
      const slip = part.slipOf(delivered, visit, said.current);
      slips.keep(slip);
      move({ do: 'sent', slip });
      emit('ticket-created', { reference: slip.reference, category: slip.category });
    });
    return { part, sender };
  }, [part]);
  useEffect(() => sending?.sender.stop, [sending]);
  const readySending = async () => {
    const file = await fetchSending();
    adopt(root, file.sheet);
    setPart(() => file);
  };

  const isGoing = useRef(false);
  const go = (one: Move) => {
    // What is typed stands there at once.
    if (one.do === 'search') return move(one);
    if (isGoing.current) return;
    isGoing.current = true;
    // A step is drawn in a task of its own: a slow phone takes about as long for that as for laying it out, and is to answer in between.
    setTimeout(() => {
      isGoing.current = false;
      visit.settle();
      if (one.do === 'pick') visit.add({ kind: 'category-picked', category: one.category });
      move(one);
    });
  };
  const panel: Panel | undefined =
    told && config
      ? {
          ...ground,
          root,
          config,
          told,
          way,
          category: config.categories.find(({ key }) => key === way.category),
          go,
          sendState,
          showSending,
          sending,
          readySending,
          close,
        }
      : undefined;

  // Before anything is painted: no press may come in between.
  useLayoutEffect(() => {
    if (!config) return;
    props.configured(config);
    readyFormats(texts);
    draft.protect(
      config.categories.flatMap(({ key, fields }) =>
        fields.filter((field) => field.sensitive).map((field) => `${key}/${field.key}`),
      ),
    );
  }, [config]);
  // What could not be had may be there when somebody comes back.
  useEffect(() => {
    if (fetched.hasFailed) fetched.again();
  }, [wish]);
  useLayoutEffect(() => {
    if (!config || told?.given !== given || lastWish.current === wish) return;
    const isFirst = !lastWish.current;
    lastWish.current = wish;
    visit.add({ kind: 'opened' });
    const has = (key: unknown) => config.categories.find((one) => one.key === key)?.key;
    const unsent = isFirst && draft.wasRestored ? has(draft.now().category) : undefined;
    const category = has(wish.helpslipCategory) ?? has(told.category);
    movesFor(wish, { way, mode: config.mode, category, unsent }).forEach(move);
  }, [config, told, wish]);
  useEffect(() => {
    if (isOpen && config) emit('view', { view: way.place.at });
  }, [way.place, isOpen, !config]);

  return (
    <Frame {...props} way={way} category={panel?.category} title={config?.name ?? ''} back={() => go({ do: 'back' })}>
      {panel ? (
        <StepView {...panel} />
      ) : (
        <div class="main">
          <NotThere {...fetched} texts={texts} slip={slips.all()[0]} />
        </div>
      )}
    </Frame>
  );
}
