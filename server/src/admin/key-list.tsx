/** @jsxImportSource hono/jsx */

const keys: [string[], string][] = [
  [['j', 'k'], 'Next, previous ticket of the list'],
  [['Enter'], 'Open it'],
  [['a'], 'Assign: the ticked tickets, or the one you are at'],
  [['e'], 'Complete, likewise'],
  [['r'], 'Write a reply'],
  [['n'], 'Write a note'],
  [['/'], 'Search'],
  [['?'], 'This list'],
];

/** What each key of the desk does. */
export function KeyList() {
  return (
    <dl class="key-list">
      {keys.map(([names, does]) => (
        <div>
          <dt>
            {names.map((name) => (
              <kbd>{name}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The list over any page, opened by `?`. */
export function KeyDialog() {
  return (
    <dialog class="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <KeyList />
      <form method="dialog">
        <button class="button" type="submit">
          Close
        </button>
        <a href="/admin/keys">Switch keys off</a>
      </form>
    </dialog>
  );
}
