import type { RequesterTexts } from './requester-texts.ts';

export const german: RequesterTexts = {
  letters: {
    'ticket-received': {
      subject: 'Wir haben Ihre Anfrage {{reference}}',
      opening:
        'Guten Tag {{name}},\n\n{{site}} hat Ihre Anfrage erhalten. Bewahren Sie diese Nummer auf: Mit ihr können Sie jederzeit nachsehen, wie es steht.',
      closing: '',
    },
    'agent-replied': {
      subject: 'Antwort auf Ihre Anfrage {{reference}}',
      opening: 'Guten Tag {{name}},',
      closing: '{{agent}}, {{site}}',
    },
    'ticket-completed': {
      subject: 'Ihre Anfrage {{reference}} ist abgeschlossen',
      opening:
        'Guten Tag {{name}},\n\nIhre Anfrage an {{site}} ist abgeschlossen. Sie brauchen nichts weiter zu tun.\n\nFalls das Problem für Sie nicht gelöst ist, schreiben Sie noch einmal: Damit wird die Anfrage wieder geöffnet.',
      closing: '{{agent}}, {{site}}',
    },
    'follow-up': {
      subject: 'Ist es gelöst? Ihre Anfrage {{reference}}',
      opening:
        'Guten Tag {{name}},\n\nvor einigen Tagen haben wir Ihre Anfrage {{reference}} abgeschlossen. Hat das auf Dauer geholfen?',
      closing: 'Vielen Dank\n{{agent}}, {{site}}',
    },
    'running-late': {
      subject: 'Wir sind spät dran mit Ihrer Anfrage {{reference}}',
      opening:
        'Guten Tag {{name}},\n\nwir hatten gesagt, dass Ihnen jemand von {{site}} bis jetzt antwortet. Das hat noch niemand getan, und das tut uns leid. Sie brauchen nicht noch einmal zu schreiben.',
      closing: '',
    },
    'access-link': {
      subject: 'Ihr Link zur Anfrage {{reference}}',
      opening:
        'Guten Tag {{name}},\n\njemand, wahrscheinlich Sie selbst, hat um einen Link zu dieser Anfrage gebeten. Er öffnet den ganzen Verlauf, behalten Sie ihn also für sich.',
      closing: '',
    },
  },
  thanks: {
    subject: 'Danke, dass Sie {{site}} geschrieben haben, {{reference}}',
    opening: 'Guten Tag {{name}},\n\n{{thanks}}',
    closing: '',
  },
  named: '{{name}}',
  reference: 'Nummer',
  newTime: 'Die neue Zeit: eine Antwort bis {{promise}}',
  follow: 'Nachsehen oder etwas ergänzen',
  files: 'Dateien',
  answerHere: 'Antworten oder die ganze Anfrage ansehen',
  seeOrReopen: 'Ansehen oder noch einmal schreiben',
  openRequest: 'Ihre Anfrage öffnen',
  whileYouWait: 'Vielleicht hilft Ihnen inzwischen das:',
  hours: 'Wir sind da: {{hours}}.',
  range: '{{first}} bis {{last}}',
  otherWays: 'So erreichen Sie uns außerdem:',
  notYou: 'Sie haben gar nicht geschrieben? Dann hat sich jemand bei der Adresse vertippt.',
  notMe: 'Das war ich nicht',
  completedWithReply:
    'Mit dieser Antwort ist die Anfrage abgeschlossen. Falls das Problem nicht gelöst ist, antworten Sie einfach: Damit wird sie wieder geöffnet.',
  solved: 'Ja, es ist gelöst',
  cameBack: 'Nein, es ist wieder da',
};
