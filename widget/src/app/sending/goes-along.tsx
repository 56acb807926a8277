import type { Panel } from '../panel.ts';
import { partsOf } from './ticket-body.ts';
import { words } from './words.ts';

/** What goes along with the ticket, each with its switch. */
export function GoesAlong(props: Panel & { redraw(): void }) {
  const { draft } = props;
  const { off } = draft.now();
  const parts = partsOf(props);
  if (parts.length === 0) return null;
  return (
    <fieldset class="row quiet">
      <legend class="label">{words.goesAlong}</legend>
      {parts.map(({ part, label, shown }) => (
        <label class="check switch" key={part}>
          <span>
            {label}
            <small dir="auto">{shown}</small>
          </span>
          <input
            type="checkbox"
            role="switch"
            checked={!off.includes(part)}
            aria-checked={!off.includes(part)}
            onChange={(event) => {
              const others = off.filter((one) => one !== part);
              draft.change({ off: event.currentTarget.checked ? others : [...others, part] });
              props.redraw();
            }}
          />
        </label>
      ))}
    </fieldset>
  );
}
