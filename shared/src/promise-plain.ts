import type { Language } from './languages.ts';

/** How a promise is told where its owner has no words for it: while the site is open, and while it is closed. */
export const plainPromises: Record<Language, { within: string; outside: string }> = {
  en: {
    within: 'We are here now. A person replies by {{by}}.',
    outside: 'We are away right now. A person replies by {{by}}.',
  },
  de: {
    within: 'Wir sind gerade da. Spätestens {{by}} antwortet Ihnen ein Mensch.',
    outside: 'Wir sind gerade nicht da. Spätestens {{by}} antwortet Ihnen ein Mensch.',
  },
  fr: {
    within: 'Nous sommes là. Une personne vous répond au plus tard {{by}}.',
    outside: 'Nous sommes absents pour le moment. Une personne vous répond au plus tard {{by}}.',
  },
  es: {
    within: 'Ahora estamos aquí. Una persona le responderá a más tardar el {{by}}.',
    outside: 'Ahora no estamos. Una persona le responderá a más tardar el {{by}}.',
  },
  it: {
    within: 'Ora siamo qui. Una persona le risponderà al più tardi {{by}}.',
    outside: 'In questo momento non ci siamo. Una persona le risponderà al più tardi {{by}}.',
  },
  'pt-BR': {
    within: 'Estamos aqui agora. Uma pessoa responde até {{by}}.',
    outside: 'Não estamos aqui no momento. Uma pessoa responde até {{by}}.',
  },
  nl: {
    within: 'We zijn er nu. Iemand antwoordt u uiterlijk {{by}}.',
    outside: 'We zijn er nu niet. Iemand antwoordt u uiterlijk {{by}}.',
  },
  pl: {
    within: 'Jesteśmy na miejscu. Odpowiedź od naszego zespołu najpóźniej: {{by}}.',
    outside: 'Teraz nas nie ma. Odpowiedź od naszego zespołu najpóźniej: {{by}}.',
  },
  ja: {
    within: 'ただいま対応中です。{{by}}までに担当者がお返事します。',
    outside: 'ただいま時間外です。{{by}}までに担当者がお返事します。',
  },
  ar: {
    within: 'نحن موجودون الآن. سيرد عليكم أحد أفراد فريقنا في موعد أقصاه {{by}}.',
    outside: 'لسنا موجودين الآن. سيرد عليكم أحد أفراد فريقنا في موعد أقصاه {{by}}.',
  },
};
