/** @jsxImportSource hono/jsx */
import { FollowLink, greeting, type LetterFacts, type LetterText, sheet } from './letter.tsx';
import { beginsWithGreeting } from './own-greeting.ts';

/** Carries what a person answered, with a greeting where that has none of its own. */
export async function agentReplied(facts: LetterFacts): Promise<LetterText> {
  const { body, by } = facts.reply ?? { body: '', by: facts.siteName };
  const isGreeted = beginsWithGreeting(body);
  const text = [
    ...(isGreeted ? [] : [greeting(facts)]),
    body,
    `${by}, ${facts.siteName}`,
    `Your request ${facts.reference}. Answer here:\n${facts.trackUrl}`,
  ].join('\n\n');
  const html = await sheet(
    facts,
    <>
      {!isGreeted && <p style="margin:0 0 12px">{greeting(facts)}</p>}
      <p style="margin:0;white-space:pre-line;overflow-wrap:anywhere">{body}</p>
      <p style="margin:16px 0 0">
        {by}, {facts.siteName}
      </p>
      <FollowLink facts={facts}>Answer or see your request {facts.reference}</FollowLink>
    </>,
  );
  return { subject: `Reply to your request ${facts.reference}`, text, html };
}
