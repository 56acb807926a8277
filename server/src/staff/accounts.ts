import { betterAuth } from 'better-auth';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { browserWords } from './browser-words.ts';
import { hasTwoStep } from './two-step.ts';

export const passwordLength = { min: 10, max: 200 } as const;
/** However busy somebody is at the desk, after this they sign in again. */
export const LONGEST_SESSION_SECONDS = 30 * 24 * 3600;

const instants = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/**
 * The cookie of a session at the desk. A __Host- cookie cannot be planted by a neighbouring subdomain; browsers want it
 * on the whole host and over https.
 */
export function sessionCookie({ baseUrl }: Config): { name: string; path: string; isSecure: boolean } {
  return baseUrl.startsWith('https:')
    ? { name: '__Host-helpslip', path: '/', isSecure: true }
    : { name: 'helpslip', path: '/admin', isSecure: false };
}

/** better-auth over our own tables. Only its server API is called: its routes are not served, and sign-up is closed. */
function openAccounts({ db, config, clock }: Deps) {
  const cookie = sessionCookie(config);
  return betterAuth({
    appName: 'Helpslip',
    baseURL: config.baseUrl,
    basePath: '/admin',
    secret: config.secret,
    database: { db, type: 'postgres' },
    trustedOrigins: [config.baseUrl],
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    user: {
      modelName: 'staff',
      fields: { emailVerified: 'email_verified', ...instants },
      additionalFields: {
        role: { type: ['owner', 'agent'], required: true, input: false },
        hasKeyShortcuts: { type: 'boolean', fieldName: 'has_key_shortcuts', required: false, input: false },
      },
    },
    session: {
      modelName: 'staff_session',
      fields: {
        userId: 'staff_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...instants,
      },
      additionalFields: {
        awaitsCode: { type: 'boolean', fieldName: 'awaits_code', required: false, input: false },
      },
      expiresIn: LONGEST_SESSION_SECONDS,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'staff_account',
      fields: {
        userId: 'staff_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...instants,
      },
    },
    verification: { modelName: 'staff_verification', fields: { expiresAt: 'expires_at', ...instants } },
    advanced: {
      cookiePrefix: 'helpslip',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: cookie.isSecure, path: cookie.path },
      cookies: { session_token: { name: cookie.name } },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: {
              ...session,
              userAgent: browserWords(session.userAgent ?? ''),
              awaitsCode: await hasTwoStep(db, session.userId),
              createdAt: clock(),
              updatedAt: clock(),
            },
          }),
        },
      },
    },
  });
}

const accountsOf = new WeakMap<Deps, ReturnType<typeof openAccounts>>();

/** The accounts of one installation, opened once. */
export function accounts(deps: Deps): ReturnType<typeof openAccounts> {
  const opened = accountsOf.get(deps) ?? openAccounts(deps);
  accountsOf.set(deps, opened);
  return opened;
}
