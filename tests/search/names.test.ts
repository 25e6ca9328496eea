import { describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { indexedDocument, namedPages } from '../../src/publish/search-index.ts';
import { type Query, search, searchNames } from '../../src/search/look-up.ts';
import { openIndex, type SiteIndex } from '../../src/search/read-index.ts';
import { writeIndex } from '../../src/search/write-index.ts';
import { indexOfTexts } from './index-of.ts';

const { archive } = loadArchive('tests/fixtures/content');
const { contents, files } = writeIndex(archive.articles.map(indexedDocument), namedPages(archive));
const index: SiteIndex = await openIndex(async (file) =>
  JSON.parse(file === 'contents' ? JSON.stringify(contents) : (files.get(file) as string)),
);

async function ids(query: Query): Promise<string[]> {
  const { documents } = await search(query, index);
  return Promise.all(documents.map((found) => index.id(found)));
}

describe('named pages', () => {
  const topic = archive.articles.flatMap(({ topics }) => topics)[0] as string;
  const topicName = archive.topics.get(topic)?.name as string;
  const timeline = archive.timelines[0];
  const event = timeline?.events[0];

  test('a topic by its name', async () => {
    const found = await searchNames(topicName, index);
    expect(found).toContainEqual(
      expect.objectContaining({
        kind: 'موضوع',
        name: topicName,
        href: expect.stringMatching(`topics/${topic}/$`),
      }),
    );
  });

  test('an agency by its name in any of its languages', async () => {
    const agency = [...archive.agencies.values()].find(({ names }) => Object.keys(names).length > 1);
    for (const name of Object.values(agency?.names ?? {}))
      expect((await searchNames(name, index)).map(({ href }) => href)).toContainEqual(
        expect.stringMatching(`sources/${agency?.id}/$`),
      );
    expect(Object.keys(agency?.names ?? {}).length).toBeGreaterThan(1);
  });

  test('a timeline and an event by their titles, the event with its day and its claim', async () => {
    expect((await searchNames(timeline?.title ?? '', index)).map(({ kind }) => kind)).toContain('خط زمني');
    const found = await searchNames(event?.title ?? '', index);
    expect(found[0]).toMatchObject({ name: event?.title, kind: expect.stringMatching(/^حدث · .+ · /) });
  });

  test('but none that has only some of the words', async () => {
    expect(await searchNames(`${topicName} زرافة`, index)).toEqual([]);
  });
});

describe('filters without words', () => {
  test('give all matching documents, newest first', async () => {
    const year = archive.articles[0]?.date.slice(0, 4) as string;
    const { topics } = archive.articles.find((article) => article.topics.length > 0) ?? { topics: [] };
    const of = (accepts: (article: (typeof archive.articles)[number]) => boolean): string[] =>
      archive.articles.filter(accepts).map(({ id }) => id);
    const inYear = await ids({ text: ' ', year });
    expect([...inYear].sort()).toEqual(of(({ date }) => date.startsWith(year)).sort());
    const dates = inYear.map((id) => archive.article(id)?.date as string);
    expect(dates).toEqual([...dates].sort().reverse());
    const both = await ids({ text: '', year, topic: topics[0] });
    expect([...both].sort()).toEqual(
      of((article) => article.date.startsWith(year) && article.topics.includes(topics[0] as string)).sort(),
    );
  });

  test('find nothing for an empty query or punctuation alone', async () => {
    expect(await ids({ text: '' })).toEqual([]);
    expect(await ids({ text: '؟!', year: '2022' })).toEqual([]);
  });
});

describe('names in another spelling', async () => {
  const small = await indexOfTexts([
    'قال بلينكن إن المحادثات بدأت.',
    'غوتيريش يدعو إلى الهدنة',
    'وصل الوفد إلى واشنطن وعاد',
  ]);
  const found = async (text: string): Promise<string[]> => {
    const { documents } = await search({ text }, small);
    return Promise.all(documents.map((document) => small.id(document)));
  };

  test.each([
    ['بلنكن', '0'],
    ['محادثات بلينكين', '0'],
    ['جوتيرش', '1'],
    ['واشنطون', '2'],
  ])('«%s» finds the archive’s own spelling', async (typed, id) => {
    expect(await found(typed)).toEqual([id]);
  });

  test('another consonant is asked about, and looked up only if the reader says so', async () => {
    const { documents, meant } = await search({ text: 'واشنطم' }, small);
    expect(documents).toEqual([]);
    expect(meant).toEqual([{ typed: 'واشنطم', near: [{ word: 'واشنطن', isSameName: false }] }]);
  });

  test('a word that the archive has, or that is similar to none, is not replaced', async () => {
    expect((await search({ text: 'المحادثات' }, small)).meant).toEqual([]);
    expect((await search({ text: 'زرافة' }, small)).meant).toEqual([]);
    expect((await search({ text: 'من' }, small)).meant).toEqual([]);
  });
});
