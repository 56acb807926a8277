import * as v from 'valibot';

/** How a response target is said in a form. */
export const targetUnits = [
  { value: 'hours', label: 'open hours' },
  { value: 'minutes', label: 'open minutes' },
  { value: 'business-days', label: 'business days' },
  { value: 'none', label: 'nothing is promised' },
];

const units = v.picklist(['hours', 'minutes', 'business-days', 'none']);

export interface Target {
  target_minutes: number | null;
  target_business_days: number | null;
}

const MOST_MINUTES = 100_000;
const MOST_DAYS = 100;

/** A target as it stands in the form. */
export function typedTarget({ target_minutes: minutes, target_business_days: days }: Target): {
  targetAmount: string;
  targetUnit: string;
} {
  if (days !== null) return { targetAmount: String(days), targetUnit: 'business-days' };
  if (minutes === null) return { targetAmount: '', targetUnit: 'none' };
  return minutes % 60 === 0
    ? { targetAmount: String(minutes / 60), targetUnit: 'hours' }
    : { targetAmount: String(minutes), targetUnit: 'minutes' };
}

/** Reads a target from the form. @returns the target, or what is wrong with the amount */
export function readTarget(amount: string, unit: string): { target: Target; fault?: string } {
  const none: Target = { target_minutes: null, target_business_days: null };
  const known = v.safeParse(units, unit);
  if (!known.success) return { target: none, fault: 'Choose hours, minutes, business days or nothing.' };
  if (known.output === 'none') return { target: none };
  const whole = /^[1-9]\d{0,5}$/.test(amount) ? Number(amount) : Number.NaN;
  if (known.output === 'business-days') {
    return whole <= MOST_DAYS
      ? { target: { ...none, target_business_days: whole } }
      : { target: none, fault: `Write a whole number of days, from 1 to ${MOST_DAYS}.` };
  }
  const minutes = known.output === 'hours' ? whole * 60 : whole;
  return minutes <= MOST_MINUTES
    ? { target: { ...none, target_minutes: minutes } }
    : { target: none, fault: 'Write a whole number, and at most 1,666 hours.' };
}

/** A target in a few words, for a list. */
export function targetWords(target: Target): string {
  const { targetAmount, targetUnit } = typedTarget(target);
  if (targetUnit === 'none') return 'Promises nothing';
  const unit = targetUnits.find(({ value }) => value === targetUnit)?.label ?? '';
  return `Reply within ${targetAmount} ${targetAmount === '1' ? unit.replace(/s$/, '') : unit}`;
}
