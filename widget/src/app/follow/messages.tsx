import { useEffect, useState } from 'preact/hooks';
import type { Texts } from '../locales/en.ts';
import { enFollow } from '../locales/en-follow.ts';
import { sayWhen } from '../times.ts';
import type { Message, View } from './read-ticket.ts';

/** More than fit into the view at once: the rest is folded away. */
const LATEST = 8;

/** The conversation, oldest first. Of a long one the latest stand open, and the rest is drawn when somebody asks for it. */
export function Messages({ view, texts }: { view: View; texts: Texts }) {
  const { messages, fields } = view;
  const folded = messages.length > LATEST + 1 ? messages.length - LATEST : 0;
  const draw = (message: Message) => <MessageBox key={message.id} message={message} texts={texts} />;
  const [isWhole, setWhole] = useState(false);
  const drawAll = () => setWhole(true);
  useEffect(() => {
    // On paper nothing can be unfolded.
    addEventListener('beforeprint', drawAll);
    return () => removeEventListener('beforeprint', drawAll);
  }, []);
  return (
    <section class="messages" aria-label={enFollow.messages}>
      <p class="over" dir="auto">
        {view.subject}
      </p>
      {fields.length > 0 && (
        <details>
          <summary>{enFollow.filledIn}</summary>
          <dl>
            {fields.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {folded > 0 && (
        <details onToggle={drawAll}>
          <summary>{enFollow.earlier(folded)}</summary>
          {isWhole && messages.slice(0, folded).map(draw)}
        </details>
      )}
      {messages.slice(folded).map(draw)}
    </section>
  );
}

function MessageBox({ message, texts }: { message: Message; texts: Texts }) {
  return (
    <article class={message.from === 'staff' ? 'message us' : 'message'}>
      <MessageHead message={message} texts={texts} say={sayWhen} />
      <p dir="auto">{message.body}</p>
      {message.quoted && (
        <details>
          <summary>{enFollow.quoted}</summary>
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
      <span dir="auto">{from === 'staff' ? name || enFollow.us : enFollow.you}</span>, {say(at, texts)}
    </small>
  );
}
