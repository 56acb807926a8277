/** @jsxImportSource hono/jsx */
import type { TimelineEntry } from '../tickets/desk-queries.ts';
import { wordsForReason } from './inbound-words.ts';

type Mailed = Pick<TimelineEntry, 'kind' | 'detail' | 'via' | 'quoted' | 'mailId' | 'body'>;

/** What mail did to a ticket, in words. */
export function MailWords({ entry: { kind, detail } }: { entry: Mailed }) {
  const sender = <bdi>{detail.sender}</bdi>;
  if (kind === 'mail-muted') {
    return (
      <span>
        {sender} answers every letter at once or says the same again and again. For a day its mail is kept under “Mail”,
        and does nothing else.
      </span>
    );
  }
  if (kind === 'letter-bounced') {
    return (
      <span>
        The letter to <bdi>{detail.recipient}</bdi> {bounceWords(detail.reason)}
        {detail.words && (
          <>
            : <q dir="auto">{detail.words}</q>
          </>
        )}
      </span>
    );
  }
  return (
    <span>
      {sender}, seen by staff only. {wordsForReason(detail.reason ?? null)}
    </span>
  );
}

function bounceWords(reason: string | undefined): string {
  if (reason === 'complained') return 'was reported as unwanted; no automatic letter goes there any more';
  return reason === 'bounced'
    ? 'came back: there is no such mailbox, and no automatic letter goes there any more'
    : 'was not delivered';
}

/** What a mail quoted and signed, folded away, and the way to the mail as it came. */
export function MailedParts({ entry: { via, quoted, mailId, body } }: { entry: Mailed }) {
  if (via !== 'mail') return null;
  return (
    <div class="mailed">
      {body === '' && <p class="quiet">{quoted ? 'Nothing but what is quoted.' : 'Without a word.'}</p>}
      {quoted && (
        <details>
          <summary>Quoted</summary>
          <pre dir="auto">{quoted}</pre>
        </details>
      )}
      {mailId !== null && <a href={`/admin/inbound/${mailId}`}>The mail as it came</a>}
    </div>
  );
}
