/** @jsxImportSource hono/jsx */
import { line } from '@helpslip/shared/text';
import * as v from 'valibot';
import {
  HANDOVER_HOURS,
  type IdentityStanding,
  identityMark,
  identityStanding,
  makeIdentitySecret,
} from '../sites/identity-secret.ts';
import type { SiteSettings } from '../sites/site-settings.ts';
import type { WebContext } from '../web/route.ts';
import { CodePiece } from './code-piece.tsx';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { identifyCall, identityExamples, identityVector } from './identity-examples.ts';
import { FormToken } from './layout.tsx';
import {
  type FormState,
  Notice,
  refusedState,
  SelectRow,
  savedState,
  TextRow,
  unfinishedState,
} from './settings-form.tsx';
import { answerSettings, settingsHref, siteIn } from './settings-frame.tsx';
import { Instant } from './times.tsx';

/** GET /admin/settings/:site/identity */
export async function identityPage(c: WebContext): Promise<Response> {
  return answerIdentity(c, await siteIn(c), savedState({}));
}

const makeSchema = v.strictObject({
  key: line(100),
  earlier: v.optional(v.picklist(['handover', 'end'], 'Choose one of these.')),
  seen: line(50),
});

/** POST to the same address: makes a new secret, and shows it this once. */
export async function makeIdentityDoor(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const { values, unfinished } = await readForm(c, makeSchema);
  if (!values) return answerIdentity(c, site, unfinishedState(unfinished));
  const { key, earlier, seen } = values;
  const typed = { key, earlier: earlier ?? '' };
  if (key !== site.key) {
    const faults = { key: `Write ${site.key}, the key of this site, to say that you mean it.` };
    return answerIdentity(c, site, unfinishedState({ typed, faults }));
  }
  const hasHandover = earlier !== 'end';
  try {
    const secret = await makeIdentitySecret(c.get('deps'), staffIn(c).id, { siteId: site.id, seen, hasHandover });
    return answerIdentity(c, site, savedState({}), secret);
  } catch (thrown) {
    return answerIdentity(c, site, refusedState(thrown, typed, {}));
  }
}

async function answerIdentity(c: WebContext, site: SiteSettings, form: FormState, secret?: string): Promise<Response> {
  const standing = await identityStanding(c.get('deps').db, site.id);
  return answerSettings(
    c,
    site,
    { title: 'Identity', part: 'identity', status: form.status, scripts: ['copy'] },
    <>
      <p class="lead">
        Where people sign in on your site, your server can vouch for who they are. They are not asked for their name and
        address then, and what they write is known to be theirs.
      </p>
      {secret !== undefined && (
        <div class="notice good" role="status">
          <CodePiece id="secret" title="Your new secret" code={secret}>
            Copy it now: it is not shown again. It belongs on your server, never in a page.
          </CodePiece>
        </div>
      )}
      {secret === undefined && <SecretCard c={c} site={site} form={form} standing={standing} />}
      <h2 class="examples-title">What your server does</h2>
      <p class="hint">
        The signature is the HMAC-SHA256 of the address under the secret, in hexadecimal digits. Sign only the address
        of who is signed in.
      </p>
      {identityExamples.map(({ language, code }) => (
        <CodePiece id={language.toLowerCase()} title={language} code={code} />
      ))}
      <CodePiece id="identify" title="Then on the page" code={identifyCall} />
      <p class="hint">
        To try your own: with the secret <code>{identityVector.secret}</code> the signature of{' '}
        <code>{identityVector.email}</code> is <code class="long">{identityVector.signature}</code>.
      </p>
    </>,
  );
}

interface SecretCardProps {
  c: WebContext;
  site: SiteSettings;
  form: FormState;
  standing: IdentityStanding;
}

function SecretCard({ c, site, form, standing }: SecretCardProps) {
  return (
    <section class="card" aria-labelledby="make-title">
      <h2 id="make-title">The secret</h2>
      <Standing standing={standing} now={c.get('deps').clock()} timeZone={site.calendar.timeZone} />
      <form method="post" action={`${settingsHref(site.key)}/identity`}>
        <FormToken value={c.get('formToken')} />
        <input type="hidden" name="seen" value={identityMark(standing)} />
        <Notice form={form} />
        {standing.madeAt && (
          <SelectRow
            form={form}
            name="earlier"
            label="The secret until now"
            options={[
              { value: 'handover', label: `works for another ${HANDOVER_HOURS} hours` },
              { value: 'end', label: 'ends at once, because somebody else may know it' },
            ]}
          />
        )}
        <TextRow
          form={form}
          name="key"
          label="The key of this site"
          hint={
            <>
              Write <code>{site.key}</code> here, to say that you mean it.
            </>
          }
          isRequired
        />
        <button class="button" type="submit">
          {standing.madeAt ? 'Make a new secret' : 'Make the secret'}
        </button>
      </form>
    </section>
  );
}

function Standing({ standing, now, timeZone }: { standing: IdentityStanding; now: Date; timeZone: string }) {
  const { madeAt, beforeUntil } = standing;
  if (!madeAt) return <p>There is none yet that you could use. Make one; it is shown once.</p>;
  return (
    <p>
      There is one, made <Instant at={madeAt} now={now} timeZone={timeZone} />. It cannot be shown again.
      {beforeUntil && beforeUntil > now && (
        <>
          {' '}
          The one before works until <Instant at={beforeUntil} now={now} timeZone={timeZone} />.
        </>
      )}
    </p>
  );
}
