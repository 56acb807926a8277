import type { Readable } from 'node:stream';

/** Content as a web stream, read only as fast as it is taken; whoever takes no more of it closes it. */
export function streamOf(content: Readable): ReadableStream<Uint8Array> {
  const parts = content.iterator();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const part = await parts.next();
        if (part.done) controller.close();
        else controller.enqueue(new Uint8Array(part.value));
      },
      cancel() {
        content.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}
