/** @jsxImportSource hono/jsx */

import type { Part } from './letter.ts';
import type { LetterColors } from './letter-colors.ts';
import type { LetterTexts } from './texts/en.ts';

const MONO = 'ui-monospace,Menlo,Consolas,monospace';
const SMALL = 'font-size:14px';

interface PartProps {
  part: Part;
  isFirst: boolean;
  colors: LetterColors;
  texts: LetterTexts;
}

/** One part of a letter. Styles are written on each element, since mail clients drop most sheets. */
export function PartOnSheet({ part, isFirst, colors, texts }: PartProps) {
  const above = isFirst ? '0' : '14px';
  switch (part.kind) {
    case 'words':
      return (
        <p dir={part.isTyped && 'auto'} style={`margin:${above} 0 0;white-space:pre-line;overflow-wrap:anywhere`}>
          {part.text}
        </p>
      );
    case 'said':
      return (
        <div
          class="line"
          dir="auto"
          style={`margin:${isFirst ? '0' : '16px'} 0 0;padding-inline-start:14px;border-inline-start:3px solid ${colors.line};white-space:pre-line;overflow-wrap:anywhere`}
        >
          {part.text}
        </div>
      );
    case 'slip':
      return <Slip reference={part.reference} promise={part.promise} colors={colors} texts={texts} />;
    case 'facts':
      return (
        <table role="presentation" style="margin:18px 0 0;border-collapse:collapse;font-size:15px">
          {part.rows.map(({ label, value }) => (
            <tr>
              <td class="quiet" style={`padding:3px 16px 3px 0;vertical-align:top;color:${colors.quiet}`}>
                {label}
              </td>
              <td dir="auto" style="padding:3px 0;overflow-wrap:anywhere">
                {value}
              </td>
            </tr>
          ))}
        </table>
      );
    case 'answers':
      return (
        <div class="line" style={`margin:24px 0 0;padding:16px 0 0;border-top:1px solid ${colors.line}`}>
          <p style="margin:0;font-weight:600">{part.intro}</p>
          {part.answers.map(({ locale, question, excerpt, href }) => (
            <p dir="auto" lang={locale} style={`margin:12px 0 0;${SMALL}`}>
              <strong>
                <TextLink label={question} href={href} colors={colors} />
              </strong>
              <br />
              <span class="quiet" style={`color:${colors.quiet}`}>
                {excerpt}
              </span>
            </p>
          ))}
        </div>
      );
    case 'link':
      return (
        <p style="margin:18px 0 0;font-weight:600">
          <TextLink {...part.link} colors={colors} />
        </p>
      );
    case 'buttons':
      return (
        <p style="margin:10px 0 0">
          {part.links.map(({ label, href }) => (
            <a
              href={href}
              style={`display:inline-block;margin:10px 0 0;margin-inline-end:10px;padding:11px 18px;border-radius:10px;background:${colors.brand};color:${colors.onBrand};font-weight:600;text-decoration:none`}
            >
              {label}
            </a>
          ))}
        </p>
      );
    case 'small':
      return (
        <p class="quiet" style={`margin:16px 0 0;${SMALL};color:${colors.quiet}`}>
          {part.text}{' '}
          {part.links?.map((link, place) => (
            <>
              {place > 0 && ' · '}
              <TextLink {...link} colors={colors} />
            </>
          ))}
        </p>
      );
  }
}

function TextLink({ label, href, colors }: { label: string; href: string; colors: LetterColors }) {
  return (
    <a class="link" dir="auto" href={href} style={`color:${colors.link}`}>
      {label}
    </a>
  );
}

interface SlipProps extends Pick<PartProps, 'colors' | 'texts'> {
  reference: string;
  promise: string | null;
}

/** The slip, as the widget and the follow page show it. */
function Slip({ reference, promise, colors: { wash, quiet, line }, texts }: SlipProps) {
  return (
    <div style="margin:20px 0 0;text-align:center">
      <div class="wash" style={`background:${wash};border-radius:12px 12px 0 0;padding:18px 12px 14px`}>
        <div class="quiet" style={`font-size:13px;font-weight:600;color:${quiet}`}>
          {texts.reference}
        </div>
        <div dir="ltr" style={`font:650 26px/1.3 ${MONO};letter-spacing:.02em;white-space:nowrap;margin-top:4px`}>
          {reference}
        </div>
        {promise && (
          <div
            class="line"
            dir="auto"
            style={`border-top:1px dashed ${line};margin:14px 8px 0;padding-top:12px;font-size:15px`}
          >
            {promise}
          </div>
        )}
      </div>
      <div class="torn" style={`height:8px;font-size:0;line-height:8px;background:${tornEdge(wash)} 0 0/18px 8px`} />
    </div>
  );
}

/** Where it is not understood the strip stays empty, and the slip ends in a plain edge. */
export function tornEdge(color: string): string {
  return `radial-gradient(6px at 50% 100%,transparent 98%,${color})`;
}
