/** @jsxImportSource hono/jsx */
import type { Feedback } from '@helpslip/shared/feedback';
import { NoMark, YesMark } from './marks.tsx';

/** Whether a feedback ticket is good or bad; bad feedback that nobody has replied to asks for somebody to reach out. */
export function FeedbackMark({ feedback, answeredAt }: { feedback: Feedback | null; answeredAt: Date | null }) {
  if (!feedback) return null;
  return (
    <span class={`feedback ${feedback}`}>
      {feedback === 'good' ? <YesMark /> : <NoMark />}
      {feedback === 'good' ? 'Good feedback' : answeredAt ? 'Bad feedback' : 'Bad feedback: reach out'}
    </span>
  );
}
