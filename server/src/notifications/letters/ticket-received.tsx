/** @jsxImportSource hono/jsx */
import {
  FollowLink,
  greeting,
  type LetterFacts,
  LetterLink,
  type LetterText,
  promiseText,
  Slip,
  sheet,
} from './letter.tsx';

/** Says that a request is registered: reference, promise, how to follow it, other ways to reach the site. Nothing that was typed. */
export async function ticketReceived(facts: LetterFacts): Promise<LetterText> {
  const promise = promiseText(facts);
  const opening = `${facts.siteName} has your request. Keep this number: with it you can look the request up at any time.`;
  const text = [
    greeting(facts),
    opening,
    `    ${facts.reference}`,
    ...(promise ? [`${promise}.`] : []),
    `Follow it or add something:\n${facts.trackUrl}`,
    ...(facts.contacts.length > 0
      ? [
          ['Other ways to reach us:', ...facts.contacts.map((contact) => `- ${contact.label}: ${contact.href}`)].join(
            '\n',
          ),
        ]
      : []),
    'If you did not write to us, somebody mistyped an address. You need not do anything.',
    facts.siteName,
  ].join('\n\n');
  const html = await sheet(
    facts,
    <>
      <p style="margin:0">{greeting(facts)}</p>
      <p style="margin:12px 0 0">{opening}</p>
      <Slip facts={facts} />
      <FollowLink facts={facts}>Follow it or add something</FollowLink>
      {facts.contacts.length > 0 && (
        <p style="margin:20px 0 0;font-size:14px">
          Other ways to reach us:{' '}
          {facts.contacts.map((contact, index) => (
            <>
              {index > 0 && ' · '}
              <LetterLink facts={facts} href={contact.href}>
                {contact.label}
              </LetterLink>
            </>
          ))}
        </p>
      )}
      <p style="margin:20px 0 0;font-size:14px">
        If you did not write to us, somebody mistyped an address. You need not do anything.
      </p>
    </>,
  );
  return { subject: `We have your request ${facts.reference}`, text, html };
}
