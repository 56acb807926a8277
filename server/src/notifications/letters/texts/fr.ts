import type { RequesterTexts } from './requester-texts.ts';

export const french: RequesterTexts = {
  letters: {
    'ticket-received': {
      subject: 'Nous avons bien reçu votre demande {{reference}}',
      opening:
        'Bonjour {{name}},\n\nVotre demande est bien arrivée chez {{site}}. Gardez ce numéro : il vous permet de la consulter à tout moment.',
      closing: '',
    },
    'agent-replied': {
      subject: 'Réponse à votre demande {{reference}}',
      opening: 'Bonjour {{name}},',
      closing: '{{agent}}, {{site}}',
    },
    'ticket-completed': {
      subject: 'Votre demande {{reference}} est terminée',
      opening:
        'Bonjour {{name}},\n\nVotre demande auprès de {{site}} est terminée. Vous n’avez rien à faire.\n\nSi le problème n’est pas résolu pour vous, écrivez-nous à nouveau : la demande sera rouverte.',
      closing: '{{agent}}, {{site}}',
    },
    'follow-up': {
      subject: 'Est-ce résolu ? Votre demande {{reference}}',
      opening:
        'Bonjour {{name}},\n\nIl y a quelques jours, nous avons terminé votre demande {{reference}}. Le problème est-il résolu pour de bon ?',
      closing: 'Merci\n{{agent}}, {{site}}',
    },
    'running-late': {
      subject: 'Nous sommes en retard pour votre demande {{reference}}',
      opening:
        'Bonjour {{name}},\n\nNous avions dit qu’une personne de {{site}} vous répondrait avant maintenant. Personne ne l’a encore fait, et nous en sommes désolés. Inutile d’écrire à nouveau.',
      closing: '',
    },
    'access-link': {
      subject: 'Votre lien vers la demande {{reference}}',
      opening:
        'Bonjour {{name}},\n\nQuelqu’un, sans doute vous, a demandé un lien vers cette demande. Il ouvre toute la conversation : gardez-le pour vous.',
      closing: '',
    },
  },
  thanks: {
    subject: 'Merci d’avoir écrit à {{site}}, {{reference}}',
    opening: 'Bonjour {{name}},\n\n{{thanks}}',
    closing: '',
  },
  named: '{{name}}',
  reference: 'Numéro',
  newTime: 'Le nouveau délai : une réponse au plus tard {{promise}}',
  follow: 'Suivre la demande ou la compléter',
  files: 'Fichiers',
  answerHere: 'Répondre ou voir toute la demande',
  seeOrReopen: 'La revoir ou écrire à nouveau',
  openRequest: 'Ouvrir votre demande',
  whileYouWait: 'En attendant, ceci peut vous aider :',
  hours: 'Nous sommes là : {{hours}}.',
  range: '{{first}} – {{last}}',
  otherWays: 'Autres moyens de nous joindre :',
  notYou: 'Vous n’avez rien demandé ? Quelqu’un s’est alors trompé d’adresse.',
  notMe: 'Ce n’était pas moi',
  completedWithReply:
    'Avec cette réponse, la demande est terminée. Si le problème n’est pas résolu, répondez : elle sera rouverte.',
  solved: 'Oui, c’est résolu',
  cameBack: 'Non, le problème est revenu',
};
