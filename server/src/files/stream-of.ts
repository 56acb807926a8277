import type { Readable } from 'node:stream';

/** Content as a web stream, read only as fast as it is taken; whoever takes no more of it closes it. */
export function streamOf(content: Readable): ReadableStream<Uint8Array> {
  return streamOfPieces(content.iterator(), () => content.destroy());
}

/**
 * Pieces as a web stream, each made when it is taken.
 * @param leave what happens when nobody takes any more
 */
export function streamOfPieces(pieces: AsyncIterator<Uint8Array>, leave?: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await pieces.next();
        if (piece.done) controller.close();
        else controller.enqueue(piece.value);
      },
      cancel: () => leave?.(),
    },
    { highWaterMark: 0 },
  );
}
