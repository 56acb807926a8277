import { useEffect, useRef, useState } from 'preact/hooks';
import { Refused } from '../api.ts';
import { enFollow } from '../locales/en-follow.ts';
import { sendReply } from '../send-reply.ts';
import type { Slip } from '../slips.ts';
import { randomId } from '../store.ts';
import type { ConversationProps } from './conversation.tsx';
import { whyNot } from './why-not.ts';

/** The reply box at the foot. A reply that is not sent yet is kept with the slip. */
export function Reply({ api, texts, slips, view, token, again }: ConversationProps) {
  const slip: Slip = slips.find(view.reference) ?? {
    reference: view.reference,
    token,
    trackUrl: '',
    promisedBy: view.promise.by,
    openedAt: view.openedAt,
    about: view.category.name,
    reply: { text: '', key: '' },
  };
  const [reply, setReply] = useState(slip.reply.text);
  const [isWriting, setWriting] = useState(slip.reply.text !== '');
  const [isSending, setSending] = useState(false);
  const [note, setNote] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasWriting = useRef(isWriting);
  useEffect(() => {
    if (isWriting !== wasWriting.current) (isWriting ? box : opener).current?.focus();
    wasWriting.current = isWriting;
  }, [isWriting]);

  function keep(text: string, key: string): void {
    setReply(text);
    slips.keep({ ...slip, reply: { text, key } });
  }

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    const message = reply.trim();
    if (!message || isSending) {
      box.current?.focus();
      return;
    }
    const key = slip.reply.key || randomId();
    keep(reply, key);
    setSending(true);
    try {
      await post(message, key);
      keep('', '');
      setWriting(false);
      setNote(enFollow.isSent);
      again();
    } catch (error) {
      setNote(`${enFollow.isKept} ${whyNot(error, enFollow.notSent)}`);
      // A link that is no longer good: what is drawn then asks for a fresh one, and the text waits with the slip.
      if (error instanceof Refused && error.status === 404) again();
    }
    setSending(false);
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

  if (!isWriting) {
    return (
      <div class="foot">
        <span>{enFollow.somethingToAdd}</span>
        <span class="unseen" role="status">
          {note}
        </span>
        <button ref={opener} type="button" class="btn quiet end" onClick={() => setWriting(true)}>
          {enFollow.reply}
        </button>
      </div>
    );
  }
  return (
    <form class="foot column" noValidate onSubmit={send}>
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
        readOnly={isSending}
        aria-describedby="hs-reply-note"
        onInput={(event) => keep(event.currentTarget.value, slip.reply.key)}
      />
      <p id="hs-reply-note" class="notice" role="status">
        {note || (view.status === 'completed' ? enFollow.reopens : '')}
      </p>
      <div class="pair">
        <button type="button" class="btn quiet" onClick={() => setWriting(false)}>
          {enFollow.cancel}
        </button>
        <button type="submit" class="btn" aria-disabled={isSending}>
          {isSending ? texts.sending : texts.send}
        </button>
      </div>
    </form>
  );
}
