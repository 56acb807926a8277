const GREETINGS = [
  'hello|hi|hey|dear|greetings|good (?:day|morning|afternoon|evening)|hallo|guten (?:tag|morgen|abend)|moin|servus|grüß gott',
  'liebe[rs]?|sehr geehrte[rs]?|bonjour|bonsoir|salut|chère?|hola|buenos días|estimad[ao]|ciao|buongiorno|gentile|beste|goedendag|olá|bom dia|boa tarde|hej',
  'dzień dobry|cześć|szanown[aiy]|こんにちは|お世話になっております|مرحبًا|مرحبا|السلام عليكم|أهلًا',
].join('|');
const OWN_GREETING = new RegExp(
  `^\\s{0,20}(?:${GREETINGS})(?:[ \\t]{1,3}[\\p{L}\\p{M}.'’-]{1,40}){0,4}[ \\t]{0,3}(?:[,.!:;–—、。،\\n\\r]|$)`,
  'iu',
);

/** Whether a reply begins by greeting its reader ("Hi Ada, …", "Guten Tag Frau Weber!"), so that its letter need not greet again. */
export function beginsWithGreeting(body: string): boolean {
  return OWN_GREETING.test(body);
}
