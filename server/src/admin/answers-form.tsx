/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { articleLimits } from '../articles/article-text.ts';
import type { ArticleStatus } from '../db/schema.ts';
import { categoryField, offeredField, type TextFaults, type TypedText } from './answers-typed.ts';
import { FaultOrHint } from './field.tsx';
import { FormToken } from './layout.tsx';

export interface AnswerFormProps {
  /** Where it is saved. */
  href: string;
  typed: TypedText;
  faults: TextFaults;
  categories: { key: string; name: string }[];
  /** What the answer is now; undefined for a new one. */
  status: ArticleStatus | undefined;
  seenRevision: number;
  /** Of a new one: the key of its site, and the reply that it is made from. */
  site?: string | undefined;
  from?: string | undefined;
  /** Other ways in which the visitor asked, to be ticked. */
  offered?: string[] | undefined;
  formToken: string | undefined;
}

/** An answer to write, to look at before it is saved, and to put before visitors. */
export function AnswerForm(props: AnswerFormProps) {
  const { href, typed, faults, categories, status, seenRevision, site, from, offered = [], formToken } = props;
  return (
    <form method="post" action={href} class="answer-form" id="answer-form">
      <FormToken value={formToken} />
      <input type="hidden" name="seen" value={String(seenRevision)} />
      {site !== undefined && <input type="hidden" name="site" value={site} />}
      {from && <input type="hidden" name="from" value={from} />}
      <Labelled name="question" label="Question" fault={faults.question} hint="As a visitor would ask it.">
        {(told) => (
          <input id="question" name="question" value={typed.question} dir="auto" autocomplete="off" {...told} />
        )}
      </Labelled>
      <Labelled name="body" label="Answer" fault={faults.body} hint={<MarkdownHint />}>
        {(told) => (
          <textarea id="body" name="body" rows={14} dir="auto" {...told}>
            {typed.body}
          </textarea>
        )}
      </Labelled>
      <Labelled
        name="phrasings"
        label="Other ways in which people ask"
        fault={faults.phrasings}
        hint={`One a line, up to ${articleLimits.phrasings}. Visitors never see them; the search finds by them.`}
      >
        {(told) => (
          <textarea id="phrasings" name="phrasings" rows={4} dir="auto" {...told}>
            {typed.phrasings}
          </textarea>
        )}
      </Labelled>
      {offered.length > 0 && (
        <fieldset class="ticks">
          <legend>This visitor searched for</legend>
          {offered.map((words, place) => (
            <Tick name={offeredField(place)} value={words} label={words} isTicked />
          ))}
        </fieldset>
      )}
      <fieldset class="ticks">
        <legend>Categories</legend>
        {categories.map(({ key, name }) => (
          <Tick name={categoryField(key)} value="yes" label={name} isTicked={typed.categories.includes(key)} />
        ))}
      </fieldset>
      <Labelled
        name="context"
        label="Product or version"
        fault={faults.context}
        hint="Such as “Grinder G2”. Tickets about it are shown this answer first."
      >
        {(told) => <input id="context" name="context" value={typed.context} dir="auto" autocomplete="off" {...told} />}
      </Labelled>
      <div class="ticks">
        <Tick name="pinned" value="yes" label="Pin: stands first in its categories" isTicked={typed.isPinned} />
      </div>
      <Acts status={status} />
    </form>
  );
}

type Told = Record<'aria-invalid' | 'aria-describedby', string | undefined>;

interface LabelledProps {
  name: string;
  label: string;
  fault: string | undefined;
  hint: Child;
  children: (told: Told) => Child;
}

function Labelled({ name, label, fault, hint, children }: LabelledProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children({ 'aria-invalid': fault && 'true', 'aria-describedby': `${name}-${fault ? 'fault' : 'hint'}` })}
      <FaultOrHint name={name} fault={fault} hint={hint} />
    </div>
  );
}

function MarkdownHint() {
  return (
    <>
      Markdown: <code>**bold**</code>, <code>[words](https://…)</code>, <code>1.</code> and <code>-</code> for lists,{' '}
      <code>## heading</code>.
    </>
  );
}

interface TickProps {
  name: string;
  value: string;
  label: string;
  isTicked: boolean;
}

function Tick({ name, value, label, isTicked }: TickProps) {
  return (
    <label>
      <input type="checkbox" name={name} value={value} checked={isTicked} />
      <span dir="auto">{label}</span>
    </label>
  );
}

function Acts({ status }: { status: ArticleStatus | undefined }) {
  const isPublished = status === 'published';
  return (
    <div class="buttons">
      <button class="button" type="submit" name="do" value={isPublished ? 'save' : 'publish'}>
        {isPublished ? 'Save' : 'Publish'}
      </button>
      {!isPublished && (
        <button class="button quiet" type="submit" name="do" value="save">
          {status === 'withdrawn' ? 'Save' : 'Save as draft'}
        </button>
      )}
      <button class="button quiet" type="submit" name="do" value="preview">
        Preview
      </button>
      {isPublished && (
        <button class="button quiet" type="submit" name="do" value="withdraw">
          Withdraw
        </button>
      )}
    </div>
  );
}
