/** @jsxImportSource hono/jsx */
import { isRightToLeft } from '@helpslip/shared/languages';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refusal } from '../errors.ts';
import type { WebContext } from '../web/route.ts';
import { answerFollowPage } from './follow-page.tsx';
import { HelpFiles } from './help-files.tsx';
import type { SentForm } from './help-sent.ts';
import { dateLocaleOf, secondsIn } from './help-site.ts';
import { fileInputName, isFileInput } from './help-typed.ts';
import { helpWords } from './help-words/languages.ts';

/**
 * Says that a form could not be taken, and holds all that was typed. It leans on nothing that may be away: not on the database, and
 * so not on the site's own words.
 * @param sent what was typed, and the files that were kept: those that were not have to be chosen once more
 */
export function answerNotSent(
  c: WebContext,
  { typed, files, areFilesLost }: SentForm,
  refusal: Refusal,
  status: ContentfulStatusCode,
): Response | Promise<Response> {
  const locale = typed.get('lang') ?? 'en';
  const words = helpWords(locale);
  const { retryAfterSeconds: seconds } = refusal;
  const hidden = [
    ...[...typed].filter(([name]) => name !== 'message' && !isFileInput(name)),
    ...files.map((id, place) => [fileInputName(place), id] as const),
  ];
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
        <form method="post" enctype={areFilesLost ? 'multipart/form-data' : undefined}>
          {hidden.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <label for="message">{typed.get('subject')}</label>
          <textarea id="message" name="message" rows={8} dir="auto">
            {`\n${typed.get('message') ?? ''}`}
          </textarea>
          {areFilesLost && <HelpFiles words={words} locale={dateLocaleOf(locale)} fault={words.files.chooseAgain} />}
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
