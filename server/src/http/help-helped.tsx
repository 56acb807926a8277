/** @jsxImportSource hono/jsx */
import { publishedArticle } from '../articles/queries.ts';
import { Refusal } from '../errors.ts';
import { recordEvents } from '../visits/record-events.ts';
import { addressBlock } from '../web/client-address.ts';
import { formFields } from '../web/form.ts';
import type { WebContext } from '../web/route.ts';
import { lookedEvents, visitNamed } from './help-looked.ts';
import { cleanQuery } from './help-search.tsx';
import { type HelpSite, helpSiteOf } from './help-site.ts';

const DAY_LENGTH = '2026-01-14'.length;

interface HelpedProps {
  help: HelpSite;
  id: string;
  query: string;
  /** What was said before. */
  told: string | undefined;
}

/** Did this help? */
export function Helped({ help: { words, addressOf }, id, query, told }: HelpedProps) {
  if (told === 'yes' || told === 'no') {
    return (
      <p class="helped" role="status">
        {told === 'yes' ? words.helped : words.notHelped}
      </p>
    );
  }
  return (
    <form class="helped" method="post" action={addressOf(`/${id}/helped`)}>
      {query && <input type="hidden" name="q" value={query} />}
      <span>{words.didHelp}</span>
      <button class="quiet" type="submit" name="helped" value="yes">
        {words.yes}
      </button>
      <button class="quiet" type="submit" name="helped" value="no">
        {words.no}
      </button>
    </form>
  );
}

/**
 * POST /help/:key/:id/helped: keeps whether an answer helped. Nobody is signed in here, so another page could make a browser say nothing
 * that it could not say itself. What comes from one address in a day about one answer counts as one visit.
 */
export async function tellHelped(c: WebContext): Promise<Response> {
  const deps = c.get('deps');
  const fields = await formFields(c);
  const told = fields.get('helped');
  if (told !== 'yes' && told !== 'no') throw new Refusal('malformed', 'Say yes or no.');
  const help = await helpSiteOf(c);
  const { id } = await publishedArticle(deps, help.site.id, c.req.param('id') ?? '');
  const looked = { q: cleanQuery(fields.get('q')), from: id };
  const day = deps.clock().toISOString().slice(0, DAY_LENGTH);
  const visit = visitNamed(deps, `helped:${help.site.id}:${id}:${day}:${addressBlock(c.get('clientAddress'))}`);
  await recordEvents(deps, help.site.id, visit, [
    ...(await lookedEvents(deps, help, looked)),
    { kind: told === 'yes' ? 'helped' : 'not-helped', ago: 0, article: id },
  ]);
  return c.redirect(help.addressOf(`/${id}`, { q: looked.q, told }), 303);
}
