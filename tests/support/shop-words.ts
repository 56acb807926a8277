import type { FieldType } from '@helpslip/shared/fields';

/** What a shop says in its language, and what its visitors type. */
export interface ShopWords {
  name: string;
  /** What its page says, as HTML. */
  page: string;
  supported: string;
  within: string;
  link: string;
  /** Names and hints. */
  categories: [string, string][];
  /** Type, label and help. */
  fields: [FieldType, string, string?][];
  options: string[];
  /** Questions and answers. */
  articles: [string, string][];
  /** Words that find something. */
  search: string;
  subject: string;
  message: string;
  person: string;
  reply: string;
}

export const en: ShopWords = {
  name: 'Northwind Coffee',
  page: '<h1>Our grinder G2</h1><p>Made for one cup at a time. We repair what we sell, for as long as you have it.</p><p>Every morning we roast what leaves the house in the afternoon.</p>',
  supported: 'Everything we sell, for as long as you have it.',
  within: 'We are here now. One of us replies by {{by}}.',
  link: 'Spare parts',
  categories: [
    ['A product problem', 'Grinders, machines, repairs, parts'],
    ['Delivery', 'Late, damaged, wrong address'],
    ['Billing', 'Invoices, refunds, payment'],
    ['A suggestion', 'What we could do better'],
  ],
  fields: [
    ['choice', 'Which one is it?'],
    ['text', 'Serial number', 'It starts with SN-, as in SN-48213'],
    ['choices', 'When does it happen?'],
    ['number', 'Cups a day'],
    ['date', 'Bought on'],
    ['yes-no', 'I would like to send it in'],
    ['long', 'What have you tried?'],
    ['phone', 'A number to call'],
    ['email', 'E-mail of the order'],
    ['url', 'A link to a picture'],
  ],
  options: ['Grinder G1', 'Grinder G2', 'Something else'],
  articles: [
    [
      'The grinder shows a red light',
      'Slowly flashing means that **the burrs are blocked**.\n\n1. Switch it off.\n2. Brush out the upper burr.',
    ],
    ['How do I clean the grinder?', 'Once a week, with the brush that came with it.'],
    ['The machine does not heat', 'Please fill the tank first. See [spare parts](/parts).'],
  ],
  search: 'grinder',
  subject: 'It flashes slowly',
  message: 'It does not grind. I have cleaned the chute already.',
  person: 'Ada Lovelace',
  reply: 'Hello Ada, please brush out the upper burr. Does it grind again?',
};

export const ar: ShopWords = {
  name: 'قهوة الشمال',
  page: '<h1>مطحنة G2</h1><p>صُنعت لفنجان واحد في كل مرة. نُصلح ما نبيعه ما دام عندك.</p><p>نحمّص كل صباح ما نرسله بعد الظهر.</p>',
  supported: 'كل ما نبيعه، ما دام عندك.',
  within: 'نحن هنا الآن. سيرد عليك أحدنا في موعد أقصاه {{by}}.',
  link: 'قطع الغيار',
  categories: [
    ['مشكلة في منتج', 'المطاحن والآلات والإصلاح وقطع الغيار'],
    ['التوصيل', 'تأخير أو تلف أو عنوان خاطئ'],
    ['الفواتير', 'الفواتير والاسترداد والدفع'],
    ['اقتراح', 'ما الذي يمكننا تحسينه'],
  ],
  fields: [
    ['choice', 'أي جهاز هو؟'],
    ['text', 'الرقم التسلسلي', 'مثلًا SN-48213'],
    ['choices', 'متى يحدث ذلك؟'],
    ['number', 'عدد الفناجين يوميًا'],
    ['date', 'تاريخ الشراء'],
    ['yes-no', 'أود إرساله للإصلاح'],
    ['long', 'ماذا جرّبت؟'],
    ['phone', 'رقم للاتصال بك'],
    ['email', 'بريد الطلبية'],
    ['url', 'رابط صورة'],
  ],
  options: ['مطحنة G1', 'مطحنة G2', 'شيء آخر'],
  articles: [
    [
      'المطحنة تُظهر ضوءًا أحمر',
      'الوميض البطيء يعني أن **الشفرات مسدودة**.\n\n1. أوقف الجهاز.\n2. نظّف الشفرة العليا بالفرشاة.',
    ],
    ['كيف أنظف المطحنة؟', 'مرة في الأسبوع بالفرشاة المرفقة.'],
    ['الآلة لا تسخن', 'يرجى ملء الخزان أولًا. انظر [قطع الغيار](/parts).'],
  ],
  search: 'المطحنة',
  subject: 'تومض ببطء',
  message: 'لا تطحن. لقد نظفت المجرى بالفعل.',
  person: 'ليلى حداد',
  reply: 'مرحبًا ليلى، يرجى تنظيف الشفرة العليا بالفرشاة. هل تطحن الآن؟',
};
