import type { RequesterTexts } from './requester-texts.ts';

export const arabic: RequesterTexts = {
  letters: {
    'ticket-received': {
      subject: 'وصلنا طلبكم {{reference}}',
      opening: 'مرحبًا {{name}}،\n\nوصل طلبكم إلى {{site}}. احتفظوا بهذا الرقم، فبه يمكنكم متابعة الطلب في أي وقت.',
      closing: '',
    },
    'agent-replied': {
      subject: 'رد على طلبكم {{reference}}',
      opening: 'مرحبًا {{name}}،',
      closing: '{{agent}}، {{site}}',
    },
    'ticket-completed': {
      subject: 'اكتمل طلبكم {{reference}}',
      opening:
        'مرحبًا {{name}}،\n\nاكتمل طلبكم لدى {{site}}، وليس عليكم القيام بأي شيء.\n\nإن لم تُحل المشكلة، فاكتبوا لنا مرة أخرى وسنعيد فتح الطلب.',
      closing: '{{agent}}، {{site}}',
    },
    'follow-up': {
      subject: 'هل حُلت المشكلة؟ طلبكم {{reference}}',
      opening: 'مرحبًا {{name}}،\n\nأكملنا طلبكم {{reference}} قبل أيام. هل حُلت المشكلة نهائيًا؟',
      closing: 'شكرًا لكم\n{{agent}}، {{site}}',
    },
    'running-late': {
      subject: 'تأخرنا في الرد على طلبكم {{reference}}',
      opening:
        'مرحبًا {{name}}،\n\nقلنا إن أحد أفراد فريق {{site}} سيرد عليكم قبل هذا الوقت، ولم يرد أحد بعد. نعتذر عن ذلك. لا حاجة إلى الكتابة مرة أخرى.',
      closing: '',
    },
    'access-link': {
      subject: 'الرابط إلى طلبكم {{reference}}',
      opening:
        'مرحبًا {{name}}،\n\nطلب أحدهم، وغالبًا أنتم، رابطًا إلى هذا الطلب. يفتح الرابط المحادثة كلها، فلا تشاركوه مع أحد.',
      closing: '',
    },
  },
  thanks: {
    subject: 'شكرًا لكتابتكم إلى {{site}}، {{reference}}',
    opening: 'مرحبًا {{name}}،\n\n{{thanks}}',
    closing: '',
  },
  named: '{{name}}',
  reference: 'الرقم',
  newTime: 'الموعد الجديد: رد في موعد أقصاه {{promise}}',
  follow: 'متابعة الطلب أو إضافة شيء',
  files: 'الملفات',
  answerHere: 'الرد أو رؤية الطلب كاملًا',
  seeOrReopen: 'رؤيته أو الكتابة مرة أخرى',
  openRequest: 'فتح طلبكم',
  whileYouWait: 'ريثما يصلكم الرد، قد يفيدكم هذا:',
  hours: 'أوقات وجودنا: {{hours}}.',
  range: '{{first}} إلى {{last}}',
  otherWays: 'طرق أخرى للتواصل معنا:',
  notYou: 'لم تطلبوا هذا؟ إذن أخطأ أحدهم في كتابة العنوان.',
  notMe: 'لم أكن أنا',
  completedWithReply: 'بهذا الرد اكتمل الطلب. إن لم تُحل المشكلة، فردوا على هذه الرسالة وسنعيد فتحه.',
  solved: 'نعم، حُلت',
  cameBack: 'لا، عادت المشكلة',
};
