import { referenceOfReplyAddress, replyAddress } from '@helpslip/server/mail/reply-address.ts';
import { makeReference } from '@helpslip/shared/reference';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testConfig } from '../../support/helpslip.ts';
import { RECEIVING } from '../../support/inbound.ts';

const config = testConfig(RECEIVING);
const reference = fc.uint8Array({ minLength: 9, maxLength: 9 }).map(makeReference);

test('a ticket’s address leads back to it, in whatever case, and fits where addresses must fit', () => {
  fc.assert(
    fc.property(reference, (stored) => {
      const address = replyAddress(config, stored) ?? '';
      expect(address).toMatch(/^reply\+[0-9a-z]{10}\.[0-9a-z]{20}@reply\.acme\.example$/);
      expect(address.indexOf('@')).toBeLessThanOrEqual(64);
      expect(referenceOfReplyAddress(config, address)).toBe(stored);
      expect(referenceOfReplyAddress(config, address.toUpperCase())).toBe(stored);
    }),
  );
});

test('one changed character, another secret or another domain leads nowhere', () => {
  const other = testConfig({ ...RECEIVING, SECRET: 'another-secret-that-only-tests-have-4567' });
  fc.assert(
    fc.property(
      reference,
      fc.nat(36),
      fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz.+@ '),
      (stored, place, character) => {
        const address = replyAddress(config, stored) ?? '';
        const changed = address.slice(0, place) + character + address.slice(place + 1);
        if (changed !== address) expect(referenceOfReplyAddress(config, changed)).toBeNull();
        expect(referenceOfReplyAddress(other, address)).toBeNull();
        expect(referenceOfReplyAddress(config, address.replace('@reply', '@replies'))).toBeNull();
      },
    ),
  );
});

test('whatever is typed is no address of a ticket, and never a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      expect(referenceOfReplyAddress(config, typed)).toBeNull();
    }),
  );
});

test('where no mail is received, letters name no address', () => {
  expect(replyAddress(testConfig(), makeReference(new Uint8Array(9)))).toBeNull();
});
