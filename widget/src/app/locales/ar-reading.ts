import type { ReadingWords } from './en-reading.ts';

/** What an answer and the thanks after it say in Arabic. */
export const words: ReadingWords = {
  didThisHelp: 'هل أفادك هذا؟',
  yes: 'نعم، تم الحل',
  no: 'لا، أريد الكتابة إليكم',
  lastChanged: (date) => `آخر تعديل: ${date}`,
  noAnswer: 'لا يمكن عرض هذه الإجابة الآن.',
  glad: 'يسعدنا ذلك.',
  gladMore: 'شكرًا لإخبارنا: سيجد من يأتي بعدك هذه الإجابة أسرع.',
  stillNeed: 'ما زلت بحاجة إلى المساعدة',
};
