import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { assignTicket } from './assign-ticket.ts';
import { changeStatus } from './change-status.ts';
import { letThrough, markSpam, type Promising } from './review-held.ts';

/** A ticket as somebody saw it in a list. */
export interface PickedTicket {
  /** As stored. */
  reference: string;
  seenAt: Date;
}

/** `assigneeId` null is for nobody. */
export type Work =
  | { kind: 'assign'; assigneeId: string | null }
  | { kind: 'complete' | 'spam' }
  | { kind: 'let-through'; promising: Promising };

export interface WorkDone {
  done: number;
  /** Changed by somebody else since they were seen, or not for this person: left as they are. */
  left: number;
}

/** Does the same to many tickets. Each stands for itself, as if it were done on its own page: what one is refused leaves the others alone. */
export async function workMany(deps: Deps, staffId: string, picked: PickedTicket[], work: Work): Promise<WorkDone> {
  let done = 0;
  for (const { reference, seenAt } of picked) {
    try {
      await workOne(deps, staffId, { reference, seenAt }, work);
      done++;
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
    }
  }
  return { done, left: picked.length - done };
}

function workOne(deps: Deps, staffId: string, { reference, seenAt }: PickedTicket, work: Work): Promise<void> {
  switch (work.kind) {
    case 'assign':
      return assignTicket(deps, staffId, reference, work.assigneeId, seenAt);
    case 'complete':
      return changeStatus(deps, staffId, reference, 'completed', seenAt);
    case 'let-through':
      return letThrough(deps, staffId, reference, seenAt, work.promising);
    case 'spam':
      return markSpam(deps, staffId, reference, seenAt);
  }
}
