import type { TicketView } from '@helpslip/shared/contract';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Refused } from '../api.ts';
import { enFollow } from '../locales/en-follow.ts';
import { sendReply } from '../send-reply.ts';
import type { Slip } from '../slips.ts';
import { randomId } from '../store.ts';
import { sayWhen } from '../times.ts';
import type { FollowProps } from './follow-view.tsx';
import { Track } from './track.tsx';

type Props = Omit<FollowProps, 'reference'> & { view: TicketView; token: string; again(): void };

/** The ticket with its conversation and a reply box. A reply that is not sent yet is kept with the slip. */
export function Conversation({ api, texts, slips, view, token, again }: Props) {
  const slip: Slip = slips.find(view.reference) ?? {
    reference: view.reference,
    token,
    trackUrl: '',
    promisedBy: view.promise.by ?? '',
    openedAt: view.openedAt,
    about: view.category.name,
    reply: { text: '', key: '' },
  };
  const [reply, setReply] = useState(slip.reply.text);
  const [isWriting, setWriting] = useState(slip.reply.text !== '');
  const [standing, setStanding] = useState<'' | 'sending' | 'failed'>('');
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isWriting) box.current?.focus();
  }, [isWriting]);

  function keep(text: string, key: string): void {
    setReply(text);
    slips.keep({ ...slip, reply: { text, key } });
  }

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    const message = reply.trim();
    if (!message || standing === 'sending') return;
    const key = slip.reply.key || randomId();
    keep(reply, key);
    setStanding('sending');
    try {
      await post(message, key);
      keep('', '');
      setWriting(false);
      setStanding('');
      again();
    } catch {
      setStanding('failed');
    }
  }

  async function post(message: string, key: string): Promise<void> {
    try {
      await sendReply(api, slip, message, key);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'idempotency-key-reused') throw error;
      // An earlier wording arrived under this key; this one is a message of its own.
      const fresh = randomId();
      keep(message, fresh);
      await sendReply(api, slip, message, fresh);
    }
  }

  return (
    <form class="form" noValidate onSubmit={send}>
      <div class="main">
        <Track state={view} view={view} texts={texts} />
        <p class="over" dir="auto">
          {view.subject}
        </p>
        {view.messages.map((message) => (
          <article key={message.id} class={message.from === 'staff' ? 'message us' : 'message'}>
            <small>
              {message.from === 'staff' ? message.name || enFollow.us : enFollow.you}, {sayWhen(message.at, texts)}
            </small>
            <p dir="auto">{message.body}</p>
          </article>
        ))}
      </div>
      {isWriting ? (
        <div class="foot column">
          <label class="label" for="hs-reply">
            {enFollow.yourReply}
          </label>
          <textarea
            ref={box}
            id="hs-reply"
            class="input"
            rows={3}
            dir="auto"
            value={reply}
            readOnly={standing === 'sending'}
            onInput={(event) => keep(event.currentTarget.value, slip.reply.key)}
          />
          <p class="notice" role="status">
            {standing === 'failed' ? enFollow.notSent : view.status === 'completed' ? enFollow.reopens : ''}
          </p>
          <div class="pair">
            <button type="button" class="btn quiet" onClick={() => setWriting(false)}>
              {enFollow.cancel}
            </button>
            <button type="submit" class="btn" aria-disabled={standing === 'sending'}>
              {standing === 'sending' ? texts.sending : texts.send}
            </button>
          </div>
        </div>
      ) : (
        <div class="foot">
          <span>{enFollow.somethingToAdd}</span>
          <button type="button" class="btn quiet end" onClick={() => setWriting(true)}>
            {enFollow.reply}
          </button>
        </div>
      )}
    </form>
  );
}
