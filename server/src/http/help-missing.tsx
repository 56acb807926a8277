/** @jsxImportSource hono/jsx */
import { Refusal } from '../errors.ts';
import type { Route } from '../web/route.ts';
import { answerFollowPage } from './follow-page.tsx';
import { english } from './help-words/en.ts';

/** Says in words that something is not there, alike for every site that is not served; any other fault is told as everywhere. */
export const saysMissing =
  (title: string, more?: string): NonNullable<Route['refuse']> =>
  (c, thrown) => {
    if (!(thrown instanceof Refusal) || thrown.code !== 'not-found') throw thrown;
    return answerFollowPage(
      c,
      { title, status: 404 },
      <>
        <h1>{title}</h1>
        {more && <p>{more}</p>}
      </>,
    );
  };

export const orNoHelp = saysMissing(english.noHelp, english.noHelpMore);
