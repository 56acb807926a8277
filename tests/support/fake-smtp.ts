import { once } from 'node:events';
import { readSmtpUrl, type SmtpServer } from '@helpslip/server/smtp-url.ts';
import { generate } from 'selfsigned';
import { SMTPServer } from 'smtp-server';

/** What the mail server does with a letter. */
export type SmtpAct =
  | 'accept'
  /** Refuses the recipient, for now or for good. */
  | { at: 'recipient' | 'message'; code: number }
  /** The connection ends before the letter's text was asked for. */
  | 'drop-before-data'
  /** It has the whole letter, and the connection ends without a word. */
  | 'drop-after-data';

export interface ArrivedLetter {
  from: string;
  to: string[];
  isSecure: boolean;
  raw: string;
}

export interface FakeSmtp {
  server: SmtpServer;
  /** What a client must trust to trust this server. */
  authority: string;
  /** The letters that it has, whether or not it could say so. */
  arrived: ArrivedLetter[];
  /** Commands that came in the open. */
  openCommands: string[];
  script: SmtpAct[];
  usual: SmtpAct;
  close(): Promise<void>;
}

interface FakeSmtpOptions {
  encryption?: SmtpServer['encryption'];
  /** Does not know STARTTLS, as when somebody in between took it out. */
  isStripped?: boolean;
  /** A certificate for another name. */
  name?: string;
  login?: { user: string; password: string };
}

/** A real SMTP server on this machine, that does what a test tells it. */
export async function fakeSmtp(options: FakeSmtpOptions = {}): Promise<FakeSmtp> {
  const { encryption = 'starttls', isStripped = false, name = 'localhost', login } = options;
  const pair = await generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
    ],
  });
  let act: SmtpAct = 'accept';
  const refusal = (code: number) => Object.assign(new Error(`${code} so says the test`), { responseCode: code });
  const smtp = new SMTPServer({
    secure: encryption === 'from-start',
    key: pair.private,
    cert: pair.cert,
    hideSTARTTLS: isStripped,
    disabledCommands: [...(isStripped || encryption === 'none' ? ['STARTTLS'] : []), ...(login ? [] : ['AUTH'])],
    authOptional: !login,
    logger: false,
    closeTimeout: 100,
    onAuth({ username, password }, _session, done) {
      if (username === login?.user && password === login?.password) done(null, { user: username });
      else done(refusal(535));
    },
    onMailFrom(_address, session, done) {
      if (!session.secure) fake.openCommands.push('MAIL');
      act = fake.script.shift() ?? fake.usual;
      done();
    },
    onRcptTo(_address, session, done) {
      if (act === 'drop-before-data') return cut(session.id);
      done(typeof act === 'object' && act.at === 'recipient' ? refusal(act.code) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (typeof act === 'object') return done(refusal(act.code));
        fake.arrived.push({
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          isSecure: session.secure,
          raw: Buffer.concat(chunks).toString(),
        });
        if (act === 'drop-after-data') return cut(session.id);
        done();
      });
    },
  });
  smtp.on('error', () => {});

  function cut(sessionId: string): void {
    for (const connection of smtp.connections) {
      if (connection.id === sessionId) connection._socket.destroy();
    }
  }

  const listener = smtp.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const credentials = login ? `${login.user}:${login.password}@` : '';
  const scheme = encryption === 'from-start' ? 'smtps' : 'smtp';
  const isOpen = encryption === 'none';
  const server = readSmtpUrl(`${scheme}://${credentials}localhost:${port}${isOpen ? '?tls=off' : ''}`, !isOpen);
  if (typeof server === 'string') throw new Error(server);
  const fake: FakeSmtp = {
    server,
    authority: pair.cert,
    arrived: [],
    openCommands: [],
    script: [],
    usual: 'accept',
    close: () => new Promise((done) => smtp.close(() => done())),
  };
  return fake;
}
