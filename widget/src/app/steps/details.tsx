import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { FieldRow } from '../components/field-row.tsx';
import { SendBar } from '../components/send-bar.tsx';
import type { RawValue } from '../draft.ts';
import { FIELD, rawOf, rowsOf } from '../inputs.ts';
import type { Panel } from '../panel.ts';
import { useTurn } from '../use-turn.ts';

/** The few details that matter for this kind of question. Whatever is typed is in the draft before the next key. */
export function DetailsStep(panel: Panel) {
  const { texts, draft, told, category, config, way, sending, sendState, visit, go } = panel;
  const [turn, redraw] = useTurn();
  const faults = useRef(new Map<string, string>());
  const form = useRef<HTMLFormElement>(null);
  const focusFault = useRef(false);
  const isPressed = useRef(false);
  const wasRestored = useRef(draft.wasRestored);

  // Before it is painted: a field that stands there empty may be typed into.
  useLayoutEffect(() => {
    const { subject, suggested } = draft.now();
    const query = way.query.trim();
    const asked = subject === suggested && query;
    draft.change({ category: way.category, ...(asked && { subject: query, suggested: query }) });
    if (asked) redraw();
  }, []);
  useEffect(() => {
    visit.add({ kind: 'form-opened', category: way.category });
    // Only now, with the form standing there: what sends it comes while it is filled in.
    panel.readySending().catch(() => {});
  }, []);
  useEffect(() => {
    sending?.sender.resume();
    if (isPressed.current) submit();
  }, [sending]);
  useEffect(() => {
    if (sendState.is !== 'refused') return;
    for (const { pointer, detail } of sendState.refusal.errors) faults.current.set(nameOf(pointer), detail);
    focusFault.current = true;
    redraw();
  }, [sendState]);
  useEffect(() => {
    if (focusFault.current) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    focusFault.current = false;
  }, [turn]);

  function change(name: string, value: RawValue): void {
    const { fields } = draft.now();
    if (name.startsWith(FIELD)) {
      const values = { ...fields[way.category], [name.slice(FIELD.length)]: value };
      draft.change({ fields: { ...fields, [way.category]: values } });
    } else draft.change({ [name]: value });
    sending?.sender.pause();
    if (!sending?.part.faultsOf(panel).has(name)) faults.current.delete(name);
    redraw();
  }

  function submit(event?: Event): void {
    event?.preventDefault();
    // What is being sent is inert, and would drop the focus.
    form.current?.querySelector<HTMLElement>('.wide')?.focus();
    isPressed.current = !sending;
    if (!sending) {
      panel.showSending({ is: 'sending' });
      panel.readySending().catch(() => {
        isPressed.current = false;
        panel.showSending({ is: 'paused' });
      });
      return;
    }
    const { faultsOf, bodyOf } = sending.part;
    faults.current = faultsOf(panel);
    focusFault.current = faults.current.size > 0;
    if (focusFault.current) panel.showSending({ is: 'idle' });
    else sending.sender.send(JSON.stringify(bodyOf(panel)));
    redraw();
  }

  function startOver(): void {
    draft.clear();
    go({ do: 'begin', mode: config.mode });
  }

  const rows = rowsOf(panel).filter(({ name }) => !told.isHidden(name) || faults.current.has(name));
  return (
    <form class="form" noValidate ref={form} onSubmit={submit}>
      <div class="main" inert={sendState.is === 'sending'}>
        <h2 tabIndex={-1}>{texts.details[category?.kind ?? 'question']}</h2>
        {wasRestored.current && (
          <p class="lead">
            {texts.draftBack}{' '}
            <button type="button" class="link" onClick={startOver}>
              {texts.startOver}
            </button>
          </p>
        )}
        <div class="rows">
          {rows.map(({ name, field }) => [
            <FieldRow
              key={name}
              name={name}
              field={field}
              value={rawOf(panel, name)}
              fault={faults.current.get(name)}
              isLocked={told.isLocked(name)}
              texts={texts}
              change={(value) => change(name, value)}
            />,
            name === 'subject' && config.mode === 'ask-first' && sending && (
              <sending.part.MayHelp key="may-help" {...panel} />
            ),
          ])}
        </div>
        {sending && <sending.part.Below {...panel} redraw={redraw} change={change} />}
      </div>
      <SendBar {...panel} faults={faults.current.size} />
    </form>
  );
}

/** The input that a JSON pointer of the server's means. */
const nameOf = (pointer: string) => pointer.slice(1).replace('requester/', '').replace('/', '.');
