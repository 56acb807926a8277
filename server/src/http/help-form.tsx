/** @jsxImportSource hono/jsx */
import type { AttachmentView } from '@helpslip/shared/contract';
import { instantWords } from '@helpslip/shared/instant-words';
import { PROMISE_PLACE } from '@helpslip/shared/promise-text';
import { Note } from './follow-page.tsx';
import { HelpFields, Row } from './help-fields.tsx';
import { HelpFiles } from './help-files.tsx';
import { Office, outwardHref } from './help-foot.tsx';
import { dateLocaleOf, type HelpSite } from './help-site.ts';
import { type HelpCategory, inputName, type TypedForm } from './help-typed.ts';

interface FormProps {
  help: HelpSite;
  category: HelpCategory;
  form: TypedForm;
  /** The files that came with an earlier try. */
  chosen: AttachmentView[];
  /** Says when this form was given out. */
  stamp: string;
  /** What cannot be taken, by the names of the inputs. */
  faults?: Map<string, string>;
  /** What else to say of what was sent. */
  notice?: string;
}

/** The form of a category: its fields, those of every ticket, and above the button when a person replies. */
export function HelpForm({ help, category, form, chosen, stamp, faults, notice }: FormProps) {
  const { words, addressOf, langOf } = help;
  const { typed, key, looked, goesAlong } = form;
  const { q, from } = looked;
  const shared = { help, typed, faults, fields: category.fields, first: faults && [...faults.keys()][0] };
  const row = (name: string, label: string, required = true) => ({ ...shared, name, label, required });
  const takesFiles = category.takesFiles !== false;
  const links = category.links?.flatMap(({ label, href }) => ({ label, href: outwardHref(href) })) ?? [];
  return (
    <section class="card">
      <p class="hint">
        <a href={addressOf()}>{words.back}</a>
      </p>
      <h1 dir="auto" lang={langOf(category.name)}>
        {category.name}
      </h1>
      {category.hint && (
        <p class="hint" dir="auto" lang={langOf(category.hint)}>
          {category.hint}
        </p>
      )}
      {links.some(({ href }) => href) && (
        <p class="more">
          {links.map(({ label, href }) => (
            <>
              {href && (
                <a href={href} rel="noopener noreferrer" dir="auto" lang={langOf(label)}>
                  {label}
                </a>
              )}
            </>
          ))}
        </p>
      )}
      <h2>{words.details[category.kind]}</h2>
      {faults && (
        <div class="notice" role="alert">
          <p>{words.toLookAt}</p>
          <ul>
            {[...faults].map(([name, fault]) => (
              <li>
                <a href={`#f-${name}`}>
                  <bdi lang={langOf(labelOf(name, help, category))}>{labelOf(name, help, category)}</bdi>: {fault}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {notice && (
        <p class="notice" role="alert">
          {notice}
        </p>
      )}
      <form
        method="post"
        action={addressOf(`/write/${category.key}`)}
        enctype={takesFiles ? 'multipart/form-data' : undefined}
      >
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="stamp" value={stamp} />
        <input type="hidden" name="lang" value={help.locale} />
        {q && <input type="hidden" name="q" value={q} />}
        {from && <input type="hidden" name="from" value={from} />}
        <HelpFields {...shared} />
        <Row {...row('subject', words.subject)} type="text" />
        <Row {...row('message', words.message[category.kind])} type="long" />
        <Row {...row('name', words.name, false)} type="text" autocomplete="name" />
        <Row {...row('email', words.email)} type="email" autocomplete="email" />
        <div class="unseen" aria-hidden="true">
          <input type="text" name="memo" tabindex={-1} autocomplete="off" />
        </div>
        {takesFiles ? (
          <HelpFiles
            words={words}
            locale={help.dateLocale}
            chosen={chosen}
            fault={faults?.get('files')}
            isFirst={shared.first === 'files'}
          />
        ) : (
          faults?.has('files') && <Note id="f-files" fault={faults.get('files')} />
        )}
        {(q || from) && (
          <label class="check along">
            <input type="checkbox" name="along" checked={goesAlong} />
            <span>
              <b>{words.alongTitle}</b> {words.along} {q && <bdi>“{q}”</bdi>}
              {q && from && ', '}
              {from && <a href={addressOf(`/${from}`)}>{words.anAnswer}</a>}
            </span>
          </label>
        )}
        <PromiseLine help={help} category={category} />
        <Office help={help} />
        <button type="submit">{words.send}</button>
      </form>
    </section>
  );
}

function labelOf(name: string, { words }: HelpSite, { kind, fields }: HelpCategory): string {
  const ofTicket: Record<string, string> = {
    subject: words.subject,
    message: words.message[kind],
    name: words.name,
    email: words.email,
    files: words.files.label,
  };
  return fields.find((field) => inputName(field) === name)?.label ?? ofTicket[name] ?? '';
}

/** When a person replies, if it is sent now. */
function PromiseLine({ help, category: { promise, thanks } }: { help: HelpSite; category: HelpCategory }) {
  const { words, config, dateLocale, langOf } = help;
  if (!promise.by)
    return (
      <p class="if-now" lang={langOf(thanks ?? '')}>
        {thanks ?? words.noPromise}
      </p>
    );
  const { text = '' } = promise;
  const [before, after] = text.split(PROMISE_PLACE);
  const lang = langOf(text);
  // A sentence in another language names its time in that one.
  const timeLocale = lang === undefined ? dateLocale : dateLocaleOf(lang);
  return (
    <p class="if-now" dir="auto" lang={lang}>
      {before}
      <time dateTime={promise.by}>{instantWords(new Date(promise.by), config.hours.timeZone, timeLocale)}</time>
      {after}
    </p>
  );
}
