import type { Texts } from '../locales/en.ts';

const KB = 1_024;

/** A size in bytes as one would say it: "12 kB", "2.4 MB". */
export function saySize(bytes: number, { locale }: Pick<Texts, 'locale'>): string {
  const [amount, unit] =
    bytes < KB * KB ? [Math.max(1, Math.round(bytes / KB)), 'kilobyte'] : [bytes / KB / KB, 'megabyte'];
  return amount.toLocaleString(locale, { style: 'unit', unit, maximumFractionDigits: 1 });
}
