import { formatReference } from '@helpslip/shared/reference';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Panel } from '../panel.ts';
import { Paper } from './paper.tsx';
import { words } from './words.ts';

const fetchPrint = () => import('./print.tsx');

/** What the visitor leaves with. */
export function SlipStep({ texts, way: { place }, go }: Panel) {
  const [copied, setCopied] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => void fetchPrint().catch(() => {}), []);
  if (place.at !== 'slip') return null;
  const { slip } = place;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(formatReference(slip.reference));
      setCopied(words.copied);
    } catch {
      // Without permission to the clipboard: select the number, and let the browser's own copying try.
      const number = box.current?.querySelector('.ref');
      if (number) getSelection()?.selectAllChildren(number);
      setCopied(document.execCommand('copy') ? words.copied : words.selected);
    }
  }
  const sheet = (
    <>
      <Paper slip={slip} texts={texts} />
      <p>{slip.trackUrl.split('#')[0]}</p>
    </>
  );
  const print = () =>
    fetchPrint()
      .then(({ printAlone }) => box.current && printAlone(sheet, `${words.reference} ${slip.reference}`, box.current))
      .catch(() => open(slip.trackUrl, '_blank', 'noopener'));

  return (
    <>
      <div class="main" ref={box}>
        <h2 tabIndex={-1} dir="auto">
          {slip.name ? words.haveItFrom(slip.name) : words.haveIt}
        </h2>
        {slip.thanks && (
          <p class="lead" dir="auto">
            {slip.thanks}
          </p>
        )}
        <p class="lead">
          {words.keepTab} {slip.email && words.onItsWay(slip.email)}
        </p>
        <Paper slip={slip} texts={texts}>
          <button type="button" class="btn quiet" onClick={copy}>
            {copied || words.copy}
          </button>
        </Paper>
        <p class="unseen" role="status">
          {copied}
        </p>
      </div>
      <div class="foot">
        <button type="button" class="link" onClick={() => go({ do: 'follow', reference: slip.reference })}>
          {words.followThis}
        </button>
        <button type="button" class="link end" onClick={print}>
          {words.print}
        </button>
      </div>
    </>
  );
}
