import { looksLikeEmail } from '@helpslip/shared/check-fields';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Api } from '../api.ts';
import type { Texts } from '../locales/en.ts';
import { whyNot } from './why-not.ts';
import { words } from './words.ts';

interface AccessProps {
  api: Api;
  texts: Texts;
  /** What is said above the form. */
  lead: string;
  /** What is said once it is asked: the same whether or not there is anything to be mailed. */
  asked: string;
  /** Where it is asked, and with what beside the address. */
  path: string;
  body?: Record<string, string>;
}

/** For those without a token: a link by mail. */
export function Access({ api, texts, lead, asked, path, body }: AccessProps) {
  const [isSending, setSending] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [fault, setFault] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isAsked) told.current?.focus();
  }, [isAsked]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const email = input.current?.value.trim() ?? '';
    if (isSending) return;
    if (!looksLikeEmail(email)) {
      setFault(words.emailFault);
      input.current?.focus();
      return;
    }
    setFault('');
    setSending(true);
    await api.post(path, JSON.stringify({ ...body, email })).then(
      () => setAsked(true),
      (error: unknown) => setFault(whyNot(error, texts)),
    );
    setSending(false);
  }

  if (isAsked) {
    return (
      <p ref={told} class="notice below" role="status" tabIndex={-1}>
        {asked}
      </p>
    );
  }
  return (
    <form class="row" noValidate onSubmit={submit}>
      <p class="lead">{lead}</p>
      <label class="label" for="hs-access">
        {words.emailUsed}
      </label>
      <input
        ref={input}
        id="hs-access"
        class="input"
        type="email"
        autoComplete="email"
        aria-describedby="hs-access-note"
        aria-invalid={fault === words.emailFault}
      />
      <p id="hs-access-note" class="fault" role="status">
        {fault}
      </p>
      <button type="submit" class="btn quiet below" aria-disabled={isSending}>
        {isSending ? texts.sending : words.mailLink}
      </button>
    </form>
  );
}
