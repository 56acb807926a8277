const KB = 1_024;

/**
 * A size as one would say it: "12 kB", "2.4 MB".
 * @param bytes how many
 * @param locale a language tag, for the figures and the unit
 */
export function saySize(bytes: number, locale: string): string {
  const [amount, unit] =
    bytes < KB * KB ? [Math.max(1, Math.round(bytes / KB)), 'kilobyte'] : [bytes / KB / KB, 'megabyte'];
  return amount.toLocaleString(locale, { style: 'unit', unit, maximumFractionDigits: 1 });
}
