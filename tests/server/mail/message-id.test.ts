import {
  deliveryOfMessageId,
  isOurMessageId,
  rootMessageId,
  signedMessageId,
} from '@helpslip/server/mail/message-id.ts';
import { expect, test } from 'vitest';
import { testConfig } from '../../support/helpslip.ts';

const config = testConfig();
const other = testConfig({ SECRET: 'another-secret-of-another-house-012345' });
const DELIVERY = '0d6a3c1f-1a11-4c3e-9a53-5f2a4a9e6c55';
const ours = signedMessageId(config, DELIVERY);
const root = rootMessageId(config, '7KM93PQXZ2');

test('an id that we gave out is known again, with or without brackets, in any case of its letters', () => {
  for (const id of [ours, root]) {
    for (const written of [id, id.slice(1, -1), id.toUpperCase(), ` ${id} `]) {
      expect([written, isOurMessageId(config, written)]).toEqual([written, true]);
    }
  }
  expect(deliveryOfMessageId(config, ours.toUpperCase())).toBe(DELIVERY);
  expect(deliveryOfMessageId(config, root)).toBeNull();
});

test('an id that somebody made up, or another installation, is not ours', () => {
  const forged = [
    '',
    '<>',
    '<x@help.example.com>',
    `<${DELIVERY}@help.example.com>`,
    `<${DELIVERY}.${'0'.repeat(32)}@help.example.com>`,
    ours.replace('0d6a', '0d6b'),
    root.replace('7km', '7kn'),
    signedMessageId(other, DELIVERY),
    `${ours} ${ours}`,
    ours.repeat(100),
  ];
  for (const id of forged) expect([id, isOurMessageId(config, id)]).toEqual([id, false]);
});

test('letters about one ticket share one root, and each has an id of its own', () => {
  expect(rootMessageId(config, '7KM93PQXZ2')).toBe(root);
  expect(rootMessageId(config, '7KM93PQXZ3')).not.toBe(root);
  expect(ours).toMatch(/^<[!-~]{1,200}@help\.example\.com>$/);
});
