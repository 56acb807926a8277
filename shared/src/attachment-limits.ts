/** What may go along with one message, and how many pixels an image may say it has. */
export const attachmentLimits = { files: 5, bytes: 10 * 1024 * 1024, pixels: 100_000_000 } as const;
