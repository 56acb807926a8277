import { Card } from '../components/card.tsx';
import { CHAT } from '../components/icons.tsx';
import type { Panel } from '../panel.ts';

/** What is it about? No text box here: picking comes first. */
export function CategoryStep({ config, texts, slips, go }: Panel) {
  const kept = slips.all();
  return (
    <>
      <div class="main">
        <h2 tabIndex={-1}>{texts.whatAbout}</h2>
        <div class="cards">
          {config.categories.map(({ key, name, hint, icon }) => (
            <Card
              key={key}
              icon={icon || CHAT}
              title={name}
              hint={hint}
              onPick={() => go({ do: 'pick', category: key })}
            />
          ))}
        </div>
      </div>
      <div class="foot">
        {kept.length === 0 && <span>{texts.haveReference}</span>}
        <button type="button" class="link" onClick={() => go({ do: 'follow' })}>
          {kept.length ? texts.yourSlips : texts.follow}
        </button>
      </div>
    </>
  );
}
