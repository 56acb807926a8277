import { resolve } from 'node:path';
import * as v from 'valibot';
import { readS3, type S3Settings } from './s3-settings.ts';
import { readSmtpUrl, type SmtpServer } from './smtp-url.ts';

const port = (name: string, fallback: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.transform(Number),
      v.check(
        (value) => Number.isInteger(value) && value >= 0 && value <= 65_535,
        `${name} must be a port, 0 to 65535.`,
      ),
    ),
    String(fallback),
  );

const origin = v.pipe(
  v.string(),
  v.check(isOrigin, 'BASE_URL must be an address without a path, such as https://help.example.com.'),
  v.transform((value) => new URL(value).origin),
);

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
}

/** Secrets that stand in examples and tutorials: as good as none. */
const KNOWN_SECRETS = /^(?:changeme|secret|password|default|example|helpslip|test)+[\d!]*$|^(.)\1+$/i;
const secret = v.pipe(
  v.string(),
  v.minLength(
    32,
    'SECRET must have at least 32 characters. Make one with: node -p "crypto.randomBytes(32).toString(\'hex\')"',
  ),
  v.check((value) => !KNOWN_SECRETS.test(value), 'SECRET must not be a well-known word. Make a random one.'),
);

const hopList = v.pipe(
  v.string(),
  v.transform((value) => value.split(/[\s,]+/).filter(Boolean)),
  v.check(
    (list) => list.every((entry) => /^[0-9a-fA-F.:]+(?:\/\d{1,3})?$/.test(entry)),
    'TRUSTED_PROXIES must be a list of addresses or ranges, such as "127.0.0.1 10.0.0.0/8".',
  ),
);

const text = v.pipe(v.string(), v.minLength(1));

/** As the provider shows them; two while one takes over from the other. */
const webhookSecrets = v.pipe(
  v.string(),
  v.transform((value) => value.split(/[\s,]+/).filter(Boolean)),
  v.check(
    (list) => list.every((entry) => /^whsec_[A-Za-z0-9+/]{22,}={0,2}$/.test(entry)),
    'RESEND_WEBHOOK_SECRET must be what Resend shows for the webhook: whsec_ and at least 22 characters after it.',
  ),
  v.transform((list) => list.map((entry) => Buffer.from(entry.slice('whsec_'.length), 'base64'))),
);

const domain = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.regex(
    /^(?=.{1,200}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/,
    'INBOUND_DOMAIN must be a domain, such as reply.example.com.',
  ),
);

/** Every setting that Helpslip reads from the environment. docs/configuration.md shows the same table. */
export const environmentSchema = v.object({
  NODE_ENV: v.optional(v.string()),
  HOST: v.optional(text, 'localhost'),
  PORT: port('PORT', 3000),
  BASE_URL: v.optional(origin),
  DATA_DIR: v.optional(text, '.data'),
  DATABASE_URL: v.optional(
    v.pipe(v.string(), v.regex(/^postgres(?:ql)?:\/\//, 'DATABASE_URL must start with postgres:// or postgresql://.')),
  ),
  SECRET: v.optional(secret),
  MAIL_FROM: v.optional(
    v.pipe(v.string(), v.regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'MAIL_FROM must hold an e-mail address.')),
  ),
  MAIL_BOUNCE_TO: v.optional(
    v.pipe(v.string(), v.regex(/^[^\s@<>]+@[^\s@<>]+$/, 'MAIL_BOUNCE_TO must be an e-mail address.')),
  ),
  MAIL_PER_SECOND: v.optional(
    v.pipe(
      v.string(),
      v.transform(Number),
      v.check((value) => value > 0 && value <= 1_000, 'MAIL_PER_SECOND must be a number above 0, up to 1000.'),
    ),
  ),
  SMTP_URL: v.optional(text),
  RESEND_API_KEY: v.optional(text),
  RESEND_BASE_URL: v.optional(v.pipe(v.string(), v.url('RESEND_BASE_URL must be an address.'))),
  RESEND_WEBHOOK_SECRET: v.optional(webhookSecrets, ''),
  INBOUND_DOMAIN: v.optional(domain),
  INBOUND_VERIFIER: v.optional(v.pipe(text, v.toLowerCase()), 'amazonses.com'),
  ATTACHMENTS_MB_PER_SITE: v.optional(
    v.pipe(
      v.string(),
      v.transform(Number),
      v.check(
        (value) => Number.isInteger(value) && value >= 1,
        'ATTACHMENTS_MB_PER_SITE must be a whole number, 1 or more.',
      ),
    ),
    '10240',
  ),
  S3_ENDPOINT: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (value) => isOrigin(value),
        'S3_ENDPOINT must be an address without a path, such as https://s3.example.com.',
      ),
      v.transform((value) => new URL(value).origin),
    ),
  ),
  S3_REGION: v.optional(text, 'us-east-1'),
  S3_BUCKET: v.optional(text),
  S3_ACCESS_KEY_ID: v.optional(text),
  S3_SECRET_ACCESS_KEY: v.optional(text),
  TRUSTED_PROXIES: v.optional(hopList, ''),
  RATE_LIMITS: v.optional(v.picklist(['default', 'off'], 'RATE_LIMITS must be "default" or "off".'), 'default'),
  LOG_LEVEL: v.optional(
    v.picklist(['debug', 'info', 'warn', 'error', 'silent'], 'LOG_LEVEL must be debug, info, warn, error or silent.'),
    'info',
  ),
  SEED_FILE: v.optional(text),
});

