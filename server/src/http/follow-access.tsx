/** @jsxImportSource hono/jsx */
import { accessRequestSchema } from '@helpslip/shared/contract';
import { parseReference } from '@helpslip/shared/reference';
import type { Child } from 'hono/jsx';
import * as v from 'valibot';
import { requestAccess, requestLatestAccess } from '../tickets/request-access.ts';
import { formFields } from '../web/form.ts';
import type { WebContext } from '../web/route.ts';
import { answerFollowPage, Note, Reference } from './follow-page.tsx';
import { type Speech, speechFor } from './follow-words/spoken.ts';

const SHOWN_OF_TYPED = 254;

interface AccessProps {
  speech: Speech;
  /** As people see it, where it is known. */
  reference?: string;
  typed?: { reference: string; email: string };
  faults?: { reference?: string | undefined; email?: string | undefined };
}

/** GET /t/access: for those who lost their number or their link. */
export function lostPage(c: WebContext): Response | Promise<Response> {
  return answerLost(c, { speech: speechFor(c) });
}

/**
 * POST /t/access: has a fresh link mailed to the requester, and says the same whether or not there is one. No cookie says who asks,
 * so there is nothing that another site's page could make a browser do here that it could not do itself.
 */
export async function askForLink(c: WebContext): Promise<Response> {
  const speech = speechFor(c);
  const { words } = speech;
  const fields = await formFields(c);
  const typed = {
    reference: (fields.get('reference') ?? '').trim(),
    email: (fields.get('email') ?? '').trim(),
  };
  const request = v.safeParse(accessRequestSchema, { email: typed.email });
  const reference = parseReference(typed.reference);
  const isMistyped = typed.reference !== '' && !reference;
  if (!request.success || isMistyped) {
    const faults = {
      reference: isMistyped ? words.mistyped : undefined,
      email: request.success ? undefined : words.emailFault,
    };
    return answerLost(c, { speech, typed, faults });
  }
  const deps = c.get('deps');
  if (reference) await requestAccess(deps, reference, request.output.email);
  else await requestLatestAccess(deps, request.output.email, null);
  return c.redirect(speech.to('/t/sent'), 303);
}

/** GET /t/sent: where asking leads to. */
export function sentPage(c: WebContext): Response | Promise<Response> {
  const speech = speechFor(c);
  const { words, to } = speech;
  return answerFollowPage(
    c,
    { title: words.asked, speech },
    <>
      <h1>{words.asked}</h1>
      <p>{words.askedMore}</p>
      <p class="hint">{words.askedStill}</p>
      <p class="more">
        <a href={to('/t/access')}>{words.askAgain}</a> <a href={to('/t')}>{words.another}</a>
      </p>
    </>,
  );
}

function answerLost(c: WebContext, props: AccessProps): Response | Promise<Response> {
  const { speech } = props;
  const { words, to } = speech;
  return answerFollowPage(
    c,
    { title: words.lost, speech, status: props.faults ? 422 : 200 },
    <>
      <h1>{words.lost}</h1>
      <p>{words.lostMore}</p>
      <AccessForm {...props} />
      <p class="more">
        <a href={to('/t')}>{words.title}</a>
      </p>
    </>,
  );
}

/** The form that asks for a link by mail; for a reference that is known it asks for the address alone. */
export function AccessForm({ speech, reference, typed, faults }: AccessProps): Child {
  const { words, to } = speech;
  return (
    <form action={to('/t/access')} method="post">
      {reference ? (
        <input type="hidden" name="reference" value={reference} />
      ) : (
        <Reference
          speech={speech}
          label={words.referenceIfKnown}
          typed={typed?.reference.slice(0, SHOWN_OF_TYPED) ?? ''}
          fault={faults?.reference}
        />
      )}
      <label for="email">{words.email}</label>
      <input
        id="email"
        name="email"
        type="email"
        value={typed?.email.slice(0, SHOWN_OF_TYPED)}
        autocomplete="email"
        required
        aria-describedby="email-note"
        aria-invalid={faults?.email ? 'true' : undefined}
      />
      <Note id="email-note" fault={faults?.email} />
      <button type="submit" class={reference ? 'quiet' : undefined}>
        {words.mailLink}
      </button>
    </form>
  );
}
