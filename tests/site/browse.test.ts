import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';

const page = (folder: string, path: string): string => readFileSync(join(folder, path, 'index.html'), 'utf8');

describe.each([
  ['shipped', 'tests/fixtures/first'],
  ['fixture', 'tests/fixtures/content'],
] as const)('%s content', (name, root) => {
  const { folder, base } = inject(name);
  const { articles, agencies, topics, laterTakes } = loadArchive(root).archive;

  test('every article is under its month, its agencies and its topics', () => {
    for (const article of articles) {
      const link = `href="${base}a/${article.id}/"`;
      const [year, month] = article.date.split('-') as [string, string];
      expect(page(folder, `archive/${year}/${month}`)).toContain(link);
      // A replaced take is listed only in its month.
      const isNews = laterTakes(article.id).length === 0;
      for (const agency of [article.source, article.wire])
        expect(page(folder, `sources/${agency.id}`).includes(link)).toBe(isNews);
      for (const topic of article.topics) expect(page(folder, `topics/${topic}`).includes(link)).toBe(isNews);
      expect(page(folder, `a/${article.id}`)).toContain(`href="${base}sources/${article.source.id}/"`);
      expect(page(folder, `a/${article.id}`)).toContain(`href="${base}archive/${year}/${month}/"`);
    }
  });

  test('the archive links to every year, month, agency and topic, and no empty page is built', () => {
    const archive = page(folder, 'archive');
    for (const date of articles.map(({ date }) => date)) {
      expect(archive).toContain(`href="${base}archive/${date.slice(0, 4)}/"`);
      expect(archive).toContain(`href="${base}archive/${date.slice(0, 7).replace('-', '/')}/"`);
    }
    for (const id of agencies.keys()) {
      const isUsed = articles.some(({ source, wire }) => source.id === id || wire.id === id);
      expect(existsSync(join(folder, 'sources', id))).toBe(isUsed);
      expect(archive.includes(`href="${base}sources/${id}/"`)).toBe(isUsed);
    }
    for (const id of topics.keys()) {
      const isUsed = articles.some((article) => article.topics.includes(id));
      expect(existsSync(join(folder, 'topics', id))).toBe(isUsed);
    }
    expect(existsSync(join(folder, 'archive/2020'))).toBe(false);
  });

  test('the search page refers to its scripts and index, under the base path', () => {
    const search = page(folder, 'search');
    const engine = /data-engine="([^"]+)"/.exec(search)?.[1] ?? '';
    const script = /<script type="module" src="([^"]+)"/.exec(search)?.[1] ?? '';
    for (const address of [engine, script]) {
      expect(address.startsWith(`${base}assets/`)).toBe(true);
      expect(existsSync(join(folder, address.slice(base.length)))).toBe(true);
    }
    const contents = JSON.parse(readFileSync(join(folder, 'search/index.json'), 'utf8')) as {
      documents: number;
      keys: [string, string][];
      words: [string, string][];
      ids: [string, string][];
      sounds: [string, string][];
    };
    expect(contents.documents).toBe(articles.length);
    const { keys, words, ids, sounds } = contents;
    for (const [, file] of [keys, words, ids, sounds].flat())
      expect(existsSync(join(folder, 'assets/search', file))).toBe(true);
  });

  test('no other page loads any part of search', () => {
    for (const path of ['', 'archive', 'about', `a/${articles[0]?.id}`])
      expect(page(folder, path)).not.toMatch(
        /assets\/search|search\.css|assets\/index[^"]*\.css"[^>]*search/,
      );
  });
});

test('a list shows which dispatches were corrected or changed, and when', () => {
  const html = readFileSync(join(inject('fixture').folder, 'archive/2023/03/index.html'), 'utf8');
  const plain = html.replace(/<[^>]+>/g, '');
  expect(plain).toMatch(/ · (?:تصحيح|حُدِّث) \d/);
});
