import type { FilesWords } from './en-files.ts';

/** What attaching files says in Arabic. */
export const words: FilesWords = {
  label: 'لقطات الشاشة والملفات',
  addFile: 'إضافة ملف',
  ways: 'يمكنك أيضًا إفلات الملفات هنا أو لصق لقطة شاشة.',
  bounds: (most, size) => `العدد الأقصى للملفات: ${most}، وحجم كل منها حتى ${size}.`,
  screenshot: 'لقطة شاشة',
  waits: 'في انتظار دوره',
  isThere: 'جاهز للإرسال',
  notUploaded: 'لم يُرفع بعد. ستُعاد المحاولة تلقائيًا.',
  notTaken: 'لا يمكن قبول هذا الملف.',
  noRoom: 'لا يوجد مكان للملفات الآن. يمكنك إرسال رسالتك من دونه.',
  tryAgain: 'حاول مرة أخرى',
  remove: 'إزالة',
  wasRemoved: (name) => `أُزيل \u2068${name}\u2069.`,
  tooMany: (most) => `لا يمكن إرفاق أكثر من هذا العدد من الملفات: ${most}. تُرك الباقي.`,
  tooLarge: (name, size) => `حجم \u2068${name}\u2069 أكبر من ${size}.`,
  isEmpty: (name) => `الملف \u2068${name}\u2069 فارغ.`,
  notKept: 'هذا المتصفح لا يحتفظ بالملفات: يرجى إبقاء هذه الصفحة مفتوحة حتى الإرسال.',
};
