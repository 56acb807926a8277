import type { ComponentType } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { NotThere } from '../components/states.tsx';
import type { Panel } from '../panel.ts';
import { adopt } from '../sheet.ts';
import { useFetched } from '../use-fetched.ts';

/** A step whose file is fetched when somebody goes there, so that the way to the form stays short. */
export function FetchedStep({ name, file, ...panel }: Panel & { name: string; file(): Promise<StepFile> }) {
  const fetched = useFetched(name, file);
  const { value: part } = fetched;
  useLayoutEffect(() => part && adopt(panel.root, part.sheet), [part]);
  if (part) return <part.Step {...panel} />;
  return (
    <div class="main">
      <NotThere {...fetched} texts={panel.texts} />
    </div>
  );
}

interface StepFile {
  Step: ComponentType<Panel>;
  sheet: CSSStyleSheet;
}
