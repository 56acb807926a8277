import type { Calendar, PromiseSettings } from '@helpslip/shared/contract';
import { addBusinessDays } from './business-days.ts';
import { addBusinessMinutes, businessMinutesBetween, isOpenAt } from './business-minutes.ts';

/** What a category says of when a person replies: open minutes or business days, or neither where nothing is promised. */
export interface PromiseTarget {
  target_minutes: number | null;
  target_business_days: number | null;
  /** Open minutes within which four of five of the last `pace_replies` replies came; null where there were too few. */
  pace_minutes: number | null;
  pace_replies: number;
}

/** What a promise is made of: when people are there, and the site's own settings. */
export interface PromiseGround {
  calendar: Calendar;
  promise_settings: PromiseSettings;
}

export interface PromiseTime {
  by: Date;
  /** How many real replies it was taken from; null when the category's target is later. */
  replies: number | null;
}

export interface WatchedPromise extends PromiseTime {
  /** From when on the promise is at risk, unless a person has replied. */
  atRiskAt: Date;
  /** Whether the site is open when it is given. */
  isInHours: boolean;
}

/**
 * Computes by when a person will reply to what is written at an instant: the category's target, or as late as replies really came where
 * the owner wants that and it is later.
 * @returns null where no reply is promised, and where that would be more than 400 days away
 * @throws RangeError for an invalid date or an unknown zone
 */
export function promiseTime(ground: PromiseGround, target: PromiseTarget, at: Date): PromiseTime | null {
  const { calendar, promise_settings: settings } = ground;
  const by = targetTime(calendar, target, at);
  if (!by || !settings.isFromReplies || target.pace_minutes === null) return by && { by, replies: null };
  const usual = addBusinessMinutes(calendar, at, target.pace_minutes);
  if (!usual) return null;
  return usual > by ? { by: usual, replies: target.pace_replies } : { by, replies: null };
}

function targetTime(calendar: Calendar, target: PromiseTarget, at: Date): Date | null {
  if (target.target_minutes !== null) return addBusinessMinutes(calendar, at, target.target_minutes);
  return target.target_business_days === null ? null : addBusinessDays(calendar, at, target.target_business_days);
}

/**
 * The promise of a new ticket, with all that is kept of it.
 * @returns and throws as `promiseTime` does
 */
export function promiseOf(ground: PromiseGround, target: PromiseTarget, at: Date): WatchedPromise | null {
  const time = promiseTime(ground, target, at);
  return time && { ...time, atRiskAt: atRiskFrom(ground, at, time.by), isInHours: isOpenAt(ground.calendar, at) };
}

/** The owner's warning time before the end, else a quarter of the open time; never more than half of it. */
function atRiskFrom({ calendar, promise_settings: settings }: PromiseGround, at: Date, by: Date): Date {
  const whole = businessMinutesBetween(calendar, at, by);
  const left = Math.min(settings.atRiskMinutes ?? Math.ceil(whole / 4), Math.floor(whole / 2));
  return addBusinessMinutes(calendar, at, whole - left) ?? by;
}
