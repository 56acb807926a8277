import type { FollowWords } from './en.ts';

/** What the pages without script say in French. */
export const words: FollowWords = {
  title: 'Suivre votre demande',
  reference: 'Numéro',
  example: 'Par exemple 7KM-93P-QXZ2',
  show: 'Afficher l’état',
  mistyped: 'Il y a une faute de frappe dans ce numéro. Veuillez le comparer avec le vôtre.',
  unknown: 'Il n’y a pas de demande avec ce numéro. Veuillez le comparer avec le vôtre.',
  headings: {
    queued: 'Nous l’avons reçue, elle attend son tour',
    assigned: 'Quelqu’un s’en occupe',
    waiting: 'Nous avons répondu',
    completed: 'Terminée',
  },
  steps: { queued: 'Enregistrée', assigned: 'Attribuée', waiting: 'Répondue', completed: 'Terminée' },
  replyBy: (by) => `Réponse au plus tard ${by}`,
  promisedBy: (by) => `Promise au plus tard ${by}`,
  inTime: 'Réponse donnée à temps',
  tooLate: 'Réponse donnée plus tard que promis',
  late: 'En retard',
  lateBy: (by) => `En retard : réponse au plus tard ${by}`,
  lastChange: (when) => `Dernier changement : ${when}`,
  another: 'Voir une autre demande',
  conversation: 'Lire la conversation ou répondre',
  conversationMore: 'Nous vous envoyons un lien qui l’ouvre.',
  email: 'L’adresse e-mail avec laquelle vous avez écrit',
  emailFault: 'Veuillez écrire une adresse comme ada@example.com.',
  mailLink: 'M’envoyer un lien',
  lost: 'Numéro ou lien perdu ?',
  lostMore: 'Nous vous envoyons un lien : vers la demande avec ce numéro ou, sans numéro, vers la dernière.',
  referenceIfKnown: 'Numéro, si vous l’avez',
  asked: 'Consultez votre messagerie',
  askedMore: 'Si ce que vous avez écrit va ensemble, un lien est en route vers vous.',
  askedStill:
    'Toujours rien après quelques minutes ? Regardez aussi dans les indésirables et vérifiez l’adresse avec laquelle vous avez écrit.',
  askAgain: 'Redemander',
  notYou: 'Ce n’était pas vous ?',
  notYouBefore: 'Quelqu’un a donné votre adresse à ',
  notYouAfter:
    '. Si ce n’était pas vous, dites-le : vous ne recevrez plus de messages automatiques de leur part, et le lien de ce message ne fonctionnera plus.',
  notMe: 'Ce n’était pas moi',
  done: 'C’est fait',
  doneBefore: '',
  doneAfter:
    ' ne vous envoie plus de messages automatiques et sait que ce n’était pas vous. Si vous en voulez de nouveau, écrivez-leur vous-même pour le dire.',
};
