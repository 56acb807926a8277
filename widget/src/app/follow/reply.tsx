import { useEffect, useRef, useState } from 'preact/hooks';
import { Refused } from '../api.ts';
import { areFilesGone, sendReply } from '../send-reply.ts';
import type { Slip } from '../slips.ts';
import { randomId } from '../store.ts';
import type { ConversationProps } from './conversation.tsx';
import { useReplyFiles } from './reply-files.ts';
import { whyNot } from './why-not.ts';
import { words } from './words.ts';

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
  const files = useReplyFiles({ api, slips, view }, box, isWriting);
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
      files?.list.clear();
      setWriting(false);
      setNote(words.isSent);
      again();
    } catch (error) {
      setNote(`${words.isKept} ${whyNot(error, texts, words.notSent)}`);
      // A link that is no longer good: what is drawn then asks for a fresh one, and the text waits with the slip.
      if (error instanceof Refused && error.status === 404) again();
    }
    setSending(false);
  }

  async function post(message: string, key: string, isAgain = false): Promise<void> {
    const attachments = await files?.list.ids();
    // Some could not be uploaded yet, and say so where they stand.
    if (attachments === null) throw new Refused();
    try {
      await sendReply(api, slip, message, key, attachments);
    } catch (error) {
      if (!(error instanceof Refused) || isAgain) throw error;
      if (areFilesGone(error)) {
        files?.list.renew();
        await post(message, key, true);
      } else if (error.code === 'idempotency-key-reused') {
        // An earlier wording arrived under this key; this one is a message of its own.
        const fresh = randomId();
        keep(message, fresh);
        await post(message, fresh);
      } else throw error;
    }
  }

  if (!isWriting) {
    return (
      <div class="foot">
        <span>{words.somethingToAdd}</span>
        <span class="unseen" role="status">
          {note}
        </span>
        <button ref={opener} type="button" class="btn quiet end" onClick={() => setWriting(true)}>
          {words.reply}
        </button>
      </div>
    );
  }
  return (
    <form class="foot column" noValidate onSubmit={send}>
      <label class="label" for="hs-reply">
        {words.yourReply}
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
      {files && <files.FileBox list={files.list} texts={texts} />}
      <p id="hs-reply-note" class="notice" role="status">
        {note || (view.status === 'completed' ? words.reopens : '')}
      </p>
      <div class="pair">
        <button type="button" class="btn quiet" onClick={() => setWriting(false)}>
          {words.cancel}
        </button>
        <button type="submit" class="btn" aria-disabled={isSending}>
          {isSending ? texts.sending : texts.send}
        </button>
      </div>
    </form>
  );
}
