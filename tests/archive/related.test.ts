import { expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { onwardFrom } from '../../src/archive/queries/related.ts';
import type { Article } from '../../src/archive/types.ts';
import { contentFolder } from './content-folder.ts';

function article(day: string, handle: string, title: string, words: string, more = ''): [string, string] {
  return [
    `articles/2024-05-${day}-${handle}.md`,
    `---\ntitle: ${title}\ndate: 2024-05-${day}\nsource: sahifa\nwire: wafq\n${more}---\n\n${words}\n`,
  ];
}
function onward(files: [string, string][], id: string) {
  const { archive, problems } = loadArchive(
    contentFolder({
      'topics.yaml': 'rain: { name: الأمطار }\nsport: { name: رياضة }\n',
      ...Object.fromEntries(files),
    }),
  );
  expect(problems).toEqual([]);
  return onwardFrom(archive.article(id) as Article, archive).map(({ article, story }) =>
    story ? `${story.step} in ${story.name}: ${article.id}` : article.id,
  );
}

test('an article links to the previous and next ones of its topic, skipping replaced takes', () => {
  const files = [
    article('03', 'first', 'سيول في الوادي', 'غمرت المياه الطريق.', 'topics: [rain]\n'),
    article('04', 'old-take', 'أمطار', 'هطلت أمطار.', 'topics: [rain]\n'),
    article(
      '05',
      'second',
      'أمطار غزيرة',
      'هطلت أمطار غزيرة.',
      'topics: [rain]\nreplaces: [2024-05-04-old-take]\n',
    ),
    article('06', 'third', 'انحسار الفيضان', 'انحسرت مياه النهر.', 'topics: [rain]\n'),
  ];
  expect(onward(files, '2024-05-05-second')).toEqual([
    'previous in الأمطار: 2024-05-03-first',
    'next in الأمطار: 2024-05-06-third',
  ]);
});

test('in a timeline it links to the previous and next dispatches there, without duplicates', () => {
  const { archive } = loadArchive('tests/fixtures/content');
  let steps = 0;
  for (const article of archive.articles) {
    const found = onwardFrom(article, archive);
    expect(new Set(found.map(({ article }) => article)).size).toBe(found.length);
    expect(found.map(({ article }) => article)).not.toContain(article);
    for (const { article: other, story } of found) {
      if (!story || !archive.timelines.some(({ title }) => title === story.name)) continue;
      steps++;
      expect(story.step === 'next' ? other.date >= article.date : other.date <= article.date).toBe(true);
    }
  }
  expect(steps).toBeGreaterThan(0);
});

test('shared rare words or events make articles related, a common word does not', () => {
  const files = [
    article('10', 'dam', 'سد الوحدة يبلغ نصف سعته', 'قال مهندس في سد الوحدة إن المنسوب يرتفع.'),
    article('09', 'dam-before', 'المنسوب يرتفع في سد الوحدة', 'ذكر المهندس أن سعته نصف ممتلئة.'),
    article('11', 'match', 'الفريق يفوز بالكأس', 'فاز الفريق بهدفين.'),
  ];
  expect(onward(files, '2024-05-10-dam')).toEqual(['2024-05-09-dam-before']);
  expect(onward(files, '2024-05-11-match')).toEqual([]);
});

test('the result is always the same, with at most three related articles', () => {
  const files = Array.from({ length: 8 }, (_, n) =>
    article(
      String(10 + n),
      `quake-${n}`,
      `هزة أرضية تضرب الإقليم الساحلي ${n}`,
      'ضربت هزة أرضية الإقليم الساحلي.',
    ),
  );
  const found = onward(files, '2024-05-13-quake-3');
  expect(found).toEqual(['2024-05-17-quake-7', '2024-05-16-quake-6', '2024-05-15-quake-5']);
  expect(onward([...files].reverse(), '2024-05-13-quake-3')).toEqual(found);
});
