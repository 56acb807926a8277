/** What attaching files says in English. Sizes come with their unit, in the visitor's own figures: "2.4 MB". */
export const words = {
  label: 'Screenshots and files',
  addFile: 'Add a file',
  ways: 'You can also drop files here, or paste a screenshot.',
  bounds: (most: string, size: string) => `Up to ${most} files of ${size} each.`,
  /** What a pasted picture is called. */
  screenshot: 'Screenshot',
  waits: 'Waiting for its turn',
  isThere: 'Ready to send',
  notUploaded: 'Not uploaded yet. It is tried again by itself.',
  notTaken: 'This file cannot be taken.',
  noRoom: 'There is no room for files just now. You can send your message without it.',
  tryAgain: 'Try again',
  remove: 'Remove',
  wasRemoved: (name: string) => `${name} is removed.`,
  tooMany: (most: string) => `Only ${most} files can go along. The rest was left out.`,
  tooLarge: (name: string, size: string) => `${name} is larger than ${size}.`,
  isEmpty: (name: string) => `${name} is empty.`,
  notKept: 'This browser keeps no files: please leave this page open until you have sent.',
};

export type FilesWords = typeof words;
