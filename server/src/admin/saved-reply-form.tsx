/** @jsxImportSource hono/jsx */
import { FaultOrHint } from './field.tsx';
import type { Unfinished } from './form.ts';
import { FormToken } from './layout.tsx';
import { replyPlaces } from './reply-words.ts';

export interface Place {
  key: string;
  name: string;
}

interface FormProps extends Unfinished {
  action: string;
  /** To choose from; one alone is not asked for. */
  sites: Place[];
  /** Of one that is there already: when it had last changed. */
  seenAt?: Date;
  formToken: string | undefined;
}

/** The words of a saved reply, new or to be changed. */
export function SavedReplyForm({ action, typed, faults, sites, seenAt, formToken }: FormProps) {
  const [only] = sites;
  return (
    <form method="post" action={action}>
      <FormToken value={formToken} />
      {seenAt && <input type="hidden" name="seen" value={seenAt.toISOString()} />}
      {!seenAt && sites.length === 1 && <input type="hidden" name="site" value={only?.key} />}
      {!seenAt && sites.length > 1 && (
        <div class="field">
          <label for="site">Site</label>
          <select id="site" name="site">
            {sites.map(({ key, name }) => (
              <option value={key} selected={key === typed.site}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="field">
        <label for="title">Name</label>
        <input
          id="title"
          name="title"
          value={typed.title}
          dir="auto"
          autocomplete="off"
          required
          aria-invalid={faults.title ? 'true' : undefined}
          aria-describedby={faults.title ? 'title-fault' : 'title-hint'}
        />
        <FaultOrHint name="title" fault={faults.title} hint="By which you find it. Requesters never see it." />
      </div>
      <div class="field">
        <label for="body">Words</label>
        <textarea
          id="body"
          name="body"
          rows={7}
          dir="auto"
          required
          aria-invalid={faults.body ? 'true' : undefined}
          aria-describedby={faults.body ? 'body-fault' : 'body-hint'}
        >
          {typed.body}
        </textarea>
        <FaultOrHint
          name="body"
          fault={faults.body}
          hint={
            <>
              You can use <code>{replyPlaces.map((name) => `{{${name}}}`).join(' ')}</code>. A line whose placeholder
              has nothing to say is left out; without a name it greets without one.
            </>
          }
        />
      </div>
      <div class="field">
        <label for="kind">Where it goes</label>
        <select id="kind" name="kind">
          <option value="reply" selected={typed.kind === 'reply'}>
            Below what is written already
          </option>
          <option value="opening" selected={typed.kind === 'opening'}>
            At the beginning of a reply
          </option>
        </select>
      </div>
      <label class="check">
        <input type="checkbox" name="shared" value="yes" checked={typed.shared === 'yes'} /> For everybody who works for
        the site
      </label>
      <button class="button" type="submit">
        Save
      </button>
    </form>
  );
}
