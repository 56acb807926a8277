import type { FollowWords } from './en.ts';

/** What the pages without script say in Polish. */
export const words: FollowWords = {
  title: 'Sprawdź swoje zgłoszenie',
  reference: 'Numer',
  example: 'Na przykład 7KM-93P-QXZ2',
  show: 'Pokaż stan',
  mistyped: 'W tym numerze jest literówka. Prosimy porównać go ze swoim.',
  unknown: 'Nie ma zgłoszenia z tym numerem. Prosimy porównać go ze swoim.',
  headings: {
    queued: 'Mamy je, czeka na swoją kolej',
    assigned: 'Ktoś się tym zajmuje',
    waiting: 'Odpowiedzieliśmy',
    completed: 'Zakończone',
  },
  steps: { queued: 'Zarejestrowane', assigned: 'Przydzielone', waiting: 'Z odpowiedzią', completed: 'Zakończone' },
  replyBy: (by) => `Odpowiedź najpóźniej: ${by}`,
  promisedBy: (by) => `Obiecana najpóźniej: ${by}`,
  inTime: 'Odpowiedź na czas',
  tooLate: 'Odpowiedź później, niż obiecano',
  late: 'Spóźnia się',
  lateBy: (by) => `Spóźnia się: odpowiedź najpóźniej ${by}`,
  lastChange: (when) => `Ostatnia zmiana: ${when}`,
  another: 'Sprawdź inne zgłoszenie',
  conversation: 'Przeczytaj rozmowę lub odpowiedz',
  conversationMore: 'Wyślemy link, który ją otwiera.',
  email: 'Adres e-mail, z którego wysłano zgłoszenie',
  emailFault: 'Prosimy wpisać adres taki jak ada@example.com.',
  mailLink: 'Wyślij mi link',
  lost: 'Zgubiony numer lub link?',
  lostMore: 'Wyślemy link: do zgłoszenia z tym numerem albo, bez numeru, do ostatniego.',
  referenceIfKnown: 'Numer, jeśli jest znany',
  asked: 'Prosimy sprawdzić pocztę',
  askedMore: 'Jeśli podane dane do siebie pasują, link jest w drodze.',
  askedStill:
    'Po kilku minutach nadal nic? Prosimy zajrzeć też do spamu i sprawdzić, z jakiego adresu wysłano zgłoszenie.',
  askAgain: 'Poproś ponownie',
  notYou: 'To nie Ty?',
  notYouBefore: 'Ktoś podał Twój adres. Otrzymała go strona ',
  notYouAfter:
    '. Jeśli to nie Ty, powiedz nam o tym: nie będzie więcej automatycznych wiadomości, a link z tamtej wiadomości przestanie działać.',
  notMe: 'To nie ja',
  done: 'Gotowe',
  doneBefore: 'Strona ',
  doneAfter:
    ' nie wyśle Ci więcej automatycznych wiadomości i wie, że to nie Ty. Jeśli kiedyś mają wrócić, wystarczy tam napisać.',
};
