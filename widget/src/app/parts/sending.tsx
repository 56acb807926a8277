import { sheetOf } from '../sheet.ts';
import css from '../styles/sending.css?inline';

export { Below } from '../sending/below.tsx';
export { keepSending } from '../sending/keep-sending.ts';
export { MayHelp } from '../sending/may-help.tsx';
export { slipOf } from '../sending/slip-of.ts';
export { SlipStep as Step } from '../sending/slip-step.tsx';
export { Standing } from '../sending/standing.tsx';
export { bodyOf, faultsOf } from '../sending/ticket-body.ts';
export { speak } from '../sending/words.ts';
export const sheet = sheetOf(css);
