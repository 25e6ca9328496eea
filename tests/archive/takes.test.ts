import { describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { frontOf, standing } from '../../src/archive/queries/front.ts';
import { listingOf } from '../../src/archive/queries/listing.ts';
import { contentFolder } from './content-folder.ts';

const BODY = ['قال الناطق إن اللقاء طويل.', 'وأضاف أن الوفدين وصلا.', 'ولم يذكر أكثر.'];
const dispatch = (id: string, more = '', paragraphs = 3): [string, string] => [
  `articles/${id}.md`,
  `---\ntitle: ${id}\ndate: ${id.slice(0, 10)}\nsource: sahifa\nwire: wafq\n${more}---\n\n${BODY.slice(0, paragraphs).join('\n\n')}\n`,
];
const archiveOf = (...files: [string, string][]) =>
  loadArchive(contentFolder({ ...Object.fromEntries(files) })).archive;
const ids = (articles: readonly { id: string }[]): string[] =>
  articles.map(({ id }) => id.replace(/^\d{4}-\d\d-\d\d-/, ''));

describe('the dispatches of a day', () => {
  test('are sorted by time, newest first, in any zone; those without a time last', () => {
    const { articles } = archiveOf(
      dispatch('2024-06-01-a'),
      dispatch('2024-06-01-b', 'time: 09:00+03:00\n'),
      dispatch('2024-06-01-c', 'time: 08:00Z\n'),
      dispatch('2024-06-02-d'),
    );
    expect(ids(articles).filter((id) => id.length === 1)).toEqual(['d', 'c', 'b', 'a']);
  });

  test('a take comes before the one it replaces, whatever their names', () => {
    const { articles } = archiveOf(
      dispatch('2024-06-01-a-fire'),
      dispatch('2024-06-01-b-fire', 'replaces: [2024-06-01-a-fire]\n'),
      dispatch('2024-06-01-c-fire', 'replaces: [2024-06-01-b-fire]\n'),
    );
    expect(ids(articles).filter((id) => id.endsWith('fire'))).toEqual(['c-fire', 'b-fire', 'a-fire']);
  });

  test('a time without a zone, or an impossible one, is refused', () => {
    const { problems } = loadArchive(
      contentFolder(
        Object.fromEntries([
          dispatch('2024-06-01-a', 'time: "25:00+03:00"\n'),
          dispatch('2024-06-01-b', 'time: "09:00"\n'),
        ]),
      ),
    );
    expect(problems.map(formatProblem).map((line) => line.replace(/^.*articles/, 'articles'))).toEqual([
      'articles/2024-06-01-a.md:6: time: "25:00+03:00" is not a time. Write hours, minutes and zone: "14:30+03:00".',
      'articles/2024-06-01-b.md:6: time: "09:00" is not a time. Write hours, minutes and zone: "14:30+03:00".',
    ]);
  });
});

describe('a replaced take', () => {
  const archive = archiveOf(
    dispatch('2024-06-01-first', 'topics: [port]\n'),
    dispatch('2024-06-03-later', 'replaces: [2024-06-01-first]\n'),
    ['topics.yaml', 'port: { name: الميناء }\n'],
  );
  const { news, years, agencies, topics } = listingOf(archive);

  test('is listed only in the archive of its month', () => {
    expect(ids(news)).toEqual(['later', 'port-talks']);
    expect(ids(agencies[0]?.articles ?? [])).toEqual(['later', 'port-talks']);
    expect(years.flatMap(({ months }) => months.flatMap(({ articles }) => ids(articles)))).toContain('first');
  });

  test('keeps the page of a topic that has no other dispatch', () => {
    expect(ids(topics[0]?.articles ?? [])).toEqual(['first']);
  });
});

describe('the front page', () => {
  test('is led by the newest dispatch of three paragraphs, if there is one', () => {
    const { lead, others } = frontOf(
      archiveOf(dispatch('2024-06-01-long'), dispatch('2024-06-02-tremor', '', 1)),
    );
    expect(lead?.id).toBe('2024-06-01-long');
    expect(ids(others)).toEqual(['tremor', 'port-talks']);
  });

  test('shows the last and the next event of a timeline', () => {
    const [timeline] = archiveOf().timelines;
    if (!timeline) throw new Error('The sample has a timeline.');
    expect(standing(timeline).last?.claim).toMatch(/held|stated/);
  });
});
