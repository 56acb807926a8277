import type { Deps } from '@helpslip/server/deps.ts';
import type { KyselyPlugin } from 'kysely';

/** Where a process dies: at its nth step to the outside, before that step is done or after it, when the answer is lost. */
export interface Death {
  step: number;
  when: 'before' | 'after';
}

export interface Mortal {
  deps: Deps;
  /** Steps taken so far: every statement, and every letter that is handed over. */
  steps(): number;
  isDead(): boolean;
}

class Died extends Error {}

/** A process that dies where it is told: from then on nothing of it reaches the database or the provider, as after `kill -9`. */
export function mortal(deps: Deps, death?: Death): Mortal {
  let steps = 0;
  let isDead = false;
  const arrive = () => {
    if (isDead) throw new Died();
    steps++;
    return steps === death?.step;
  };
  const die = () => {
    isDead = true;
    throw new Died();
  };
  const dying = new WeakSet<object>();
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      if (arrive()) {
        if (death?.when === 'before') die();
        dying.add(queryId);
      }
      return node;
    },
    async transformResult({ result, queryId }) {
      if (isDead || dying.has(queryId)) die();
      return result;
    },
  };
  const mail: Deps['mail'] = {
    ...deps.mail,
    atOnce: 1,
    async send(letter) {
      const isLast = arrive();
      if (isLast && death?.when === 'before') die();
      const outcome = await deps.mail.send(letter);
      if (isLast) die();
      return outcome;
    },
  };
  return { deps: { ...deps, db: deps.db.withPlugin(plugin), mail }, steps: () => steps, isDead: () => isDead };
}
