import { resolve } from 'node:path';
import * as v from 'valibot';

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
  RESEND_API_KEY: v.optional(text),
  RESEND_BASE_URL: v.optional(v.pipe(v.string(), v.url('RESEND_BASE_URL must be an address.'))),
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
  resend: { apiKey: string; baseUrl: string | undefined } | undefined;
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
  if (given.RESEND_API_KEY && !given.MAIL_FROM) faults.push('MAIL_FROM: say from which address letters go out.');
  if (!parsed.success || faults.length > 0) {
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
    resend: env.RESEND_API_KEY ? { apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL } : undefined,
    trustedProxies: env.TRUSTED_PROXIES,
    areRateLimitsOn: env.RATE_LIMITS !== 'off',
    logLevel: env.LOG_LEVEL,
    seedFile: env.SEED_FILE,
  };
}
