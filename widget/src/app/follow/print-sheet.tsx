import { Stub } from '../components/stub.tsx';
import type { Texts } from '../locales/en.ts';
import { sayFully } from '../times.ts';
import { MessageHead } from './messages.tsx';
import { PromiseLine } from './promise.tsx';
import { type State, shownValue, type View } from './read-ticket.ts';
import { words } from './words.ts';

/** What is kept on paper: the slip with its promise, what was filled in, and the whole conversation. */
export function PrintSheet({ state, view, texts }: { state: State; view?: View | undefined; texts: Texts }) {
  return (
    <>
      {view && <p dir="auto">{view.site.name}</p>}
      <Stub
        label={words.reference}
        reference={state.reference}
        rows={[
          [words.about, view?.category.name],
          [words.sent, sayFully(state.openedAt, texts)],
          ...(view?.fields ?? []).map((field): [string, string] => [field.label, shownValue(field)]),
        ]}
      >
        <PromiseLine state={state} view={view} texts={texts} />
      </Stub>
      <h1>{words.headings[state.status]}</h1>
      {view && <h2 dir="auto">{view.subject}</h2>}
      {view?.messages.map((message) => (
        <article key={message.id}>
          <MessageHead message={message} texts={texts} say={sayFully} />
          <p dir="auto">{message.body}</p>
        </article>
      ))}
    </>
  );
}
