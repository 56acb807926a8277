import type { ComponentType } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { Failed, Skeleton } from '../components/states.tsx';
import type { Panel } from '../panel.ts';
import { adopt } from '../sheet.ts';
import { useFetched } from '../use-fetched.ts';

/** A step whose file is fetched when somebody goes there, so that the way to the form stays short. */
export function FetchedStep({ name, file, ...panel }: Panel & { name: string; file(): Promise<StepFile> }) {
  const { texts, root } = panel;
  const { value: part, hasFailed, isSlow, again } = useFetched(name, file);
  useLayoutEffect(() => part && adopt(root, part.sheet), [part]);
  if (part) return <part.Step {...panel} />;
  return (
    <div class="main">
      {hasFailed ? (
        <Failed title={texts.unreachable} texts={texts} again={again} />
      ) : (
        <Skeleton rows={4} isShown={isSlow} />
      )}
    </div>
  );
}

interface StepFile {
  Step: ComponentType<Panel>;
  sheet: CSSStyleSheet;
}
