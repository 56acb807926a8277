import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpServer } from '../smtp-url.ts';
import { bareAddress } from './bare-address.ts';
import type { Mailer, OutgoingLetter, SendOutcome } from './mailer.ts';
import { endOf } from './smtp-end.ts';

const DEADLINE_MS = 30_000;
const PHASE_MS = 10_000;
const SILENCE_MS = 20_000;

interface SmtpSettings {
  server: SmtpServer;
  /** Where mail servers report letters that they could not deliver. */
  bounceTo: string;
  perSecond: number | null;
  /** Further authorities to trust, as PEM. */
  authorities?: string[];
}

/** Sends by SMTP, a connection for each letter: so it is known how far each one came. Without TLS nothing is said, not even the login. */
export function smtpMailer(settings: SmtpSettings): Mailer {
  return {
    name: 'smtp',
    isDevMailbox: false,
    atOnce: 4,
    perSecond: settings.perSecond,
    deadlineMs: DEADLINE_MS,
    knowsLetterForMs: 0,
    blindTries: 1,
    send: (letter) => handOver(settings, letter),
  };
}

async function handOver(settings: SmtpSettings, letter: OutgoingLetter): Promise<SendOutcome> {
  const { id: _, headers, ...parts } = letter;
  const composer = new MailComposer({ ...parts, headers, disableFileAccess: true, disableUrlAccess: true });
  const message = await composer.compile().build();
  const { server, bounceTo } = settings;
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.encryption === 'from-start',
    requireTLS: server.encryption === 'starttls',
    ignoreTLS: server.encryption === 'none',
    tls: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(settings.authorities ? { ca: settings.authorities } : {}),
    },
    connectionTimeout: PHASE_MS,
    greetingTimeout: PHASE_MS,
    dnsTimeout: PHASE_MS,
    socketTimeout: SILENCE_MS,
    socketCloseTimeout: 1_000,
  });
  const body = watchedStream(message);
  return new Promise((answer) => {
    const timer = setTimeout(() => end({ code: 'ETIMEDOUT' }), DEADLINE_MS);
    const end = (fault: unknown) => {
      clearTimeout(timer);
      connection.close();
      body.stream.destroy();
      answer(endOf(fault, body.isBegun()));
    };
    connection.on('error', end);
    connection.connect((fault) => {
      if (fault) return end(fault);
      const send = () =>
        connection.send({ from: bounceTo, to: [bareAddress(letter.to)] }, body.stream, (refusal) => end(refusal));
      if (!server.login) return send();
      const { user, password } = server.login;
      connection.login({ user, credentials: { user, pass: password } }, (refusal) => (refusal ? end(refusal) : send()));
    });
  });
}

/** A message that knows whether anybody has begun to read it, which is after the server has said: go ahead. */
function watchedStream(message: Buffer): { stream: Readable; isBegun: () => boolean } {
  let hasBegun = false;
  const stream = new Readable({
    read() {
      hasBegun = true;
      this.push(message);
      this.push(null);
    },
  });
  return { stream, isBegun: () => hasBegun };
}
