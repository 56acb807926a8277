/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { encode } from 'uqr';
import { type Pairing, twoStepOf } from '../staff/two-step.ts';
import type { WebContext } from '../web/route.ts';
import { ProofField } from './credentials.tsx';
import { staffIn } from './desk-route.tsx';
import { DoneNotice } from './done-notice.tsx';
import { Field } from './field.tsx';
import { answerPage, FormToken } from './layout.tsx';

const doneWords = { off: 'Two-step sign-in is off.' };

/** What is wrong with the form that was sent, by the form. */
export type TwoStepFaults = Partial<Record<'start' | 'code' | 'codes' | 'off', string>>;

/** GET /admin/account/two-step */
export function twoStepPage(c: WebContext): Promise<Response> {
  return answerTwoStep(c, {});
}

/** The page of the second step, as far as the person is with it. */
export async function answerTwoStep(c: WebContext, faults: TwoStepFaults): Promise<Response> {
  const twoStep = await twoStepOf(c.get('deps'), staffIn(c));
  const formToken = c.get('formToken');
  const isFaulty = Object.keys(faults).length > 0;
  return frame(
    c,
    isFaulty ? 422 : 200,
    <>
      <DoneNotice c={c} words={doneWords} />
      {twoStep.state === 'off' && <Start formToken={formToken} fault={faults.start} label="Begin" />}
      {twoStep.state === 'pairing' && <Pair pairing={twoStep.pairing} formToken={formToken} fault={faults.code} />}
      {twoStep.state === 'on' && <On codesLeft={twoStep.codesLeft} formToken={formToken} faults={faults} />}
    </>,
  );
}

/** Shows recovery codes, this once. */
export function answerRecoveryCodes(c: WebContext, codes: string[]): Response | Promise<Response> {
  return frame(
    c,
    200,
    <section class="form-card">
      <h2>Your recovery codes</h2>
      <p>
        Two-step sign-in is on. If your phone is lost, each of these codes opens the desk once, in place of the app.
        Print them or write them down now: <strong>they are not shown again</strong>.
      </p>
      <ol class="codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <a class="button" href="/admin/account">
        I have kept them
      </a>
    </section>,
  );
}

function frame(c: WebContext, status: 200 | 422, content: Child): Response | Promise<Response> {
  return answerPage(
    c,
    { title: 'Two-step sign-in', status },
    <div class="narrow">
      <p class="back">
        <a href="/admin/account">Your account</a>
      </p>
      <h1>Two-step sign-in</h1>
      {content}
    </div>,
  );
}

interface StartProps {
  formToken: string | undefined;
  fault: string | undefined;
  label: string;
}

function Start({ formToken, fault, label }: StartProps) {
  return (
    <form class="form-card" method="post" action="/admin/account/two-step/start">
      <p>
        After your password you type a code that an app on your phone shows and that changes every half minute. Any
        authenticator app will do.
      </p>
      <FormToken value={formToken} />
      <ProofField of="start" fault={fault} />
      <button class="button" type="submit">
        {label}
      </button>
    </form>
  );
}

interface PairProps {
  pairing: Pairing;
  formToken: string | undefined;
  fault: string | undefined;
}

function Pair({ pairing, formToken, fault }: PairProps) {
  return (
    <form class="form-card" method="post" action="/admin/account/two-step/confirm">
      <p>
        Scan this with your authenticator app, <a href={pairing.address}>open it in the app on this device</a>, or type
        the secret.
      </p>
      <QrCode text={pairing.address} />
      <p class="secret">
        <code>{pairing.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <FormToken value={formToken} />
      <Field
        name="code"
        label="The code that the app shows now"
        autocomplete="one-time-code"
        fault={fault}
        hint="It is off until this code is right."
      />
      <button class="button" type="submit">
        Turn it on
      </button>
    </form>
  );
}

function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 4 });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR code of the secret below">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}

interface OnProps {
  codesLeft: number;
  formToken: string | undefined;
  faults: TwoStepFaults;
}

function On({ codesLeft, formToken, faults }: OnProps) {
  return (
    <>
      <p class="lead">On. You are asked for a code each time you sign in.</p>
      <form class="form-card" method="post" action="/admin/account/two-step/codes">
        <h2>Recovery codes</h2>
        <p>{codesLeft === 0 ? 'None is left.' : `${codesLeft} are left.`} New ones void the old.</p>
        <FormToken value={formToken} />
        <ProofField of="codes" fault={faults.codes} />
        <button class="button quiet" type="submit">
          Make new codes
        </button>
      </form>
      <form class="form-card" method="post" action="/admin/account/two-step/off">
        <h2>Turn it off</h2>
        <p>Your password alone opens the desk then.</p>
        <FormToken value={formToken} />
        <ProofField of="off" fault={faults.off} />
        <button class="button quiet" type="submit">
          Turn it off
        </button>
      </form>
    </>
  );
}
