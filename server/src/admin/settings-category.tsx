/** @jsxImportSource hono/jsx */
import { type CategorySettings, categoryOf, membersOf } from '../sites/category-settings.ts';
import { iconNames } from '../sites/icons.ts';
import { categoryTextOf } from '../sites/save-category.ts';
import { markOf, type SiteSettings } from '../sites/site-settings.ts';
import type { WebContext } from '../web/route.ts';
import { FormToken } from './layout.tsx';
import { FieldList } from './settings-fields.tsx';
import { AreaRow, type FormState, Notice, SelectRow, savedState, TextRow } from './settings-form.tsx';
import { answerSettings, settingsHref, siteIn } from './settings-frame.tsx';
import { linkLines } from './settings-lines.ts';
import { PreviewButton, WithPreview } from './settings-preview-frame.tsx';
import { targetUnits, typedTarget } from './settings-target.ts';

/** A category as it stands in its form. */
export function typedCategory(category: CategorySettings): Record<string, string> {
  return {
    name: category.name,
    hint: category.hint,
    kind: category.kind,
    icon: category.icon ?? '',
    ...typedTarget(category),
    thanks: category.thanks ?? '',
    files: category.takes_files ? 'yes' : 'no',
    assignee: category.default_assignee_id ?? '',
    links: linkLines(category.links),
  };
}

const emptyCategory = { kind: 'question', targetAmount: '8', targetUnit: 'hours' };

/** GET /admin/settings/:site/new-category */
export async function newCategoryPage(c: WebContext): Promise<Response> {
  return answerNewCategory(c, await siteIn(c), savedState(emptyCategory));
}

export async function answerNewCategory(c: WebContext, site: SiteSettings, form: FormState): Promise<Response> {
  return answerSettings(
    c,
    site,
    { title: 'New category', part: 'categories', status: form.status },
    <section class="card" aria-labelledby="new-title">
      <h2 id="new-title">A new category</h2>
      <form method="post" action={`${settingsHref(site.key)}/new-category`}>
        <FormToken value={c.get('formToken')} />
        <Notice form={form} />
        <CategoryInputs form={form} members={await membersOf(c.get('deps').db, site.id)} />
        <TextRow
          form={form}
          name="key"
          label="Key"
          hint="For your own script and links, such as billing. Made from the name where you leave it empty. It stays for good."
        />
        <button class="button" type="submit">
          Add category
        </button>
      </form>
    </section>,
  );
}

/** GET /admin/settings/:site/categories/:category */
export async function categoryPage(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const category = await categoryOf(c.get('deps').db, site.id, c.req.param('category') ?? '');
  return answerCategory(c, site, category, savedState(typedCategory(category)));
}

export async function answerCategory(
  c: WebContext,
  site: SiteSettings,
  category: CategorySettings,
  form: FormState,
): Promise<Response> {
  const href = categoryHref(site.key, category.key);
  return answerSettings(
    c,
    site,
    { title: category.name, part: 'categories', status: form.status, hasPreview: true },
    <WithPreview src={`${href}/preview`}>
      <p class="back">
        <a href={`${settingsHref(site.key)}/categories`}>All categories</a>
      </p>
      <FieldList category={category} href={href} formToken={c.get('formToken')} />
      <section class="card" aria-labelledby="category-title">
        <h2 id="category-title">
          <bdi>{category.name}</bdi>
        </h2>
        <form method="post" action={href}>
          <FormToken value={c.get('formToken')} />
          <input type="hidden" name="seen" value={markOf(categoryTextOf(category))} />
          <Notice form={form} isSaved={c.req.query('saved') === 'category'} />
          <CategoryInputs form={form} members={await membersOf(c.get('deps').db, site.id)} />
          <div class="buttons">
            <button class="button" type="submit">
              Save category
            </button>
            <PreviewButton href={`${href}/preview`} />
          </div>
        </form>
      </section>
    </WithPreview>,
  );
}

export function categoryHref(siteKey: string, categoryKey: string): string {
  return `${settingsHref(siteKey)}/categories/${categoryKey}`;
}

const kinds = [
  { value: 'question', label: 'Question' },
  { value: 'problem', label: 'Problem' },
  { value: 'suggestion', label: 'Suggestion' },
  { value: 'feedback', label: 'Feedback, good or bad' },
];

function CategoryInputs({ form, members }: { form: FormState; members: { id: string; name: string }[] }) {
  return (
    <>
      <TextRow form={form} name="name" label="Name" isRequired />
      <TextRow form={form} name="hint" label="What belongs here" hint="One line that visitors read below the name." />
      <div class="pair">
        <SelectRow form={form} name="kind" label="Kind" options={kinds} />
        <SelectRow
          form={form}
          name="icon"
          label="Picture"
          options={[
            { value: '', label: 'a speech bubble' },
            ...iconNames.map((name) => ({ value: name, label: name })),
          ]}
        />
      </div>
      <div class="pair">
        <TextRow form={form} name="targetAmount" label="A person replies within" />
        <SelectRow form={form} name="targetUnit" label="counted in" options={targetUnits} />
      </div>
      <TextRow
        form={form}
        name="thanks"
        label="Thanks, in place of a promise"
        hint="Only where nothing is promised: what visitors read before and after sending."
      />
      <SelectRow
        form={form}
        name="files"
        label="Screenshots and files"
        options={[
          { value: 'yes', label: 'Visitors may attach files' },
          { value: 'no', label: 'No files here' },
        ]}
      />
      <SelectRow
        form={form}
        name="assignee"
        label="Who is told first"
        options={[
          { value: '', label: 'Everybody of this site' },
          ...members.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <AreaRow
        form={form}
        name="links"
        label="Links"
        rows={3}
        isPlain
        hint="One a line: Manuals | https://acme.example/manuals"
      />
    </>
  );
}
