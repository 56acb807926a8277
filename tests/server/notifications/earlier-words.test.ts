import { up } from '@helpslip/server/db/migrations/0016-translations.ts';
import { letterWords } from '@helpslip/server/notifications/letter-words.ts';
import { Migrator, sql } from 'kysely';
import { expect, test } from 'vitest';
import { openHelpslip } from '../../support/helpslip.ts';

test('an owner’s words from before letters had languages are in the site’s first, and those to staff in English', async () => {
  const helpslip = await openHelpslip();
  const { deps, siteId } = helpslip;
  const { db } = deps;
  await sql`drop table site_translation, article_translation;
    alter table letter_text drop constraint letter_text_pkey, drop column locale, add primary key (site_id, letter)`.execute(
    db,
  );
  await sql`update site set locales = '{pt,en}'`.execute(db);
  await sql`insert into letter_text (site_id, letter, subject, opening, closing, updated_at)
    select ${siteId}::bigint, letter, '{{reference}} own', 'own', '', now()
    from unnest(array['ticket-received', 'new-ticket']) as letter`.execute(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ translations: { up } }) },
    migrationTableName: 'migrated_again',
    migrationLockTableName: 'migrated_again_lock',
  });
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  expect((await letterWords(deps, siteId, 'ticket-received', 'pt-BR')).subject).toBe('{{reference}} own');
  expect((await letterWords(deps, siteId, 'ticket-received', 'en')).subject).toBe('We have your request {{reference}}');
  expect((await letterWords(deps, siteId, 'new-ticket', 'en')).subject).toBe('{{reference}} own');
  await helpslip.close();
});
