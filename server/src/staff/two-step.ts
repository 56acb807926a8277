import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Kysely } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { recordAudit } from '../db/record-audit.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../errors.ts';
import { makeRecoveryCodes, takeRecoveryCode } from './recovery-codes.ts';
import type { Staff } from './sign-in.ts';

const STEP_SECONDS = 30;
/** A clock may be half a minute wrong, either way. */
const STEPS_OFF = 1;
/** How long a secret waits for its first code: the password that it was made for is not asked again. */
const PAIRING_MS = 15 * 60_000;

/** Whether a person gives a code after the password. */
export async function hasTwoStep(db: Kysely<Database>, staffId: string): Promise<boolean> {
  const row = await db.selectFrom('two_step').select('turned_on_at').where('staff_id', '=', staffId).executeTakeFirst();
  return row?.turned_on_at instanceof Date;
}

/** What an authenticator app is told, as long as it was not yet shown to have it: as text to type, and as an `otpauth:` address. */
export interface Pairing {
  secret: string;
  address: string;
}

/**
 * How far somebody is with the second step.
 * @returns `off`; the pairing that waits for its first code; or `on` with how many recovery codes are left
 */
export async function twoStepOf(
  deps: Deps,
  staff: Staff,
): Promise<{ state: 'off' } | { state: 'pairing'; pairing: Pairing } | { state: 'on'; codesLeft: number }> {
  const { db, config, clock } = deps;
  const row = await db.selectFrom('two_step').selectAll().where('staff_id', '=', staff.id).executeTakeFirst();
  if (!row) return { state: 'off' };
  if (row.turned_on_at) {
    const { left } = await db
      .selectFrom('recovery_code')
      .select((from) => from.fn.countAll<number>().as('left'))
      .where('staff_id', '=', staff.id)
      .executeTakeFirstOrThrow();
    return { state: 'on', codesLeft: left };
  }
  if (row.started_at.getTime() < clock().getTime() - PAIRING_MS) return { state: 'off' };
  const totp = appOf(await unsealed(deps, row.sealed_secret), `${staff.email} (${new URL(config.baseUrl).host})`);
  return { state: 'pairing', pairing: { secret: totp.secret.base32, address: totp.toString() } };
}

/** Makes a secret for an app. Nothing asks for codes until the app has shown one. @throws Refusal `conflict` when the second step is on */
export async function startTwoStep({ db, config, clock }: Deps, staffId: string): Promise<void> {
  const sealed = await symmetricEncrypt({ key: config.secret, data: new Secret({ size: 20 }).base32 });
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('two_step')
    .values({ staff_id: staffId, sealed_secret: sealed, started_at: clock() })
    .onConflict((conflict) =>
      conflict
        .column('staff_id')
        .doUpdateSet({ sealed_secret: sealed, started_at: clock() })
        .where('two_step.turned_on_at', 'is', null),
    )
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) throw new Refusal('conflict', 'Two-step sign-in is on already.');
}

/**
 * Turns the second step on with the app's first code, and ends the person's other sessions.
 * @returns the recovery codes, which cannot be read again; null when the code is wrong
 */
export async function turnOnTwoStep(
  deps: Deps,
  { staffId, sessionId }: { staffId: string; sessionId: string },
  code: string,
): Promise<string[] | null> {
  const at = deps.clock();
  return deps.db.transaction().execute(async (trx) => {
    if (await hasTwoStep(trx, staffId)) throw new Refusal('conflict', 'Two-step sign-in is on already.');
    if (!(await takeAppCode(deps, trx, staffId, code))) return null;
    const { numUpdatedRows } = await trx
      .updateTable('two_step')
      .set({ turned_on_at: at })
      .where('staff_id', '=', staffId)
      .where('started_at', '>=', new Date(at.getTime() - PAIRING_MS))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refusal('conflict', 'This took too long. Begin again with your password.');
    await trx.deleteFrom('staff_session').where('staff_id', '=', staffId).where('id', '!=', sessionId).execute();
    await recordAudit(trx, { siteId: null, staffId, action: 'two-step-turned-on' }, at);
    return makeRecoveryCodes(deps, trx, staffId);
  });
}

/** Makes new recovery codes, and voids the old ones. @throws Refusal `conflict` when the second step is off */
export function renewRecoveryCodes(deps: Deps, staffId: string): Promise<string[]> {
  return deps.db.transaction().execute(async (trx) => {
    if (!(await hasTwoStep(trx, staffId))) throw new Refusal('conflict', 'Two-step sign-in is off.');
    await recordAudit(trx, { siteId: null, staffId, action: 'recovery-codes-renewed' }, deps.clock());
    return makeRecoveryCodes(deps, trx, staffId);
  });
}

/** Turns the second step off. @param byId who does it: the person, or an owner for one who lost app and codes */
export async function turnOffTwoStep({ db, clock }: Deps, staffId: string, byId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('recovery_code').where('staff_id', '=', staffId).execute();
    await trx.deleteFrom('two_step').where('staff_id', '=', staffId).execute();
    const detail = staffId === byId ? {} : { of: staffId };
    await recordAudit(trx, { siteId: null, staffId: byId, action: 'two-step-turned-off', detail }, clock());
  });
}

/** Takes a code of the app, or a recovery code. Each is taken once, also when sent twice at the same moment. */
export async function takeCode(deps: Deps, db: Kysely<Database>, staffId: string, typed: string): Promise<boolean> {
  const code = typed.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(code) ? takeAppCode(deps, db, staffId, code) : takeRecoveryCode(deps, db, staffId, code);
}

async function takeAppCode(deps: Deps, db: Kysely<Database>, staffId: string, typed: string): Promise<boolean> {
  const row = await db
    .selectFrom('two_step')
    .select('sealed_secret')
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  if (!row) return false;
  const timestamp = deps.clock().getTime();
  const token = typed.replace(/\s/g, '');
  const stepsOff = appOf(await unsealed(deps, row.sealed_secret)).validate({ token, timestamp, window: STEPS_OFF });
  if (stepsOff === null) return false;
  const step = Math.floor(timestamp / 1000 / STEP_SECONDS) + stepsOff;
  const { numUpdatedRows } = await db
    .updateTable('two_step')
    .set({ last_step: step })
    .where('staff_id', '=', staffId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function appOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Helpslip', label, secret: Secret.fromBase32(secret), period: STEP_SECONDS });
}

function unsealed({ config }: Deps, sealed: string): Promise<string> {
  return symmetricDecrypt({ key: config.secret, data: sealed });
}
