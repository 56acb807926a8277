import { Icon, type IconName } from './icons.tsx';

/** One choice to go on with. */
export function Card(props: { icon: IconName; title: string; hint?: string; onPick(): void }) {
  return (
    <button type="button" class="card" onClick={props.onPick}>
      <Icon name={props.icon} />
      <span>
        <b>{props.title}</b>
        {props.hint && <small>{props.hint}</small>}
      </span>
    </button>
  );
}
