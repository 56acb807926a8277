import type { TicketStatus } from '@helpslip/shared/contract';
import type { StoredStatus } from '../db/schema.ts';

/**
 * `todo` is what staff have to do something about; `mine` and `unassigned` are its two halves that one looks at first. What looks like
 * spam is `held` and in no other view.
 */
export const queueViews = [
  'todo',
  'mine',
  'unassigned',
  'at-risk',
  'waiting',
  'completed',
  'feedback',
  'all',
  'held',
  'spam',
] as const;
export type QueueView = (typeof queueViews)[number];

/** By what was promised soonest, the newest first, or those who wait longest first. */
export type QueueSort = 'promise' | 'newest' | 'longest';

/** Stands in the filter for tickets that nobody has. */
export const NOBODY = 'nobody';

/** All that the address of a queue says. */
export interface QueueFilter {
  view: QueueView;
  status?: TicketStatus | undefined;
  /** Public key of one site. */
  site?: string | undefined;
  /** Key of one category; sites that use the same key share it. */
  category?: string | undefined;
  /** Id of one of the staff, or `nobody`. */
  assignee?: string | undefined;
  /** Words to be found, as typed. */
  search?: string | undefined;
  sort?: QueueSort | undefined;
  /** Where the page before ended, as it said itself. */
  after?: string | undefined;
  /** Where the page after began. */
  before?: string | undefined;
}

interface ViewFacts {
  statuses: StoredStatus[];
  /** The first is taken where the address says none. */
  sorts: [QueueSort, ...QueueSort[]];
}

const open: StoredStatus[] = ['queued', 'assigned'];
const every: StoredStatus[] = [...open, 'waiting', 'completed'];

const views: Record<QueueView, ViewFacts> = {
  todo: { statuses: open, sorts: ['promise', 'longest', 'newest'] },
  mine: { statuses: open, sorts: ['promise', 'longest', 'newest'] },
  unassigned: { statuses: open, sorts: ['promise', 'longest', 'newest'] },
  'at-risk': { statuses: [...open, 'waiting'], sorts: ['promise', 'longest', 'newest'] },
  waiting: { statuses: ['waiting'], sorts: ['longest', 'newest'] },
  completed: { statuses: ['completed'], sorts: ['newest', 'longest'] },
  feedback: { statuses: every, sorts: ['newest', 'longest'] },
  all: { statuses: every, sorts: ['newest', 'longest'] },
  held: { statuses: ['held'], sorts: ['newest', 'longest'] },
  spam: { statuses: ['spam'], sorts: ['newest', 'longest'] },
};

/** By what a view can be sorted; its own order is the first. */
export function sortsOf(view: QueueView): QueueSort[] {
  return views[view].sorts;
}

/** The order of a queue: as asked for, where the view has it. */
export function sortOf({ view, sort }: QueueFilter): QueueSort {
  const { sorts } = views[view];
  return sorts.find((own) => own === sort) ?? sorts[0];
}

/** Which statuses a view can be narrowed to; of one alone there is nothing to choose. */
export function statusesOf(view: QueueView): StoredStatus[] {
  return views[view].statuses;
}

/** The statuses that a queue shows. One that its view does not have is not asked for. */
export function statusesShown({ view, status }: QueueFilter): StoredStatus[] {
  const { statuses } = views[view];
  return status && statuses.includes(status) ? [status] : statuses;
}
