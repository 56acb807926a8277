import type { IndexedArticle } from '@helpslip/shared/contract';

/** One entry of a search index; what is not given is empty. */
export function article(id: string, question: string, given: Partial<IndexedArticle> = {}): IndexedArticle {
  return { id, question, categories: [], phrasings: [], excerpt: '', context: '', ...given };
}

/** The answers of a small shop. */
export const shop: IndexedArticle[] = [
  article('refund', 'How do I get a refund?', { categories: ['billing'], phrasings: ['I want my money back'] }),
  article('invoice', 'Where can I download my invoice?', { categories: ['billing'] }),
  article('cancel', 'How do I cancel my subscription?', { categories: ['billing'] }),
  article('password', 'I forgot my password', { categories: ['account'], excerpt: 'Open the sign-in page.' }),
  article('topup', 'How do I top up my balance?', { categories: ['account'] }),
  article('crash', 'The app crashes when it starts', { categories: ['problem'], context: 'Android 14, version 4.2' }),
  article('delivery', 'When will my parcel arrive?', { categories: ['delivery'] }),
  article('address', 'Can I change my delivery address?', { categories: ['delivery'] }),
];
