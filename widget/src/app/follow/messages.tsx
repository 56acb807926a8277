import { useEffect, useState } from 'preact/hooks';
import type { Api } from '../api.ts';
import { count } from '../count.ts';
import type { Texts } from '../locales/en.ts';
import { sayWhen } from '../times.ts';
import { type FilesAccess, MessageFiles } from './message-files.tsx';
import { type Message, shownValue, type View } from './read-ticket.ts';
import { words } from './words.ts';

/** More than fit into the view at once: the rest is folded away. */
const LATEST = 8;

/** The conversation, oldest first. Of a long one the latest stand open, and the rest is drawn when somebody asks for it. */
export function Messages({ view, texts, ...access }: { view: View; texts: Texts; api: Api; token: string }) {
  const { messages, fields } = view;
  const folded = messages.length > LATEST + 1 ? messages.length - LATEST : 0;
  const draw = (message: Message) => (
    <MessageBox key={message.id} message={message} texts={texts} {...access} reference={view.reference} />
  );
  const [isWhole, setWhole] = useState(false);
  const drawAll = () => setWhole(true);
  useEffect(() => {
    // On paper nothing can be unfolded.
    addEventListener('beforeprint', drawAll);
    return () => removeEventListener('beforeprint', drawAll);
  }, []);
  return (
    <section class="messages" aria-label={words.messages}>
      <p class="over" dir="auto">
        {view.subject}
      </p>
      {fields.length > 0 && (
        <details>
          <summary>{words.filledIn}</summary>
          <dl>
            {fields.map((field) => (
              <div key={field.label}>
                <dt lang={field.locale || view.locale}>{field.label}</dt>
                <dd dir="auto">{shownValue(field)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {folded > 0 && (
        <details onToggle={drawAll}>
          <summary>{count(texts, words.earlier, folded)}</summary>
          {isWhole && messages.slice(0, folded).map(draw)}
        </details>
      )}
      {messages.slice(folded).map(draw)}
    </section>
  );
}

function MessageBox({ message, texts, ...access }: FilesAccess & { message: Message; texts: Texts }) {
  return (
    <article class={message.from === 'staff' ? 'message us' : 'message'}>
      <MessageHead message={message} texts={texts} say={sayWhen} />
      <p dir="auto">{message.body}</p>
      {message.attachments.length > 0 && <MessageFiles files={message.attachments} texts={texts} {...access} />}
      {message.quoted && (
        <details>
          <summary>{words.quoted}</summary>
          <p dir="auto">{message.quoted}</p>
        </details>
      )}
    </article>
  );
}

/** Who said it, and when in the words of `say`. */
export function MessageHead({ message, texts, say }: { message: Message; texts: Texts; say: typeof sayWhen }) {
  const { from, name, at } = message;
  return (
    <small>
      <span dir="auto">{from === 'staff' ? name || words.us : words.you}</span>, {say(at, texts)}
    </small>
  );
}
