import { addStaff, hashOfPassword } from '@helpslip/server/staff/add-staff.ts';
import type { Staff } from '@helpslip/server/staff/sign-in.ts';
import { type Desk, desk, signedIn } from './desk.ts';
import type { Helpslip } from './helpslip.ts';
import { makeKeyOnce } from './key-made-once.ts';

/** A person with a browser that is signed in at the desk. */
export interface Person {
  staff: Staff;
  password: string;
  desk: Desk;
}

export interface Cast {
  /** The owner, of every site. */
  olga: Person;
  /** An agent of the first site. */
  mara: Person;
  /** Staff of no site at all: must see nothing. */
  charlie: Person;
  /** Somebody who is not signed in. */
  stranger: Desk;
  /** The requester, as the widget sends her. */
  ada: { name: string; email: string };
}

type House = Pick<Helpslip, 'deps' | 'app' | 'siteId'>;

/** The people of the tests, each signed in through the front door. */
export async function makeCast(house: House): Promise<Cast> {
  const { siteId } = house;
  const [olga, mara, charlie] = await Promise.all([
    addPerson(house, { name: 'Olga Owner', role: 'owner', siteIds: [siteId] }),
    addPerson(house, { name: 'Mara Agent', role: 'agent', siteIds: [siteId] }),
    addPerson(house, { name: 'Charlie Nobody', role: 'agent', siteIds: [] }),
  ]);
  const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };
  return { olga, mara, charlie, stranger: desk(house), ada };
}

const password = 'a few words in a row';
makeKeyOnce(password);
/** Hashing is slow on purpose: once is enough. */
let passwordHash: Promise<string> | undefined;

interface NewPerson {
  name: string;
  role: Staff['role'];
  siteIds: number[];
  email?: string;
}

const addressOf = (name: string) => `${name.split(' ')[0]?.toLowerCase()}@desk.example`;

/** One more person at the desk, with an address of their own, who works for the given sites. */
export async function addPerson(
  house: Pick<House, 'deps' | 'app'>,
  { name, role, siteIds, email = addressOf(name) }: NewPerson,
): Promise<Person> {
  const { deps } = house;
  passwordHash ??= hashOfPassword(password);
  const person = { name, email, role, passwordHash: await passwordHash };
  const staff = await deps.db.transaction().execute((trx) => addStaff(trx, person, deps.clock(), siteIds));
  return { staff, password, desk: await signedIn(house, { email, password }) };
}
