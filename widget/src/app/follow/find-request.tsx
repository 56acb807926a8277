import { formatReference, parseReference } from '@helpslip/shared/reference';
import { useRef, useState } from 'preact/hooks';
import { Card } from '../components/card.tsx';
import { sayFully } from '../times.ts';
import { Access } from './access.tsx';
import type { FollowProps } from './follow-view.tsx';
import { words } from './words.ts';

const SLIP = 'M6.5 3.5h11v17l-2.2-1.6-1.65 1.6-1.65-1.6-1.65 1.6-1.65-1.6-2.2 1.6zM9.5 8h5M9.5 12h5';

/** The slips of this browser, and a box for any reference. A mistyped one is told without asking the server. */
export function FindRequest({ api, texts, slips, site, show }: FollowProps) {
  const [isWrong, setWrong] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const kept = slips.all();

  function submit(event: Event): void {
    event.preventDefault();
    const reference = parseReference(input.current?.value ?? '');
    setWrong(!reference);
    if (reference) show(reference);
    else input.current?.focus();
  }

  return (
    <div class="form">
      <div class="main">
        <h2 tabIndex={-1}>{texts.yourSlips}</h2>
        {kept.length === 0 && <p class="lead">{words.noSlips}</p>}
        <div class="cards">
          {kept.map(({ reference, about, openedAt }) => (
            <Card
              key={reference}
              icon={SLIP}
              title={formatReference(reference)}
              hint={[about, sayFully(openedAt, texts)].filter(Boolean).join(' · ')}
              onPick={() => show(reference)}
            />
          ))}
        </div>
        <form class="row" noValidate onSubmit={submit}>
          <label class="label" for="hs-reference">
            {kept.length ? words.another : words.reference}
          </label>
          <input
            ref={input}
            id="hs-reference"
            class="input mono"
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            dir="ltr"
            aria-describedby="hs-reference-note"
            aria-invalid={isWrong}
            onInput={() => setWrong(false)}
          />
          <p id="hs-reference-note" class={isWrong ? 'fault' : 'hint'} role="status">
            {isWrong ? words.mistyped : words.example}
          </p>
        </form>
        <details class="row">
          <summary>{words.lostNumber}</summary>
          <Access
            api={api}
            texts={texts}
            lead={words.lostNumberMore}
            asked={words.latestSent}
            path="/access"
            body={site ? { site } : {}}
          />
        </details>
      </div>
      <div class="foot column">
        <button type="button" class="btn wide" onClick={submit}>
          {words.show}
        </button>
      </div>
    </div>
  );
}
