import type { FilesWords } from './en-files.ts';

/** What attaching files says in Japanese. */
export const words: FilesWords = {
  label: 'スクリーンショットとファイル',
  addFile: 'ファイルを追加',
  ways: 'ここにファイルをドロップするか、スクリーンショットを貼り付けることもできます。',
  bounds: (most, size) => `1ファイル${size}まで、最大${most}件。`,
  screenshot: 'スクリーンショット',
  waits: '順番待ち',
  isThere: '送信できます',
  notUploaded: 'まだアップロードされていません。自動的に再試行します。',
  notTaken: 'このファイルは受け付けられません。',
  noRoom: '今はファイルを受け付けられません。ファイルなしで送信できます。',
  tryAgain: 'もう一度試す',
  remove: '削除',
  wasRemoved: (name) => `${name} を削除しました。`,
  tooMany: (most) => `送れるファイルは${most}件までです。残りは含まれません。`,
  tooLarge: (name, size) => `${name} は${size}を超えています。`,
  isEmpty: (name) => `${name} は空です。`,
  notKept: 'このブラウザーではファイルを保存できません。送信するまでこのページを開いたままにしてください。',
};
