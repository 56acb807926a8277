import type { RequesterTexts } from './requester-texts.ts';

export const brazilian: RequesterTexts = {
  letters: {
    'ticket-received': {
      subject: 'Recebemos sua solicitação {{reference}}',
      opening:
        'Olá {{name}},\n\n{{site}} recebeu sua solicitação. Guarde este número: com ele você pode consultá-la a qualquer momento.',
      closing: '',
    },
    'agent-replied': {
      subject: 'Resposta à sua solicitação {{reference}}',
      opening: 'Olá {{name}},',
      closing: '{{agent}}, {{site}}',
    },
    'ticket-completed': {
      subject: 'Sua solicitação {{reference}} foi concluída',
      opening:
        'Olá {{name}},\n\nSua solicitação a {{site}} foi concluída. Você não precisa fazer nada.\n\nSe para você não está resolvido, escreva de novo: isso reabre a solicitação.',
      closing: '{{agent}}, {{site}}',
    },
    'follow-up': {
      subject: 'Está resolvido? Sua solicitação {{reference}}',
      opening: 'Olá {{name}},\n\nHá alguns dias concluímos sua solicitação {{reference}}. Isso resolveu de vez?',
      closing: 'Obrigado\n{{agent}}, {{site}}',
    },
    'running-late': {
      subject: 'Estamos atrasados com sua solicitação {{reference}}',
      opening:
        'Olá {{name}},\n\nDissemos que uma pessoa de {{site}} responderia até agora. Ninguém respondeu ainda, e pedimos desculpas. Você não precisa escrever de novo.',
      closing: '',
    },
    'access-link': {
      subject: 'Seu link para a solicitação {{reference}}',
      opening:
        'Olá {{name}},\n\nAlguém, provavelmente você, pediu um link para esta solicitação. Ele abre toda a conversa, então não o compartilhe.',
      closing: '',
    },
  },
  thanks: {
    subject: 'Obrigado por escrever para {{site}}, {{reference}}',
    opening: 'Olá {{name}},\n\n{{thanks}}',
    closing: '',
  },
  named: '{{name}}',
  reference: 'Número',
  newTime: 'O novo prazo: uma resposta até {{promise}}',
  follow: 'Acompanhar ou acrescentar algo',
  files: 'Arquivos',
  answerHere: 'Responder ou ver toda a solicitação',
  seeOrReopen: 'Ver ou escrever de novo',
  openRequest: 'Abrir sua solicitação',
  whileYouWait: 'Enquanto espera, isto pode ajudar:',
  hours: 'Nosso horário: {{hours}}.',
  range: '{{first}} a {{last}}',
  otherWays: 'Outras formas de falar conosco:',
  notYou: 'Não foi você que pediu isto? Então alguém errou ao digitar um endereço.',
  notMe: 'Não fui eu',
  completedWithReply: 'Com esta resposta a solicitação fica concluída. Se não está resolvido, responda: isso a reabre.',
  solved: 'Sim, está resolvido',
  cameBack: 'Não, o problema voltou',
};
