import { isPublicAddress, publicLookup } from '@helpslip/server/mail/public-lookup.ts';
import { expect, test } from 'vitest';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
])('R22: %s is not public', (address) => {
  expect(isPublicAddress(address, 4)).toBe(false);
  // The same, as IPv6 writes it.
  expect(isPublicAddress(`::ffff:${address}`, 6)).toBe(false);
  expect(isPublicAddress(`64:ff9b::${address}`, 6)).toBe(false);
});

test.each(['::1', '::', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', '2001::1'])(
  'R22: %s is not public',
  (address) => {
    expect(isPublicAddress(address, 6)).toBe(false);
  },
);

test('addresses of the world are public', () => {
  expect(isPublicAddress('93.184.216.34', 4)).toBe(true);
  expect(isPublicAddress('172.32.0.1', 4)).toBe(true);
  expect(isPublicAddress('2606:2800:220:1:248:1893:25c8:1946', 6)).toBe(true);
});

test.each([true, false])(
  'R22: a name that leads to this machine is not connected to (all addresses: %s)',
  async (all) => {
    const told = await new Promise<string>((resolve) => {
      publicLookup('localhost', { all }, (fault, address) => resolve(fault?.message ?? JSON.stringify(address)));
    });
    expect(told).toBe('The name leads to an address that is not public.');
  },
);
