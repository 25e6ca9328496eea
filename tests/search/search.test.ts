import { describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { indexedDocument } from '../../src/publish/search-index.ts';
import { type Query, search } from '../../src/search/look-up.ts';
import { matchesIn } from '../../src/search/matches.ts';
import { readPlaces, readPostings, WEIGHTS } from '../../src/search/postings.ts';
import { openIndex, type SearchIndex } from '../../src/search/read-index.ts';
import { writeIndex } from '../../src/search/write-index.ts';
import type { IndexedDocument } from '../../src/search/writing/entries.ts';
import { joinedItems, openItems, placesText, weightText } from '../../src/search/writing/items.ts';
import { QUERIES } from './queries.ts';

function indexOf(documents: readonly IndexedDocument[], asked: string[] = []): Promise<SearchIndex> {
  const { contents, files } = writeIndex(documents);
  return openIndex(async (file) => {
    asked.push(file);
    return JSON.parse(file === 'contents' ? JSON.stringify(contents) : (files.get(file) as string));
  });
}

function document(id: string, text: string, more: Partial<IndexedDocument> = {}): IndexedDocument {
  return {
    id,
    date: '2022-01-01',
    lang: 'ar',
    title: '',
    blocks: text.split('\n'),
    agencies: [],
    topics: [],
    ...more,
  };
}

async function ids(query: Query, index: SearchIndex): Promise<string[]> {
  const { documents } = await search(query, index);
  return Promise.all(documents.map((found) => index.id(found)));
}

describe('readers’ queries', async () => {
  const articles = ['tests/fixtures/first', 'tests/fixtures/content'].flatMap(
    (root) => loadArchive(root).archive.articles,
  );
  const index = await indexOf(articles.map(indexedDocument));

  test('there are at least sixty', () => expect(QUERIES.length).toBeGreaterThanOrEqual(60));

  test.each(QUERIES)('$query $year $source $topic', async ({ query, finds, ...filters }) => {
    expect((await ids({ text: query, ...filters }, index)).sort()).toEqual([...finds].sort());
  });
});

describe('the index', () => {
  const items = (ends: [document: number, end: string][], parts = 1): string => {
    const each = Math.ceil(ends.length / parts);
    return joinedItems(
      Array.from({ length: parts }, (_, part) => {
        const some = openItems();
        for (const [document, end] of ends.slice(part * each, (part + 1) * each)) some.add(document, end);
        return some.part();
      }),
    );
  };

  test.each([1, 2, 3])('reads back what it writes, in %i parts', (parts) => {
    const documents = [0, 1, 2, 40, 41, 9000];
    const weights = documents.map((document, i): [number, string] => [document, weightText((i % 4) + 1)]);
    const postings = documents.map((document, i) => ({ document, weight: WEIGHTS[i % 4] }));
    expect(readPostings(items(weights, parts))).toEqual(postings);
    const places: [number, number[]][] = [
      [0, [1, 2, 70]],
      [7, [3]],
      [9000, [1, 40_000]],
    ];
    const ends = places.map(([document, at]): [number, string] => [document, placesText(at)]);
    expect([...readPlaces(items(ends, parts))]).toEqual(places);
    expect(readPostings('')).toEqual([]);
    expect(readPlaces('')).toEqual(new Map());
  });

  test('does not depend on the order of the articles', () => {
    const documents = ['b', 'a', 'c'].map((id) => document(id, `خبر ${id} عن السدود`));
    const [one, two] = [writeIndex(documents), writeIndex([...documents].reverse())];
    expect(two.contents).toEqual(one.contents);
    expect([...two.files]).toEqual([...one.files]);
  });

  test('keeps words that are property names in JavaScript, and numbers', async () => {
    const index = await indexOf([
      document('a', 'the __proto__ and constructor of 2022'),
      document('b', 'toString'),
    ]);
    expect(await ids({ text: 'constructor' }, index)).toEqual(['a']);
    expect(await ids({ text: 'toString' }, index)).toEqual(['b']);
    expect(await ids({ text: '2022' }, index)).toEqual(['a']);
    expect(await ids({ text: 'valueOf' }, index)).toEqual([]);
  });

  test('is empty without articles', async () => {
    expect(await ids({ text: 'خبر' }, await indexOf([]))).toEqual([]);
  });

  test('is loaded in parts', async () => {
    const words = (n: number): string =>
      Array.from({ length: 400 }, (_, i) => `w${((i * 7919 + n * 104_729) % 26_000).toString(36)}x`).join(
        ' ',
      );
    const documents = Array.from({ length: 600 }, (_, n) => document(`d${n}`, `${words(n)} قمح${n}`));
    const asked: string[] = [];
    const index = await indexOf(documents, asked);
    expect(index.contents.keys.length).toBeGreaterThan(10);
    await ids({ text: 'w1x' }, index);
    expect(asked.filter((file) => file.startsWith('keys')).length).toBeLessThanOrEqual(2);
    expect(asked.filter((file) => file.startsWith('words'))).toEqual([]);
  });

  test('tries again after a failure', async () => {
    const { contents, files } = writeIndex([document('a', 'سد')]);
    let fails = true;
    const index = await openIndex(async (file) => {
      if (file === 'contents') return contents;
      if (fails) throw new Error('offline');
      return JSON.parse(files.get(file) as string);
    });
    await expect(search({ text: 'سد' }, index)).rejects.toThrow('offline');
    fails = false;
    expect(await ids({ text: 'سد' }, index)).toEqual(['a']);
  });
});

describe('a search', () => {
  test('ranks the headline above the text, more matches above fewer, new above old', async () => {
    const index = await indexOf([
      document('text', 'خبر عن جفاف'),
      document('headline', 'خبر عن أمر', { title: 'جفاف' }),
      document('twice', 'جفاف بعد جفاف'),
      document('newer', 'خبر عن جفاف', { date: '2023-01-01' }),
    ]);
    expect(await ids({ text: 'جفاف' }, index)).toEqual(['headline', 'twice', 'newer', 'text']);
  });

  test('requires every word, and says so if no document has them all', async () => {
    const index = await indexOf([document('a', 'سد وجسر'), document('b', 'سد ونهر')]);
    expect(await ids({ text: 'سد جسر' }, index)).toEqual(['a']);
    const some = await search({ text: 'جسر نهر' }, index);
    expect(some.isPartial).toBe(true);
    expect(some.documents.length).toBe(2);
  });

  test('matches a phrase by its words, in order, inside one paragraph', async () => {
    const index = await indexOf([
      document('whole', 'قال إن المحادثات في جنيف بدأت'),
      document('turned', 'جنيف في المحادثات'),
      document('parted', 'بدأت المحادثات\nفي جنيف'),
      document('other', 'المحادثات عن جنيف'),
      document('joined', 'والمحادثات في جنيف'),
    ]);
    expect((await ids({ text: '"المحادثات في جنيف"' }, index)).sort()).toEqual(['joined', 'whole']);
    expect(await ids({ text: '"المحادثات في جنيف' }, index)).toHaveLength(2);
    expect((await ids({ text: '"المحادثات" جنيف' }, index)).sort()).toEqual([
      'joined',
      'other',
      'parted',
      'turned',
      'whole',
    ]);
    expect(await ids({ text: '"محادثات في جنيف"' }, index)).toEqual([]);
  });

  test('ignores particles beside other words, and finds them alone', async () => {
    const index = await indexOf([document('a', 'قمة جنيف'), document('b', 'في البيت')]);
    expect(await ids({ text: 'قمة في جنيف' }, index)).toEqual(['a']);
    expect(await ids({ text: 'في' }, index)).toEqual(['b']);
  });

  test('marks whole words, and a phrase only where it is complete', () => {
    const text = 'وأعلنت الوزارة أن الضمانات في جنيف، لا ضمانات في غيرها.';
    const needles = { words: [['ضمانات', 'ضمان']], phrases: [] };
    const seen = (of: Parameters<typeof matchesIn>[1]): string[] =>
      matchesIn(text, of, 'ar').map(({ start, end }) => text.slice(start, end));
    expect(seen(needles)).toEqual(['الضمانات', 'ضمانات']);
    expect(seen({ words: [], phrases: [['ضمانات', 'في']] })).toEqual(['ضمانات', 'في']);
    expect(seen({ words: [['اعلن^']], phrases: [] })).toEqual(['وأعلنت']);
  });
});
