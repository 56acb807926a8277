import type { FollowWords } from './en.ts';

/** What the pages without script say in Spanish. */
export const words: FollowWords = {
  title: 'Seguir su consulta',
  reference: 'Número',
  example: 'Por ejemplo, 7KM-93P-QXZ2',
  show: 'Ver el estado',
  mistyped: 'Hay un error en este número. Compárelo con el suyo, por favor.',
  unknown: 'No hay ninguna consulta con este número. Compárelo con el suyo, por favor.',
  headings: {
    queued: 'La tenemos; espera su turno',
    assigned: 'Alguien se está ocupando',
    waiting: 'Hemos respondido',
    completed: 'Terminada',
  },
  steps: { queued: 'Registrada', assigned: 'Asignada', waiting: 'Respondida', completed: 'Terminada' },
  replyBy: (by) => `Respuesta a más tardar: ${by}`,
  promisedBy: (by) => `Prometida a más tardar: ${by}`,
  inTime: 'Respondida a tiempo',
  tooLate: 'Respondida más tarde de lo prometido',
  late: 'Con retraso',
  lateBy: (by) => `Con retraso: respuesta a más tardar ${by}`,
  lastChange: (when) => `Último cambio: ${when}`,
  another: 'Ver otra consulta',
  conversation: 'Leer la conversación o responder',
  conversationMore: 'Le enviamos un enlace que la abre.',
  email: 'El correo desde el que escribió',
  emailFault: 'Escriba una dirección como ada@example.com.',
  mailLink: 'Enviarme un enlace',
  lost: '¿Ha perdido el número o el enlace?',
  lostMore: 'Le enviamos un enlace: a la consulta con este número o, sin número, a la última.',
  referenceIfKnown: 'Número, si lo tiene',
  asked: 'Mire su correo',
  askedMore: 'Si lo que ha escrito va junto, hay un enlace en camino.',
  askedStill:
    '¿Nada después de unos minutos? Mire también en el correo no deseado y compruebe desde qué dirección escribió.',
  askAgain: 'Pedirlo de nuevo',
  notYou: '¿No fue usted?',
  notYouBefore: 'Alguien dio su dirección a ',
  notYouAfter:
    '. Si no fue usted, díganoslo: no recibirá más mensajes automáticos de su parte y el enlace de aquel mensaje dejará de funcionar.',
  notMe: 'No fui yo',
  done: 'Hecho',
  doneBefore: '',
  doneAfter:
    ' ya no le enviará mensajes automáticos y sabe que no fue usted. Si alguna vez los quiere de nuevo, escríbales usted y dígalo.',
};