export interface Config {
  isProduction: boolean;
  host: string;
  port: number;
  /** The public address, without a slash at the end: every link and cookie comes from it. */
  baseUrl: string;
  dataDir: string;
  databaseUrl: string | undefined;
  /** Signs and derives; at least 32 characters. */
  secret: string;
  mailFrom: string;
  /** Where mail servers report letters that they could not deliver; the address in `mailFrom` where nothing is said. */
  mailBounceTo: string | undefined;
  /** How many letters may leave in a second; the transport's own measure where nothing is said. */
  mailPerSecond: number | undefined;
  smtp: SmtpServer | undefined;
  resend: { apiKey: string; baseUrl: string | undefined } | undefined;
  /** Any of them may have signed a call of the provider's webhook; none means that there is no such route. */
  webhookSecrets: Buffer[];
  /** Where replies by mail arrive, and the name by which that server signs its Authentication-Results. */
  inbound: { domain: string; verifier: string } | undefined;
  attachmentBytesPerSite: number;
  /** Where attachments are kept; the data directory where nothing is said. */
  s3: S3Settings | undefined;
  trustedProxies: string[];
  areRateLimitsOn: boolean;
  logLevel: string;
  seedFile: string | undefined;
}

/** All faults of the environment at once, each with what to do. */
export class ConfigFault extends Error {}

/**
 * Reads the environment. An empty variable counts as absent.
 * @param makeSecret gives the installation's own secret where SECRET is absent
 * @throws ConfigFault naming every variable that is wrong
 */
export function readConfig(environment: NodeJS.ProcessEnv, makeSecret: (dataDir: string) => string): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = v.safeParse(environmentSchema, given);
  const faults = parsed.success ? [] : parsed.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
  const isProduction = given.NODE_ENV === 'production';
  if (isProduction && given.RATE_LIMITS === 'off')
    faults.push('RATE_LIMITS: "off" is for tests only; unset it in production.');
  if ((given.RESEND_API_KEY || given.SMTP_URL) && !given.MAIL_FROM)
    faults.push('MAIL_FROM: say from which address letters go out.');
  const smtp = given.SMTP_URL ? readSmtpUrl(given.SMTP_URL, isProduction) : undefined;
  if (typeof smtp === 'string') faults.push(`SMTP_URL: ${smtp}`);
  if (given.SMTP_URL && given.RESEND_API_KEY)
    faults.push('SMTP_URL: letters take one way out; set either SMTP_URL or RESEND_API_KEY.');
  const s3 = readS3(given);
  if (typeof s3 === 'string') faults.push(`S3_BUCKET: ${s3}`);
  if (given.INBOUND_DOMAIN && !given.RESEND_API_KEY)
    faults.push('INBOUND_DOMAIN: mail is fetched from Resend; set RESEND_API_KEY too.');
  if (!parsed.success || typeof smtp === 'string' || faults.length > 0) {
    throw new ConfigFault(
      `Helpslip cannot start with these settings:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  }
  const env = parsed.output;
  const dataDir = resolve(env.DATA_DIR);
  const baseUrl = env.BASE_URL ?? `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`;
  return {
    isProduction,
    host: env.HOST,
    port: env.PORT,
    baseUrl,
    dataDir,
    databaseUrl: env.DATABASE_URL,
    secret: env.SECRET ?? makeSecret(dataDir),
    mailFrom: env.MAIL_FROM ?? `Helpslip <helpslip@${new URL(baseUrl).hostname}>`,
    mailBounceTo: env.MAIL_BOUNCE_TO,
    mailPerSecond: env.MAIL_PER_SECOND,
    smtp,
    resend: env.RESEND_API_KEY ? { apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL } : undefined,
    webhookSecrets: env.RESEND_WEBHOOK_SECRET,
    inbound: env.INBOUND_DOMAIN ? { domain: env.INBOUND_DOMAIN, verifier: env.INBOUND_VERIFIER } : undefined,
    attachmentBytesPerSite: env.ATTACHMENTS_MB_PER_SITE * 1024 * 1024,
    s3: typeof s3 === 'string' ? undefined : s3,
    trustedProxies: env.TRUSTED_PROXIES,
    areRateLimitsOn: env.RATE_LIMITS !== 'off',
    logLevel: env.LOG_LEVEL,
    seedFile: env.SEED_FILE,
  };
}
