// Most call themselves by the names of others as well: the first that fits is meant.
const browsers: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * What a person can tell their own devices apart by: `Firefox on Linux`. Nothing of the header itself is kept.
 * @param userAgent as the browser sent it
 */
export function browserWords(userAgent: string): string {
  const read = userAgent.slice(0, 1_000);
  const browser = browsers.find(([sign]) => sign.test(read))?.[1] ?? 'A browser';
  const system = systems.find(([sign]) => sign.test(read))?.[1];
  return system ? `${browser} on ${system}` : browser;
}
