import { readdirSync, readFileSync } from 'node:fs';
import { blocksFromMarkdown } from '@helpslip/server/articles/markdown.ts';
import { siteFileSchema } from '@helpslip/server/cli/site-file.ts';
import { addBusinessMinutes } from '@helpslip/server/promises/business-minutes.ts';
import type { Block, Inline } from '@helpslip/shared/blocks';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

const demoSite = new URL('../../demo-site/', import.meta.url);
const site = v.parse(siteFileSchema, JSON.parse(readFileSync(new URL('site.json', demoSite), 'utf8')));
const htmlIn = (folder: string) =>
  new Map(
    readdirSync(new URL(folder, demoSite))
      .filter((name) => name.endsWith('.html'))
      .map((name) => [name.slice(0, -5), readFileSync(new URL(folder + name, demoSite), 'utf8')]),
  );
const pages = htmlIn('pages/');
const pieces = htmlIn('pieces/');

function hrefsOf(nodes: (Block | Inline)[]): string[] {
  return nodes.flatMap((node) => [
    ...(node.type === 'link' ? [node.href] : []),
    ...('children' in node ? hrefsOf(node.children) : []),
    ...('items' in node ? hrefsOf(node.items.flat()) : []),
  ]);
}

describe('The site file of the demo', () => {
  test('can be read by the server that it is the seed of', () => {
    expect(site.key).toBe('demo');
  });

  test('shows every type of field, help, a pattern, a condition and a sensitive one', () => {
    const fields = site.categories.flatMap((category) => category.fields);
    const types = ['choice', 'choices', 'date', 'email', 'long', 'number', 'phone', 'text', 'url', 'yes-no'];
    expect([...new Set(fields.map((field) => field.type))].sort()).toEqual(types);
    for (const part of ['help', 'pattern', 'showIf', 'sensitive'] as const) {
      expect(fields.filter((field) => field[part]).length, part).toBeGreaterThan(0);
    }
  });

  test('asks only on conditions that can come true', () => {
    for (const { key, fields } of site.categories) {
      for (const { key: name, showIf } of fields) {
        if (!showIf) continue;
        const other = fields.find((field) => field.key === showIf.field);
        const answers = other?.type === 'yes-no' ? [true, false] : other?.options?.map((option) => option.value);
        expect(answers, `${key}.${name}`).toContain(showIf.equals);
      }
    }
  });

  test('has an example in the help of a pattern that the pattern takes', () => {
    for (const { fields } of site.categories) {
      const order = fields.find((field) => field.key === 'order');
      if (order) expect(new RegExp(`^(?:${order.pattern})$`, 'u').test('NW-20418')).toBe(true);
      if (order) expect(order.help).toContain('NW-20418');
    }
  });

  test('has forty answers or more, each in known categories, worth reading, and asked for in several ways', () => {
    const categories = site.categories.map((category) => category.key);
    expect(site.articles.length).toBeGreaterThanOrEqual(40);
    expect(new Set(site.articles.map((article) => article.question)).size).toBe(site.articles.length);
    for (const { question, phrasings, categories: keys, body } of site.articles) {
      expect(categories, question).toEqual(expect.arrayContaining(keys));
      expect(keys.length, question).toBeGreaterThan(0);
      expect(phrasings.length, question).toBeGreaterThanOrEqual(3);
      expect(body.split(/\s+/).length, question).toBeGreaterThanOrEqual(60);
      expect(body.split(/\s+/).length, question).toBeLessThanOrEqual(142);
    }
    for (const key of categories) {
      expect(
        site.articles.some((article) => article.categories.includes(key)),
        key,
      ).toBe(true);
    }
  });

  test('links only to pages of the shop and places on them that are there', () => {
    const links = [
      ...site.articles.flatMap((article) => hrefsOf(blocksFromMarkdown(article.body))),
      ...site.categories.flatMap((category) => category.links.map((link) => link.href)),
      ...site.contacts.map((contact) => contact.href),
      site.policies.privacyHref ?? '',
    ];
    expect(links.length).toBeGreaterThan(20);
    for (const href of links) {
      if (/^(?:tel|mailto):/.test(href)) continue;
      const [path = '', place] = href.split('#');
      const page = pages.get(path.slice(1));
      expect(page, href).toBeDefined();
      if (place) expect(page, href).toContain(`id="${place}"`);
    }
  });

  test('writes every link so that it becomes one', () => {
    for (const { question, body } of site.articles) {
      const written = body.match(/\]\(/g)?.length ?? 0;
      expect(hrefsOf(blocksFromMarkdown(body)).length, question).toBe(written);
    }
  });

  test('is away at Christmas, and promises the Monday after on a Friday evening', () => {
    const by = (from: string) => addBusinessMinutes(site.calendar, new Date(from), 240);
    expect(by('2026-12-23T17:00:00+01:00')).toEqual(new Date('2026-12-28T12:30:00+01:00'));
    expect(by('2026-11-20T18:00:00+01:00')).toEqual(new Date('2026-11-23T10:00:00+01:00'));
  });
});

describe('The pages of the demo', () => {
  test('link to each other and to nothing outside', () => {
    for (const [name, html] of [...pages, ...pieces]) {
      for (const [, href = ''] of html.matchAll(/\b(?:href|src)="([^"]*)"/g)) {
        if (/^(?:tel:|mailto:|#|\{\{HELPSLIP_URL\}\}\/widget\.js$)/.test(href)) continue;
        if (/^\/[a-z]+\.(?:css|js|svg)$/.test(href)) continue;
        const [path = ''] = href.slice(1).split(/[#?]/);
        expect(href.startsWith('/') && pages.has(path || 'index'), `${name}: ${href}`).toBe(true);
      }
    }
  });

  test('share pieces that are there, and leave none unused', () => {
    const named = [...pages.values()].flatMap((html) =>
      [...html.matchAll(/\{\{([a-z]+)\}\}/g)].map(([, name]) => name),
    );
    expect([...new Set(named)].sort()).toEqual([...pieces.keys()].sort());
  });

  test('have one script tag of ours each, and ask only for categories that exist', () => {
    const keys = site.categories.map((category) => category.key);
    for (const [name, html] of pages) {
      // The built examples load it by the package, from the server that the page names.
      const tags = html.split('/widget.js').length - 1 + html.split('data-server="{{HELPSLIP_URL}}"').length - 1;
      expect(tags, name).toBe(1);
      for (const [, key] of html.matchAll(/data-helpslip-category="([^"]*)"/g)) expect(keys, name).toContain(key);
    }
  });
});
