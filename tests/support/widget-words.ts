import { words as ar } from '@helpslip/widget/app/locales/ar.ts';
import { words as arFiles } from '@helpslip/widget/app/locales/ar-files.ts';
import { words as arFollow } from '@helpslip/widget/app/locales/ar-follow.ts';
import { words as arReading } from '@helpslip/widget/app/locales/ar-reading.ts';
import { words as arSending } from '@helpslip/widget/app/locales/ar-sending.ts';
import { words as en } from '@helpslip/widget/app/locales/en.ts';
import { words as enFiles } from '@helpslip/widget/app/locales/en-files.ts';
import { words as enFollow } from '@helpslip/widget/app/locales/en-follow.ts';
import { words as enReading } from '@helpslip/widget/app/locales/en-reading.ts';
import { words as enSending } from '@helpslip/widget/app/locales/en-sending.ts';

/** All that the widget itself says, in a language from the left and in one from the right. */
export const widgetWords = {
  en: { ...en, reading: enReading, sending: enSending, files: enFiles, follow: enFollow },
  ar: { ...ar, reading: arReading, sending: arSending, files: arFiles, follow: arFollow },
};
