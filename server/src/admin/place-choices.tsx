/** @jsxImportSource hono/jsx */

export interface Choice {
  key: string;
  name: string;
}

interface PlaceProps {
  /** Keys; an empty category is any. */
  asked: { site: string; category: string };
  sites: Choice[];
  categories: Choice[];
}

/** Which site and category a form asks about; who works for one site alone is not asked for it. */
export function PlaceChoices({ asked, sites, categories }: PlaceProps) {
  return (
    <>
      {sites.length > 1 ? (
        <div>
          <label for="site">Site</label>
          <select id="site" name="site">
            <Options choices={sites} chosen={asked.site} />
          </select>
        </div>
      ) : (
        <input type="hidden" name="site" value={asked.site} />
      )}
      <div>
        <label for="category">Category</label>
        <select id="category" name="category">
          <option value="">Any</option>
          <Options choices={categories} chosen={asked.category} />
        </select>
      </div>
    </>
  );
}

function Options({ choices, chosen }: { choices: Choice[]; chosen: string }) {
  return (
    <>
      {choices.map(({ key, name }) => (
        <option value={key} selected={key === chosen}>
          {name}
        </option>
      ))}
    </>
  );
}
