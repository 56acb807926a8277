import type { Panel } from '../panel.ts';
import { fetchFollow, fetchReading, fetchSending } from '../parts.ts';
import { AnswersStep } from './answers.tsx';
import { CategoryStep } from './category.tsx';
import { DetailsStep } from './details.tsx';
import { FetchedStep } from './fetched-step.tsx';

/** The step for each place. */
export function StepView(panel: Panel) {
  switch (panel.way.place.at) {
    case 'category':
      return <CategoryStep {...panel} />;
    case 'answers':
      return <AnswersStep {...panel} />;
    case 'details':
      return <DetailsStep {...panel} />;
    case 'article':
    case 'solved':
      return <FetchedStep {...panel} name="reading" file={fetchReading} />;
    case 'slip':
      return <FetchedStep {...panel} name="sending" file={fetchSending} />;
    case 'follow':
      return <FetchedStep {...panel} name="follow" file={fetchFollow} />;
  }
}
