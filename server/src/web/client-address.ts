import { BlockList, isIP } from 'node:net';
import type { Config } from '../config.ts';

/** Makes the function that says whose request it is: the peer, or behind trusted proxies the last hop that is none of them. */
export function clientAddressReader(config: Config): (peer: string, forwardedFor: string | undefined) => string {
  if (config.trustedProxies.length === 0) return plain;
  const proxies = blockList(config.trustedProxies);
  return (peer, forwardedFor) => {
    let address = plain(peer);
    if (!isListed(proxies, address) || !forwardedFor) return address;
    for (const hop of forwardedFor.slice(-2_000).split(',').reverse()) {
      const next = plain(hop.trim());
      if (!isIP(next)) break;
      address = next;
      if (!isListed(proxies, address)) break;
    }
    return address;
  };
}

/** What a budget is counted by: an IPv4 address, or the /64 that one IPv6 customer has. */
export function addressBlock(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const groups = address.includes('::')
    ? [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left;
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}

/** IPv4 written as IPv6 is IPv4; a zone or port is no part of an address. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

function blockList(entries: string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function isListed(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
