import type { RequesterTexts } from './requester-texts.ts';

export const spanish: RequesterTexts = {
  letters: {
    'ticket-received': {
      subject: 'Hemos recibido su consulta {{reference}}',
      opening:
        'Hola {{name}}:\n\n{{site}} ha recibido su consulta. Guarde este número: con él puede ver en todo momento cómo va.',
      closing: '',
    },
    'agent-replied': {
      subject: 'Respuesta a su consulta {{reference}}',
      opening: 'Hola {{name}}:',
      closing: '{{agent}}, {{site}}',
    },
    'ticket-completed': {
      subject: 'Su consulta {{reference}} está terminada',
      opening:
        'Hola {{name}}:\n\nSu consulta a {{site}} está terminada. No tiene que hacer nada.\n\nSi para usted no está resuelta, escríbanos otra vez y se volverá a abrir.',
      closing: '{{agent}}, {{site}}',
    },
    'follow-up': {
      subject: '¿Está resuelto? Su consulta {{reference}}',
      opening: 'Hola {{name}}:\n\nHace unos días terminamos su consulta {{reference}}. ¿Quedó resuelta de verdad?',
      closing: 'Gracias\n{{agent}}, {{site}}',
    },
    'running-late': {
      subject: 'Vamos con retraso en su consulta {{reference}}',
      opening:
        'Hola {{name}}:\n\nDijimos que a estas horas ya le habría respondido una persona de {{site}}. Todavía no lo ha hecho nadie, y lo sentimos. No hace falta que vuelva a escribir.',
      closing: '',
    },
    'access-link': {
      subject: 'Su enlace a la consulta {{reference}}',
      opening:
        'Hola {{name}}:\n\nAlguien, seguramente usted, ha pedido un enlace a esta consulta. Abre toda la conversación, así que no lo comparta.',
      closing: '',
    },
  },
  thanks: {
    subject: 'Gracias por escribir a {{site}}, {{reference}}',
    opening: 'Hola {{name}}:\n\n{{thanks}}',
    closing: '',
  },
  named: '{{name}}',
  reference: 'Número',
  newTime: 'El nuevo plazo: una respuesta a más tardar el {{promise}}',
  follow: 'Ver cómo va o añadir algo',
  files: 'Archivos',
  answerHere: 'Responder o ver toda la consulta',
  seeOrReopen: 'Verla o volver a escribir',
  openRequest: 'Abrir su consulta',
  whileYouWait: 'Mientras espera, esto puede ayudarle:',
  hours: 'Nuestro horario: {{hours}}.',
  range: '{{first}} a {{last}}',
  otherWays: 'Otras formas de contactarnos:',
  notYou: '¿No ha pedido usted esto? Entonces alguien se equivocó al escribir la dirección.',
  notMe: 'No fui yo',
  completedWithReply:
    'Con esta respuesta la consulta queda terminada. Si no está resuelta, responda y se volverá a abrir.',
  solved: 'Sí, está resuelto',
  cameBack: 'No, ha vuelto a pasar',
};
