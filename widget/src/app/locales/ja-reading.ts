import type { ReadingWords } from './en-reading.ts';

/** What an answer and the thanks after it say in Japanese. */
export const words: ReadingWords = {
  didThisHelp: 'お役に立ちましたか？',
  yes: 'はい、解決しました',
  no: 'いいえ、問い合わせる',
  lastChanged: (date) => `最終更新日：${date}`,
  noAnswer: 'この回答は今は表示できません。',
  glad: 'よかったです。',
  gladMore: 'お知らせいただきありがとうございます。次の方がこの回答を見つけやすくなります。',
  stillNeed: 'まだ解決していません',
};
