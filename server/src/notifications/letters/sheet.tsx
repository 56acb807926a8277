/** @jsxImportSource hono/jsx */
import { isRightToLeft } from '@helpslip/shared/languages';
import type { Child } from 'hono/jsx';
import type { Draft, LetterHead } from './letter.ts';
import { letterColors } from './letter-colors.ts';
import { PartOnSheet, tornEdge } from './sheet-parts.tsx';
import { letterLanguage, textsFor } from './texts/languages.ts';

const FONT = "system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";

/** The sheet every letter is written on: one column of 560, plain words, the owner's colour. */
export async function sheet(head: LetterHead, { subject, parts }: Draft): Promise<string> {
  const colors = letterColors(head.brandColor).light;
  const texts = textsFor(head.locale);
  const page = (
    <Page head={head} subject={subject}>
      {parts.map((part, place) => (
        <PartOnSheet part={part} isFirst={place === 0} colors={colors} texts={texts} />
      ))}
    </Page>
  );
  return `<!doctype html>${await page.toString()}`;
}

function Page({ head, subject, children }: { head: LetterHead; subject: string; children?: Child }) {
  const { wash, paper, ink, brand } = letterColors(head.brandColor).light;
  return (
    <html lang={letterLanguage(head.locale)} dir={isRightToLeft(head.locale) ? 'rtl' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <title>{subject}</title>
        <style>{darkRules(head.brandColor)}</style>
      </head>
      <body class="wash" style={`margin:0;background:${wash};color:${ink};font:16px/1.5 ${FONT}`}>
        <div style="max-width:560px;margin:0 auto;padding:24px 16px 28px">
          <p style="margin:0 8px 14px;font-size:15px;font-weight:650">
            <span style={`display:inline-block;width:10px;height:10px;border-radius:3px;background:${brand}`} />{' '}
            <bdi>{head.siteName}</bdi>
          </p>
          <div class="paper" style={`background:${paper};color:${ink};border-radius:14px;padding:26px 24px`}>
            {children}
          </div>
        </div>
      </body>
    </html>
  );
}

/** Light is written on each element; a mail client that knows neither this sheet nor dark shows light throughout. */
function darkRules(brandColor: string | undefined): string {
  const { ink, quiet, paper, wash, line, link } = letterColors(brandColor).dark;
  const rules = [
    `.wash{background:${wash}!important;color:${ink}!important}`,
    `.paper{background:${paper}!important;color:${ink}!important}`,
    `.torn{background-image:${tornEdge(wash)}!important}`,
    `.line{border-color:${line}!important}`,
    `.quiet{color:${quiet}!important}`,
    `.link{color:${link}!important}`,
  ];
  return `@media (prefers-color-scheme:dark){${rules.join('')}}`;
}
