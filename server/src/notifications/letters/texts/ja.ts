import type { RequesterTexts } from './requester-texts.ts';

export const japanese: RequesterTexts = {
  letters: {
    'ticket-received': {
      subject: 'お問い合わせを受け付けました {{reference}}',
      opening:
        '{{name}}\n\nお問い合わせが{{site}}に届きました。この番号をお控えください。いつでも状況をご確認いただけます。',
      closing: '',
    },
    'agent-replied': {
      subject: 'お問い合わせ {{reference}} へのお返事',
      opening: '{{name}}',
      closing: '{{agent}}、{{site}}',
    },
    'ticket-completed': {
      subject: 'お問い合わせ {{reference}} は完了しました',
      opening:
        '{{name}}\n\n{{site}}へのお問い合わせは完了しました。お手続きは必要ありません。\n\nまだ解決していない場合は、もう一度お書きください。お問い合わせを再開します。',
      closing: '{{agent}}、{{site}}',
    },
    'follow-up': {
      subject: '解決しましたか? お問い合わせ {{reference}}',
      opening: '{{name}}\n\n数日前にお問い合わせ {{reference}} を完了いたしました。その後、問題は解決していますか?',
      closing: 'ありがとうございます。\n{{agent}}、{{site}}',
    },
    'running-late': {
      subject: 'お問い合わせ {{reference}} へのお返事が遅れています',
      opening:
        '{{name}}\n\n{{site}}の担当者が今ごろまでにお返事するとお伝えしていましたが、まだできておりません。申し訳ございません。もう一度お書きいただく必要はありません。',
      closing: '',
    },
    'access-link': {
      subject: 'お問い合わせ {{reference}} へのリンク',
      opening:
        '{{name}}\n\nこのお問い合わせへのリンクのご依頼がありました。おそらくご本人からのものです。このリンクですべてのやり取りが開きますので、ほかの方には渡さないでください。',
      closing: '',
    },
  },
  thanks: {
    subject: '{{site}}へのご意見ありがとうございます {{reference}}',
    opening: '{{name}}\n\n{{thanks}}',
    closing: '',
  },
  named: '{{name}} 様',
  reference: '受付番号',
  newTime: '新しい予定: {{promise}}までにお返事します',
  follow: '状況を見る、または書き足す',
  files: 'ファイル',
  answerHere: '返信する、または全体を見る',
  seeOrReopen: '見る、またはもう一度書く',
  openRequest: 'お問い合わせを開く',
  whileYouWait: 'お待ちの間、こちらが役に立つかもしれません。',
  hours: '営業時間: {{hours}}',
  range: '{{first}}〜{{last}}',
  otherWays: 'そのほかの連絡方法:',
  notYou: 'お心当たりがありませんか? どなたかがアドレスを書き間違えたようです。',
  notMe: '私ではありません',
  completedWithReply: 'このお返事をもってお問い合わせを完了とします。解決していない場合はご返信ください。再開します。',
  solved: 'はい、解決しました',
  cameBack: 'いいえ、また起きました',
};
