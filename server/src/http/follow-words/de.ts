import type { FollowWords } from './en.ts';

/** What the pages without script say in German. */
export const words: FollowWords = {
  title: 'Anfrage verfolgen',
  reference: 'Nummer',
  example: 'Zum Beispiel 7KM-93P-QXZ2',
  show: 'Stand anzeigen',
  mistyped: 'In dieser Nummer steckt ein Tippfehler. Bitte vergleichen Sie sie mit Ihrer.',
  unknown: 'Es gibt keine Anfrage mit dieser Nummer. Bitte vergleichen Sie sie mit Ihrer.',
  headings: {
    queued: 'Es ist bei uns und wartet, bis es dran ist',
    assigned: 'Jemand kümmert sich darum',
    waiting: 'Wir haben geantwortet',
    completed: 'Abgeschlossen',
  },
  steps: { queued: 'Eingegangen', assigned: 'Zugewiesen', waiting: 'Beantwortet', completed: 'Abgeschlossen' },
  replyBy: (by) => `Antwort bis ${by}`,
  promisedBy: (by) => `Zugesagt bis ${by}`,
  inTime: 'Rechtzeitig beantwortet',
  tooLate: 'Später beantwortet als zugesagt',
  late: 'Es dauert länger',
  lateBy: (by) => `Es dauert länger: Antwort bis ${by}`,
  lastChange: (when) => `Letzte Änderung: ${when}`,
  another: 'Eine andere Anfrage nachsehen',
  conversation: 'Das Gespräch lesen oder antworten',
  conversationMore: 'Wir schicken Ihnen einen Link, der es öffnet.',
  email: 'Die E-Mail-Adresse, von der Sie geschrieben haben',
  emailFault: 'Bitte schreiben Sie eine Adresse wie ada@example.com.',
  mailLink: 'Link schicken',
  lost: 'Nummer oder Link verloren?',
  lostMore: 'Wir schicken Ihnen einen Link: zur Anfrage mit dieser Nummer oder, ohne Nummer, zu Ihrer letzten.',
  referenceIfKnown: 'Nummer, falls Sie sie haben',
  asked: 'Sehen Sie in Ihr Postfach',
  askedMore: 'Wenn Ihre Angaben zusammengehören, ist ein Link unterwegs zu Ihnen.',
  askedStill:
    'Nach ein paar Minuten noch nichts da? Sehen Sie auch im Spam-Ordner nach, und prüfen Sie, von welcher Adresse Sie geschrieben haben.',
  askAgain: 'Noch einmal anfordern',
  notYou: 'Waren Sie das nicht?',
  notYouBefore: 'Jemand hat Ihre Adresse angegeben bei ',
  notYouAfter:
    '. Wenn Sie das nicht waren, sagen Sie es: Sie bekommen von dort keine automatischen E-Mails mehr, und der Link in jener E-Mail gilt nicht mehr.',
  notMe: 'Das war ich nicht',
  done: 'Erledigt',
  doneBefore: '',
  doneAfter:
    ' schickt Ihnen keine automatischen E-Mails mehr und weiß, dass Sie es nicht waren. Möchten Sie wieder welche, schreiben Sie selbst dorthin und sagen Sie es.',
};
