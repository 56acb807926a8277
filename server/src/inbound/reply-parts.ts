/** A mail's text, in what its writer says and what is folded away: the quoted letter, the signature. */
export interface ReplyParts {
  said: string;
  folded: string;
}

/** How mail programs announce what they quote, in the languages they speak. */
const WROTE =
  /(?:(?:^|[\s>,.)\]])(?:wrote|writes|schrieb|a [ée]crit|escribi[óo]|ha scritto|escreveu|schreef|geschreven|skrev|kirjoitti|napisa[łl]|napsal|nap[íi]sal|написал|пишет|написав|пише|yazd[ıi]|[íi]rta|a scris|έγραψε|כתב|كتب|đã viết)|のメール|が書きました|写道|寫道|님이 작성)/iu;
const COLON = /[:：]\s*$/;
const SOMEBODY = /[@\d]/;
/** Without marks on the quote itself, only what cannot be a sentence of somebody's own. */
const FULL_ANNOUNCEMENT = /@|^(?:on|am|le|el|il|em|op|den|w dniu|dnia|dne|pe|στις|в|кому) .*\d/iu;
const LONGEST_ANNOUNCEMENT = 300;
const MOST_LINES = 3;
/** Nobody says more than this above a quote that is not marked line by line. */
const MOST_LOOKED_AT = 2_000;

