/** @jsxImportSource hono/jsx */

/** A text with the marked parts of it shown. @param marks UTF-16 offsets, in order, not overlapping */
export function Marked({ text, marks }: { text: string; marks: [number, number][] }) {
  return (
    <>
      {marks.map(([start, end], at) => (
        <>
          {text.slice(marks[at - 1]?.[1] ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
