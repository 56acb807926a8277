import crypto, { type ScryptOptions } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

type Told = (fault: Error | null, key: Buffer) => void;

/**
 * From now on this process makes the key of one password and one salt only once, and gives the same key to whoever asks again. A cast signs
 * in for every test; of all other passwords a key takes its time, as it should.
 */
export function makeKeyOnce(known: string): void {
  const { scrypt } = crypto;
  const keys = new Map<string, Promise<Buffer>>();
  const make = (password: string, salt: string, length: number, options: ScryptOptions) =>
    new Promise<Buffer>((resolve, reject) => {
      scrypt(password, salt, length, options, (fault, key) => (fault ? reject(fault) : resolve(key)));
    });

  function scryptOnce(password: string, salt: string, length: number, options: ScryptOptions, told: Told): void {
    if (password !== known) {
      scrypt(password, salt, length, options, told);
      return;
    }
    const asked = JSON.stringify([salt, length, options]);
    const key = keys.get(asked) ?? make(password, salt, length, options);
    keys.set(asked, key);
    key.then(
      (made) => told(null, made),
      (fault) => told(fault, Buffer.alloc(0)),
    );
  }

  Object.assign(crypto, { scrypt: scryptOnce });
  syncBuiltinESMExports();
}
