/** @jsxImportSource hono/jsx */
import { isRightToLeft } from '@helpslip/shared/languages';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refusal } from '../errors.ts';
import type { WebContext } from '../web/route.ts';
import { answerFollowPage } from './follow-page.tsx';
import { secondsIn } from './help-site.ts';
import { helpWords } from './help-words/languages.ts';

/**
 * Says that a form could not be taken, and holds all that was typed. It leans on nothing that may be away: not on the database, and
 * so not on the site's own words.
 * @param typed every input as it was sent
 */
export function answerNotSent(
  c: WebContext,
  typed: ReadonlyMap<string, string>,
  refusal: Refusal,
  status: ContentfulStatusCode,
): Response | Promise<Response> {
  const locale = typed.get('lang') ?? 'en';
  const words = helpWords(locale);
  const { retryAfterSeconds: seconds } = refusal;
  const isGone = refusal.code === 'not-found';
  const isLimited = refusal.code === 'limited' && seconds !== undefined;
  c.header('Referrer-Policy', 'same-origin');
  return answerFollowPage(
    c,
    { title: words.notSent, status },
    <div lang={locale} dir={isRightToLeft(locale) ? 'rtl' : 'ltr'}>
      <h1>{words.notSent}</h1>
      <p role="alert">
        {words.notSentMore}{' '}
        {isGone ? words.topicGone : isLimited ? words.waitFirst(secondsIn(locale, seconds)) : words.inAMoment}
      </p>
      {isGone ? (
        <p class="more">
          <a href={`/help/${c.req.param('key')}`}>{words.back}</a>
        </p>
      ) : (
        <form method="post">
          {[...typed].map(([name, value]) => name !== 'message' && <input type="hidden" name={name} value={value} />)}
          <label for="message">{typed.get('subject')}</label>
          <textarea id="message" name="message" rows={8} dir="auto">
            {`\n${typed.get('message') ?? ''}`}
          </textarea>
          <button type="submit">{words.sendAgain}</button>
        </form>
      )}
      {isGone && (
        <pre class="kept" dir="auto">
          {typed.get('message')}
        </pre>
      )}
    </div>,
  );
}
