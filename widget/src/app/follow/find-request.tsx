import { formatReference, parseReference } from '@helpslip/shared/reference';
import { useRef, useState } from 'preact/hooks';
import { Card } from '../components/card.tsx';
import { enFollow } from '../locales/en-follow.ts';
import { sayFully } from '../times.ts';
import type { FollowProps } from './follow-view.tsx';

/** The slips of this browser, and a box for any reference. A mistyped one is told without asking the server. */
export function FindRequest({ texts, slips, show }: FollowProps) {
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
    <form class="form" noValidate onSubmit={submit}>
      <div class="main">
        <h2 tabIndex={-1}>{texts.yourSlips}</h2>
        {kept.length === 0 && <p class="lead">{enFollow.noSlips}</p>}
        <div class="cards">
          {kept.map(({ reference, about, openedAt }) => (
            <Card
              key={reference}
              icon="slip"
              title={formatReference(reference)}
              hint={[about, sayFully(openedAt, texts)].filter(Boolean).join(' · ')}
              onPick={() => show(reference)}
            />
          ))}
        </div>
        <div class="row">
          <label class="label" for="hs-reference">
            {kept.length ? enFollow.another : enFollow.typeReference}
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
            {isWrong ? enFollow.mistyped : enFollow.example}
          </p>
        </div>
      </div>
      <div class="foot column">
        <button type="submit" class="btn wide">
          {enFollow.show}
        </button>
      </div>
    </form>
  );
}
