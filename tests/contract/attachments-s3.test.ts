import { sweepAttachments } from '@helpslip/server/attachments/sweep-attachments.ts';
import { readConfig } from '@helpslip/server/config.ts';
import { s3Store } from '@helpslip/server/files/s3-store.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeS3, openFakeS3 } from '../support/fake-s3.ts';
import { type Helpslip, openHelpslip } from '../support/helpslip.ts';
import { throwAwayFiles } from '../support/throw-away-files.ts';
import { download, png, upload, uploaded } from '../support/uploads.ts';

const local = throwAwayFiles();
let s3: FakeS3;
let helpslip: Helpslip;
beforeAll(async () => {
  s3 = await openFakeS3();
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' }, files: s3Store(s3.settings, local.folder) });
});
afterAll(async () => {
  await Promise.all([helpslip.close(), s3.close(), local.drop()]);
});

test('files are kept in a bucket, signed and with their hash, under names that say nothing', async () => {
  const content = png(100, 100, 2_000_000);
  const file = await uploaded(helpslip, content, { name: 'secret name.png' });
  const ticket = await helpslip.open({ attachments: [file.id] });
  const response = await download(helpslip, ticket, file.id);
  expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
  expect([...s3.objects.keys()]).toEqual([expect.stringMatching(/^\/helpslip-files\/[0-9a-f]{40}$/)]);
  expect(s3.refused).toEqual([]);
});

test('what nobody claimed is deleted in the bucket too', async () => {
  const before = s3.objects.size;
  await uploaded(helpslip, png());
  expect(s3.objects.size).toBe(before + 1);
  helpslip.moveClockTo('2026-01-14T10:00:00.000Z');
  while ((await sweepAttachments(helpslip.deps)) > 0);
  expect(s3.objects.size).toBe(before);
  helpslip.moveClockTo('2026-01-14T09:00:00.000Z');
});

test('a bucket that is away, or refuses our key, is no fault of the visitor: try again in a moment, and tickets are taken', async () => {
  s3.status = 500;
  const response = await upload(helpslip, png(), { key: 'while-it-is-away' });
  s3.status = null;
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('10');
  const wrong = helpslip.twin({ files: s3Store({ ...s3.settings, secretAccessKey: 'wrong' }, local.folder) });
  expect((await upload(wrong, png())).status).toBe(503);
  expect(s3.refused).toHaveLength(1);
  await wrong.open();
  await wrong.close();
  expect((await upload(helpslip, png(), { key: 'while-it-is-away' })).status).toBe(201);
  const nowhere = helpslip.twin({ files: s3Store({ ...s3.settings, endpoint: 'http://127.0.0.1:1' }, local.folder) });
  expect((await upload(nowhere, png())).status).toBe(503);
  await nowhere.close();
});

test('the settings of a bucket come together or not at all', () => {
  const secret = () => 'a-secret-that-only-these-tests-have-0123';
  const whole = {
    S3_ENDPOINT: 'https://s3.example.com',
    S3_BUCKET: 'files-of-acme',
    S3_ACCESS_KEY_ID: 'id',
    S3_SECRET_ACCESS_KEY: 'key',
  };
  expect(readConfig({}, secret).s3).toBeUndefined();
  expect(readConfig(whole, secret).s3).toEqual({
    endpoint: 'https://s3.example.com',
    region: 'us-east-1',
    bucket: 'files-of-acme',
    accessKeyId: 'id',
    secretAccessKey: 'key',
  });
  expect(() => readConfig({ ...whole, S3_BUCKET: '' }, secret)).toThrow('all four');
  expect(() => readConfig({ ...whole, S3_BUCKET: '../other' }, secret)).toThrow('name of a bucket');
  expect(() => readConfig({ ...whole, S3_ENDPOINT: 'https://s3.example.com/path' }, secret)).toThrow('S3_ENDPOINT');
});
