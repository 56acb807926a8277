/** @jsxImportSource hono/jsx */
import * as v from 'valibot';
import { Refusal } from '../errors.ts';
import { archiveCategory, moveCategory } from '../sites/arrange-categories.ts';
import { type CategorySettings, categorySettings } from '../sites/category-settings.ts';
import type { WebContext } from '../web/route.ts';
import { staffIn } from './desk-route.tsx';
import { readForm } from './form.ts';
import { FormToken } from './layout.tsx';
import { answerSettings, settingsHref, siteIn } from './settings-frame.tsx';
import { targetWords } from './settings-target.ts';

const arrangeSchema = v.strictObject({
  category: v.string(),
  do: v.picklist(['up', 'down', 'archive', 'restore']),
});

/** POST /admin/settings/:site/categories: moves, archives or brings back one of them. */
export async function arrangeCategoriesDoor(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const { values } = await readForm(c, arrangeSchema);
  if (!values) throw new Refusal('invalid', 'This form does not fit its page. Reload the page.');
  const { category: key, do: act } = values;
  const deps = c.get('deps');
  const place = { siteId: site.id, key };
  if (act === 'up' || act === 'down') await moveCategory(deps, staffIn(c).id, { ...place, by: act === 'up' ? -1 : 1 });
  else await archiveCategory(deps, staffIn(c).id, { ...place, isArchived: act === 'archive' });
  // There Tab goes on: whoever works by keys need not come all the way again to move it once more.
  return c.redirect(`${settingsHref(site.key)}/categories#at-${key}`, 303);
}

/** GET /admin/settings/:site/categories */
export async function categoriesPage(c: WebContext): Promise<Response> {
  const site = await siteIn(c);
  const all = await categorySettings(c.get('deps').db, site.id);
  const shown = all.filter(({ archived_at }) => archived_at === null);
  const archived = all.filter(({ archived_at }) => archived_at !== null);
  const href = `${settingsHref(site.key)}/categories`;
  const formToken = c.get('formToken');
  return answerSettings(
    c,
    site,
    { title: 'Categories', part: 'categories' },
    <>
      <p class="lead">What a question can be about, in the order in which visitors see it.</p>
      <ul class="arranged">
        {shown.map((category, place) => (
          <li id={`at-${category.key}`}>
            <CategoryLine category={category} href={href} />
            <form method="post" action={href}>
              <FormToken value={formToken} />
              <input type="hidden" name="category" value={category.key} />
              <ArrangeButtons name={category.name} isFirst={place === 0} isLast={place === shown.length - 1} />
              <button class="small" type="submit" name="do" value="archive">
                Archive<span class="unseen"> {category.name}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <p>
        <a class="button" href={`${settingsHref(site.key)}/new-category`}>
          Add a category
        </a>
      </p>
      {archived.length > 0 && (
        <section aria-labelledby="archived-title">
          <h2 id="archived-title">Archived</h2>
          <ul class="arranged">
            {archived.map((category) => (
              <li id={`at-${category.key}`}>
                <CategoryLine category={category} href={href} />
                <form method="post" action={href}>
                  <FormToken value={formToken} />
                  <input type="hidden" name="category" value={category.key} />
                  <button class="small" type="submit" name="do" value="restore">
                    Bring back<span class="unseen"> {category.name}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>,
  );
}

function CategoryLine({ category, href }: { category: CategorySettings; href: string }) {
  const { key, name, hint, fields } = category;
  const asked = fields.length === 0 ? 'asks for no details' : `asks for ${fields.map(({ label }) => label).join(', ')}`;
  return (
    <div>
      <a href={`${href}/${key}`}>
        <bdi>{name}</bdi>
      </a>
      {hint && (
        <p class="hint" dir="auto">
          {hint}
        </p>
      )}
      <p class="hint">
        {targetWords(category)}; {asked}
      </p>
    </div>
  );
}

/** The two buttons that move an entry; neither leads over the end. */
export function ArrangeButtons({ name, isFirst, isLast }: { name: string; isFirst: boolean; isLast: boolean }) {
  return (
    <>
      <button class="small" type="submit" name="do" value="up" disabled={isFirst}>
        Up<span class="unseen"> {name}</span>
      </button>
      <button class="small" type="submit" name="do" value="down" disabled={isLast}>
        Down<span class="unseen"> {name}</span>
      </button>
    </>
  );
}
