import { describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { listingOf, pagesOf } from '../../src/archive/queries/listing.ts';
import type { Article } from '../../src/archive/types.ts';
import { ARTICLE, contentFolder, edited, problemsOf, sound } from './content-folder.ts';

const articles = (count: number): Article[] =>
  Array.from({ length: count }, (_, n) => ({ id: `a${count - n}` }) as Article);

describe('pages of a list', () => {
  test.each([0, 1, 49, 50, 99, 100, 101, 149, 150, 1234])(
    'hold each of %i articles once, newest first',
    (count) => {
      const all = articles(count);
      expect(pagesOf(all).flatMap((page) => page.articles)).toEqual(all);
    },
  );

  test('a numbered page keeps its articles when new ones are added', () => {
    const kept = new Map<number, string>();
    for (let count = 90; count < 400; count += 7) {
      for (const { number, articles: held } of pagesOf(articles(count))) {
        if (number === undefined) continue;
        const ids = held.map(({ id }) => id).join(' ');
        expect(held).toHaveLength(50);
        expect(kept.get(number) ?? ids).toBe(ids);
        kept.set(number, ids);
      }
    }
    expect(kept.size).toBeGreaterThan(4);
  });

  test('link to each other without a gap', () => {
    const pages = pagesOf(articles(260));
    expect(pages.map(({ number }) => number)).toEqual([undefined, 4, 3, 2, 1]);
    for (const [i, page] of pages.entries()) {
      expect(page.older?.number).toBe(pages[i + 1]?.number);
      expect(page.newer).toEqual(i === 0 ? undefined : { number: pages[i - 1]?.number });
    }
  });
});

describe('topics', () => {
  const withTopics = edited(ARTICLE, 'wire: wafq', 'wire: wafq\ntopics: [ports]');
  const topics = { 'topics.yaml': 'ports: { name: الموانئ }\nunused: { name: سدود }\n' };

  test('have their names from topics.yaml, and only those with articles are listed', () => {
    const { archive, problems } = loadArchive(contentFolder({ ...withTopics, ...topics }));
    expect(problems).toEqual([]);
    expect(listingOf(archive).topics.map(({ topic, articles }) => [topic.name, articles.length])).toEqual([
      ['الموانئ', 1],
    ]);
  });

  test('that do not exist are reported, with the nearest name', () => {
    expect(
      problemsOf({ ...edited(ARTICLE, 'wire: wafq', 'wire: wafq\ntopics: [prots]'), ...topics }),
    ).toEqual([`${ARTICLE}:6: topics: "prots" is not in topics.yaml. Did you mean "ports"?`]);
    expect(problemsOf(withTopics)).toEqual([
      `${ARTICLE}:6: topics: "ports" is not in topics.yaml. None is defined yet: add it first.`,
    ]);
  });

  test('allow no unknown keys', () => {
    expect(problemsOf({ 'topics.yaml': 'Ports: { nam: الموانئ }\n' })).toEqual([
      'topics.yaml:1: Ports: is not an id. Use lower-case ASCII letters, digits and single hyphens.',
      'topics.yaml:1: Ports.name: is missing. Add it: The name shown, in the language of the site.',
      'topics.yaml:1: Ports.nam: is not a known key. Did you mean "name"?',
    ]);
    expect(problemsOf({ 'topics.yaml': '- ports\n' })).toEqual([
      'topics.yaml:1: file: must be a mapping of ids to topics. Write id: { name }.',
    ]);
    expect(problemsOf({ 'topics.yaml': 'ports: { name: "ا\u202eب" }\n' })[0]).toContain('U+202E');
  });
});

test('a listing puts articles under months, years and agencies, newest first', () => {
  const second = sound[ARTICLE]
    .replaceAll('2024-05-02', '2023-12-31')
    .replace('02 أيار 2024', '31 كانون الأول 2023');
  const root = contentFolder({ 'articles/2023-12-31-old.md': second });
  const { archive } = loadArchive(root);
  const { years, agencies } = listingOf(archive);
  expect(years.map(({ year, count }) => [year, count])).toEqual([
    ['2024', 1],
    ['2023', 1],
  ]);
  expect(years[1]?.months[0]?.month).toBe('2023-12');
  expect(agencies.map(({ agency, articles }) => [agency.id, articles.length])).toEqual([
    ['wafq', 2],
    ['sahifa', 2],
  ]);
  expect(listingOf(archive)).toBe(listingOf(archive));
});
