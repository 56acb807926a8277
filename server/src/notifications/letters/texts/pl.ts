import type { RequesterTexts } from './requester-texts.ts';

export const polish: RequesterTexts = {
  letters: {
    'ticket-received': {
      subject: 'Mamy Państwa zgłoszenie {{reference}}',
      opening:
        'Dzień dobry {{name}},\n\nPaństwa zgłoszenie dotarło do {{site}}. Prosimy zachować ten numer: dzięki niemu można w każdej chwili sprawdzić, co się z nim dzieje.',
      closing: '',
    },
    'agent-replied': {
      subject: 'Odpowiedź na zgłoszenie {{reference}}',
      opening: 'Dzień dobry {{name}},',
      closing: '{{agent}}, {{site}}',
    },
    'ticket-completed': {
      subject: 'Zgłoszenie {{reference}} jest zakończone',
      opening:
        'Dzień dobry {{name}},\n\nPaństwa zgłoszenie do {{site}} jest zakończone. Nie trzeba nic robić.\n\nJeśli sprawa nie jest rozwiązana, prosimy napisać jeszcze raz: zgłoszenie otworzy się ponownie.',
      closing: '{{agent}}, {{site}}',
    },
    'follow-up': {
      subject: 'Czy sprawa jest rozwiązana? Zgłoszenie {{reference}}',
      opening:
        'Dzień dobry {{name}},\n\nKilka dni temu zakończyliśmy Państwa zgłoszenie {{reference}}. Czy to pomogło na dobre?',
      closing: 'Dziękujemy\n{{agent}}, {{site}}',
    },
    'running-late': {
      subject: 'Spóźniamy się ze zgłoszeniem {{reference}}',
      opening:
        'Dzień dobry {{name}},\n\nObiecaliśmy, że ktoś z {{site}} odpowie do tej pory. Nikt jeszcze tego nie zrobił i bardzo przepraszamy. Nie trzeba pisać ponownie.',
      closing: '',
    },
    'access-link': {
      subject: 'Link do zgłoszenia {{reference}}',
      opening:
        'Dzień dobry {{name}},\n\nKtoś, najpewniej Państwo, poprosił o link do tego zgłoszenia. Otwiera on całą rozmowę, więc prosimy go nie udostępniać.',
      closing: '',
    },
  },
  thanks: {
    subject: 'Dziękujemy za wiadomość do {{site}}, {{reference}}',
    opening: 'Dzień dobry {{name}},\n\n{{thanks}}',
    closing: '',
  },
  named: '{{name}}',
  reference: 'Numer',
  newTime: 'Nowy termin odpowiedzi: {{promise}}',
  follow: 'Sprawdź zgłoszenie lub dopisz coś',
  files: 'Pliki',
  answerHere: 'Odpowiedz lub zobacz całe zgłoszenie',
  seeOrReopen: 'Zobacz lub napisz jeszcze raz',
  openRequest: 'Otwórz swoje zgłoszenie',
  whileYouWait: 'Tymczasem może pomóc to:',
  hours: 'Jesteśmy na miejscu: {{hours}}.',
  range: '{{first}} – {{last}}',
  otherWays: 'Inne sposoby kontaktu:',
  notYou: 'To nie Państwo pisali? W takim razie ktoś pomylił adres.',
  notMe: 'To nie ja',
  completedWithReply:
    'Tą odpowiedzią zgłoszenie zostaje zakończone. Jeśli sprawa nie jest rozwiązana, wystarczy odpowiedzieć: zgłoszenie otworzy się ponownie.',
  solved: 'Tak, sprawa rozwiązana',
  cameBack: 'Nie, problem wrócił',
};