/** `-----Original Message-----` and its sisters. */
const ORIGINAL =
  /^\s*[-_=]{2,}\s*(?:original (?:message|appointment)|reply message|urspr[üu]ngliche nachricht|message d['’]origine|message original|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|oprindelig meddelelse|ursprungligt meddelande|alkuper[äa]inen viesti|wiadomo[śs][ćc] oryginalna|p[ůu]vodn[íi] zpr[áa]va|исходное сообщение|元のメッセージ|原始邮件|原始郵件|원본 메시지)\s*[-_=]{2,}\s*$/iu;
const FROM_LINE =
  /^\s*\*?(?:from|von|de|da|van|fra|fr[åa]n|l[äa]hett[äa]j[äa]|od|от|від|kimden|差出人|发件人|寄件者|보낸 사람)\s*[:：]\*?\s*\S/iu;
const SENT_OR_TO =
  /^\s*\*?(?:sent|date|to|subject|gesendet|datum|an|betreff|envoy[ée]|[àa]|objet|enviado(?: el| em)?|fecha|data|para|asunto|assunto|inviato|oggetto|verzonden|aan|onderwerp|sendt|til|emne|skickat|till|[äa]mne|wys[łl]ano|do|temat|odesl[áa]no|komu|p[řr]edm[ěe]t|отправлено|дата|кому|тема|送信日時|宛先|件名|发送时间|收件人|主题|보낸 날짜|받는 사람|제목)\s*[:：]/iu;

const SIGNATURE = /^(?:--|—|__+)\s*$/;
const SENT_FROM =
  /^\s*(?:sent (?:from|via|with) |get outlook for |von meinem .{1,40} gesendet|gesendet (?:von|mit) |envoy[ée] (?:de|depuis|avec) |enviado desde |enviado (?:do|pelo) |inviato da |verzonden (?:vanaf|met|via) |skickat fr[åa]n |sendt fra |l[äa]hetetty |wys[łl]ane z |odesl[áa]no z |отправлено с |iPhoneから送信|发自我的|從我的)/iu;
const QUOTED = /^\s{0,3}[>|]/;

/**
 * Parts a mail's text. Quotes above or below what is said are folded away; where answers stand between quoted lines, all of it stays,
 * since one without the other says nothing. A forwarded mail stays too: it is what its sender wants to show.
 * Each line is looked at once, or at most with its two neighbours, whatever the text.
 */
export function partReply(text: string): ReplyParts {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const end = quoteStart(
    lines,
    lines.findLastIndex((line) => QUOTED.test(line)),
  );
  const above = lines.slice(0, end);
  const signed = signatureStart(above);
  const said = above.slice(0, signed);
  const folded = [...above.slice(signed), ...lines.slice(end)];
  if (!said.some((line) => QUOTED.test(line))) return joined(said, folded);
  const blocks = quoteBlocks(said);
  if (blocks > 1) return joined(said, folded);
  const quoted = said.findIndex((line) => QUOTED.test(line));
  const after = said.findLastIndex((line) => QUOTED.test(line)) + 1;
  const [before, below] = [said.slice(0, quoted), said.slice(after)];
  const isBelow = below.some((line) => line.trim() !== '');
  const wordsAbove = before.join(' ').trim();
  const isAbove = wordsAbove !== '' && !(wordsAbove.length <= LONGEST_ANNOUNCEMENT && isAnnouncement(wordsAbove));
  // Words on both sides of one quote: its writer answers it in place.
  if (isBelow && isAbove) return joined(said, folded);
  return isBelow
    ? joined(below, [...before, ...said.slice(quoted, after), ...folded])
    : joined(before, [...said.slice(quoted), ...folded]);
}

function joined(words: string[], quoted: string[]): ReplyParts {
  const signed = signatureStart(words);
  const [said, folded] = [words.slice(0, signed), [...words.slice(signed), ...quoted]];
  return { said: said.join('\n').trim(), folded: folded.join('\n').trim() };
}

/** Where the quoted letter begins that runs to the end; the number of lines where none does. */
function quoteStart(lines: string[], lastQuoted: number): number {
  const below = lines.slice(lastQuoted + 1);
  // What is quoted and then answered below is not the end.
  const isAnswered = lastQuoted >= 0 && below.slice(0, signatureStart(below)).some((line) => line.trim() !== '');
  for (let at = 0; at < Math.min(lines.length, MOST_LOOKED_AT); at++) {
    const line = lines[at] ?? '';
    if (ORIGINAL.test(line)) return at;
    if (line.length < LONGEST_ANNOUNCEMENT && FROM_LINE.test(line) && isLetterHead(lines, at)) {
      return /^_{5,}$/.test((lines[at - 1] ?? '').trim()) ? at - 1 : at;
    }
    if (!(isAnswered && at < lastQuoted) && isAnnouncedAt(lines, at, lastQuoted)) return at;
  }
  return lines.length;
}

/** Whether a line and at most the two after it announce a quote: `On …, Ada wrote:`. */
function isAnnouncedAt(lines: string[], at: number, lastQuoted: number): boolean {
  const first = lines[at] ?? '';
  if (first.trim() === '' || QUOTED.test(first)) return false;
  let text = '';
  for (let length = 1; length <= MOST_LINES; length++) {
    const line = lines[at + length - 1]?.trim();
    if (!line) return false;
    text = `${text} ${line}`.trim();
    if (text.length > LONGEST_ANNOUNCEMENT) return false;
    if (!COLON.test(text)) continue;
    const next = lines.slice(at + length, at + length + 3).find((following) => following.trim() !== '');
    if (next !== undefined && QUOTED.test(next)) return isAnnouncement(text);
    return lastQuoted < at && FULL_ANNOUNCEMENT.test(text) && isAnnouncement(text);
  }
  return false;
}

/** Whether a text says that somebody wrote: in words, or with an address and a date alone, as some languages do. */
function isAnnouncement(text: string): boolean {
  return COLON.test(text) && ((/@/.test(text) && /\d/.test(text)) || (SOMEBODY.test(text) && WROTE.test(text)));
}

/** `From: …` counts when at least two of the lines after it are of a letter's head too. */
function isLetterHead(lines: string[], at: number): boolean {
  return lines.slice(at + 1, at + 7).filter((line) => SENT_OR_TO.test(line)).length >= 2 && !isForwarded(lines, at);
}

function isForwarded(lines: string[], at: number): boolean {
  return lines
    .slice(Math.max(0, at - 3), at)
    .some((line) =>
      /forwarded message|begin forwarded|weitergeleitete nachricht|message transf[ée]r[ée]|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht/i.test(
        line,
      ),
    );
}

function signatureStart(lines: string[]): number {
  const dashes = lines.findIndex((line) => SIGNATURE.test(line));
  const until = dashes === -1 ? lines.length : dashes;
  const last = lines.slice(0, until).findLastIndex((line) => line.trim() !== '');
  return last !== -1 && SENT_FROM.test(lines[last] ?? '') ? last : until;
}

function quoteBlocks(lines: string[]): number {
  let blocks = 0;
  let isInside = false;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const isQuoted = QUOTED.test(line);
    if (isQuoted && !isInside) blocks++;
    isInside = isQuoted;
  }
  return blocks;
}
