import { expect, test } from 'vitest';
import { datesIn } from '../../src/archive/evidence/dates-in.ts';
import { loadArchive } from '../../src/archive/load.ts';
import type { Article } from '../../src/archive/types.ts';
import { ARTICLE, contentFolder, sound } from './content-folder.ts';

test('the name of any agency is not read as a date, whichever agency wrote the dispatch', () => {
  const agencies = `${sound['agencies.yaml']}madar:\n  kind: source\n  lang: ar\n  names: { ar: المدار اليوم }\n`;
  const { archive, problems } = loadArchive(contentFolder({ 'agencies.yaml': agencies }));
  expect(problems).toEqual([]);
  const article = archive.article(ARTICLE.replace(/^.*\/|\.md$/g, '')) as Article;
  const said = (text: string): string[] => datesIn(text, article).map(({ edtf }) => edtf);
  expect(said('وقالت المدار اليوم إن الجلسة رفعت.')).toEqual([]);
  expect(said('وقالت المدار إن الجلسة اليوم.')).toEqual([article.date]);
});
