export const MINUTE_MS = 60_000;
/** How long a file can be claimed after it was begun. */
export const CLAIM_MINUTES = 45;
/** How long a file that belongs to nothing is kept: a little longer, so that none is deleted while it is being claimed. */
export const KEPT_MINUTES = 50;
