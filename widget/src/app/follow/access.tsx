import { looksLikeEmail } from '@helpslip/shared/check-fields';
import { useRef, useState } from 'preact/hooks';
import type { Api } from '../api.ts';
import type { Texts } from '../locales/en.ts';
import { enFollow } from '../locales/en-follow.ts';

type Asking = 'no' | 'sending' | 'sent' | 'wrong' | 'failed';

/** For those without a token: a link by mail. What is said is the same whether or not number and e-mail belong together. */
export function Access({ api, reference, texts }: { api: Api; reference: string; texts: Texts }) {
  const [asking, setAsking] = useState<Asking>('no');
  const input = useRef<HTMLInputElement>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const email = input.current?.value.trim() ?? '';
    if (asking === 'sending') return;
    if (!looksLikeEmail(email)) {
      setAsking('wrong');
      input.current?.focus();
      return;
    }
    setAsking('sending');
    setAsking(
      await api.post(`/tickets/${reference}/access`, JSON.stringify({ email })).then(
        () => 'sent',
        () => 'failed',
      ),
    );
  }

  if (asking === 'sent') {
    return (
      <p class="notice" role="status">
        {enFollow.linkSent}
      </p>
    );
  }
  const note =
    asking === 'wrong'
      ? enFollow.emailFault
      : asking === 'failed'
        ? `${texts.unreachable} ${texts.unreachableMore}`
        : '';
  return (
    <form class="row" noValidate onSubmit={submit}>
      <p class="lead">{enFollow.conversation}</p>
      <label class="label" for="hs-access">
        {enFollow.emailUsed}
      </label>
      <input
        ref={input}
        id="hs-access"
        class="input"
        type="email"
        autoComplete="email"
        aria-describedby="hs-access-note"
        aria-invalid={asking === 'wrong'}
      />
      <p id="hs-access-note" class="fault" role="status">
        {note}
      </p>
      <button type="submit" class="btn quiet below" aria-disabled={asking === 'sending'}>
        {enFollow.mailLink}
      </button>
    </form>
  );
}
