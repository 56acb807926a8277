const SITE_PARTS: Record<string, string> = {
  supported: 'What is supported',
  within: 'The promise, while you are open',
  outside: 'The promise, while you are closed',
};
const CATEGORY_PARTS: Record<string, string> = { name: 'Name', hint: 'Hint', thanks: 'Thanks in place of a promise' };
const FIELD_PARTS: Record<string, string> = { label: 'Label', help: 'Help' };

/** What a text is, for its label in a form. @param place as sites/own-texts.ts names it */
export function textPlace([part = '', about = '', what = '', key = '', detail = '', value = '']: string[]): string {
  if (part === 'contact') return `Way to reach you: ${about}`;
  if (part !== 'category') return SITE_PARTS[part] ?? part;
  if (what === 'link') return `Link to ${key}`;
  if (what !== 'field') return CATEGORY_PARTS[what] ?? what;
  return detail === 'option' ? `Detail ${key}: option ${value}` : `Detail ${key}: ${FIELD_PARTS[detail] ?? detail}`;
}
