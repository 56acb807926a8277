import type { RequesterTexts } from './requester-texts.ts';

export const italian: RequesterTexts = {
  letters: {
    'ticket-received': {
      subject: 'Abbiamo ricevuto la sua richiesta {{reference}}',
      opening:
        'Buongiorno {{name}},\n\n{{site}} ha ricevuto la sua richiesta. Conservi questo numero: con esso può vedere in qualsiasi momento a che punto è.',
      closing: '',
    },
    'agent-replied': {
      subject: 'Risposta alla sua richiesta {{reference}}',
      opening: 'Buongiorno {{name}},',
      closing: '{{agent}}, {{site}}',
    },
    'ticket-completed': {
      subject: 'La sua richiesta {{reference}} è conclusa',
      opening:
        'Buongiorno {{name}},\n\nLa sua richiesta a {{site}} è conclusa. Non deve fare altro.\n\nSe per lei il problema non è risolto, ci scriva di nuovo: la richiesta si riaprirà.',
      closing: '{{agent}}, {{site}}',
    },
    'follow-up': {
      subject: 'È risolto? La sua richiesta {{reference}}',
      opening:
        'Buongiorno {{name}},\n\nQualche giorno fa abbiamo concluso la sua richiesta {{reference}}. Il problema è risolto davvero?',
      closing: 'Grazie\n{{agent}}, {{site}}',
    },
    'running-late': {
      subject: 'Siamo in ritardo con la sua richiesta {{reference}}',
      opening:
        'Buongiorno {{name}},\n\nAvevamo detto che una persona di {{site}} le avrebbe risposto entro adesso. Nessuno lo ha ancora fatto, e ce ne scusiamo. Non occorre che scriva di nuovo.',
      closing: '',
    },
    'access-link': {
      subject: 'Il suo link alla richiesta {{reference}}',
      opening:
        'Buongiorno {{name}},\n\nQualcuno, molto probabilmente lei, ha chiesto un link a questa richiesta. Apre tutta la conversazione: lo tenga per sé.',
      closing: '',
    },
  },
  thanks: {
    subject: 'Grazie per aver scritto a {{site}}, {{reference}}',
    opening: 'Buongiorno {{name}},\n\n{{thanks}}',
    closing: '',
  },
  named: '{{name}}',
  reference: 'Numero',
  newTime: 'Il nuovo termine: una risposta entro {{promise}}',
  follow: 'Seguire la richiesta o aggiungere qualcosa',
  files: 'File',
  answerHere: 'Rispondere o vedere tutta la richiesta',
  seeOrReopen: 'Vederla o scrivere di nuovo',
  openRequest: 'Aprire la sua richiesta',
  whileYouWait: 'Nell’attesa, questo potrebbe aiutarla:',
  hours: 'I nostri orari: {{hours}}.',
  range: '{{first}} – {{last}}',
  otherWays: 'Altri modi per contattarci:',
  notYou: 'Non ha chiesto nulla? Allora qualcuno ha sbagliato a scrivere un indirizzo.',
  notMe: 'Non sono stato io',
  completedWithReply:
    'Con questa risposta la richiesta è conclusa. Se il problema non è risolto, risponda: la richiesta si riaprirà.',
  solved: 'Sì, è risolto',
  cameBack: 'No, si è ripresentato',
};
