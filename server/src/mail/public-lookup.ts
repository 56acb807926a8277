import { lookup } from 'node:dns';
import { BlockList, type LookupFunction } from 'node:net';

/** Of IPv6 only what is handed out to the public, and of that not the ways into IPv4. */
const PUBLIC = new BlockList();
PUBLIC.addSubnet('2000::', 3, 'ipv6');
const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv4');
}
PRIVATE.addSubnet('2001::', 23, 'ipv6');
PRIVATE.addSubnet('2001:db8::', 32, 'ipv6');
PRIVATE.addSubnet('2002::', 16, 'ipv6');

/** Whether an address leads out into the world, and not to this machine or its neighbours. */
export function isPublicAddress(address: string, family: number): boolean {
  return family === 6
    ? PUBLIC.check(address, 'ipv6') && !PRIVATE.check(address, 'ipv6')
    : !PRIVATE.check(address, 'ipv4');
}

/** Resolves a name for a connection, and refuses it where one of its addresses is not public: checked where it is used, it cannot change in between. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (fault, addresses) => {
    const [first] = addresses ?? [];
    if (fault || !first) return callback(fault ?? new Error('The name leads nowhere.'), []);
    if (!addresses.every(({ address, family }) => isPublicAddress(address, family))) {
      return callback(new Error('The name leads to an address that is not public.'), []);
    }
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
