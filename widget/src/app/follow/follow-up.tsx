import { useEffect, useRef, useState } from 'preact/hooks';
import type { Arrival } from './arrival.ts';
import type { ConversationProps } from './conversation.tsx';
import { whyNot } from './why-not.ts';
import { words } from './words.ts';

type Answer = NonNullable<Arrival['answer']>;

const ANSWERS: Answer[] = ['solved', 'came-back'];

/**
 * Asks whether it is solved, once a letter has asked it too. What was pressed in the letter is offered first: opening its link has told
 * us nothing, for scanners open links as well.
 */
export function FollowUp({ api, texts, view, token, answer, again }: ConversationProps) {
  const [told, setTold] = useState<Answer>();
  const [isSending, setSending] = useState(false);
  const [fault, setFault] = useState('');
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => box.current?.focus(), [told]);

  async function tell(one: Answer): Promise<void> {
    if (isSending) return;
    setFault('');
    setSending(true);
    await api.post(`/tickets/${view.reference}/${one}`, '{}', { authorization: `Bearer ${token}` }).then(
      () => setTold(one),
      (error: unknown) => setFault(whyNot(error, texts)),
    );
    setSending(false);
    again();
  }

  const isCompleted = view.status === 'completed';
  const isSolved = isCompleted && view.followUp.answer === 'solved';
  // What was asked of an earlier completion is over.
  const isAsked = view.followUp.askedAt !== '' && view.followUp.askedAt >= view.steps.completedAt;
  const wanted = told ?? answer;
  if (told || (wanted && !isCompleted) || (wanted === 'solved' && isSolved)) {
    return (
      <p ref={box} class="notice asked" role="status" tabIndex={-1}>
        {wanted === 'solved' && isCompleted ? words.isSolved : words.isOpenAgain}
      </p>
    );
  }
  if (!isCompleted || (!wanted && (!isAsked || isSolved))) return null;
  return (
    <section class="notice asked" aria-labelledby="hs-asked">
      <h3 id="hs-asked">{words.isItSolved}</h3>
      <p>{wanted ? words.pressOnce : words.isItSolvedMore}</p>
      <div class="pair">
        {ANSWERS.map((one) => (
          <button
            key={one}
            type="button"
            class={one === wanted ? 'btn' : 'btn quiet'}
            aria-disabled={isSending}
            onClick={() => tell(one)}
          >
            {words.answers[one]}
          </button>
        ))}
      </div>
      <p class="fault" role="status">
        {fault}
      </p>
    </section>
  );
}
