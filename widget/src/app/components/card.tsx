import { Icon } from './icons.tsx';

/** One choice to go on with. */
export function Card(props: { icon: string; title: string; hint?: string; onPick(): void }) {
  return (
    <button type="button" class="card" onClick={props.onPick}>
      <Icon path={props.icon} />
      <span>
        <b>{props.title}</b>
        {props.hint && <small>{props.hint}</small>}
      </span>
    </button>
  );
}
