import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { describe, expect, test } from 'vitest';
import { inContext } from '../../src/archive/queries/context.ts';
import { asBibTex, asCslJson, asRis } from '../../src/publish/forms/cite/formats.ts';
import { citedArticle } from '../../src/publish/forms/cite/item.ts';
import { asNinjs } from '../../src/publish/forms/ninjs.ts';
import { asMarkdown, asPlainText } from '../../src/publish/forms/text.ts';
import { contentFolder } from '../archive/content-folder.ts';
import { hardArchive, soundArchive } from './archives.ts';
import { faultsOfNinjs } from './ninjs-fields.ts';

const hard = hardArchive();
const shipped = soundArchive('tests/fixtures/first');
const cases = [hard, shipped].flatMap((archive) =>
  archive.articles.map((article) => ({ id: article.id, article, archive })),
);

describe.each(cases)('$id', ({ article, archive }) => {
  const url = `http://localhost:4321/a/${article.id}/`;
  const [year, month, day] = article.date.split('-').map(Number);
  const name = (agency: typeof article.wire): string =>
    agency.names.ar ?? Object.values(agency.names)[0] ?? '';
  const read = (text: string) => new Cite(text).data[0] as Record<string, unknown>;

  test('as Markdown it reads back whole', () => {
    const agencies = [...archive.agencies.values()].map(
      ({ id, ...agency }) => `${id}: ${JSON.stringify(agency)}`,
    );
    const others = archive.articles.map((other) => [`articles/${other.id}.md`, asMarkdown(other)]);
    const root = contentFolder({
      'agencies.yaml': agencies.join('\n'),
      'topics.yaml': 'talks: { name: المحادثات }\n',
      'timelines/port.yaml': undefined,
      'articles/2024-05-02-port-talks.md': undefined,
      ...Object.fromEntries(others),
    });
    const { file: _file, ...again } = soundArchive(root).article(article.id) as typeof article;
    const { file: _other, ...once } = article;
    expect(again).toEqual(once);
  });

  test('as plain text it keeps every word', () => {
    const text = asPlainText(article);
    const wordsOf = (of: string): string[] => of.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const said = new Set(wordsOf(text));
    const body = article.body.replace(/\]\(https?:[^)]*\)/g, ']');
    expect(wordsOf(body).filter((word) => !said.has(word))).toEqual([]);
    expect(text.startsWith(`${article.title}\n`)).toBe(true);
    expect(text.endsWith(`${url}\n`)).toBe(true);
  });

  test('as CSL-JSON it matches the archive', () => {
    expect(read(asCslJson(citedArticle(article)))).toMatchObject({
      id: article.id,
      type: 'article-newspaper',
      title: article.title,
      author: [{ literal: name(article.wire) }],
      'container-title': name(article.source),
      publisher: name(article.source),
      issued: { 'date-parts': [[year, month, day]] },
      language: article.lang,
      URL: url,
    });
  });

  test('as BibTeX it matches the archive', () => {
    expect(read(asBibTex(citedArticle(article)))).toMatchObject({
      id: article.id,
      title: article.title,
      author: [{ family: name(article.wire) }],
      'container-title': name(article.source),
      issued: { 'date-parts': [[year, month, day]] },
      language: article.lang,
      URL: url,
    });
  });

  test('as RIS it matches the archive', () => {
    const ris = asRis(citedArticle(article));
    // citation-js follows the 2011 table strictly: in NEWS, AU is a reporter, PY a year, and DA is ignored.
    expect(read(ris)).toMatchObject({
      id: article.id,
      type: 'article-newspaper',
      title: article.title,
      reporter: name(article.wire),
      'container-title': name(article.source),
      issued: { 'date-parts': [[year]] },
      language: article.lang,
      URL: url,
    });
    expect(ris).toContain(`\r\nDA  - ${article.date.replaceAll('-', '/')}\r\n`);
    expect(ris.endsWith('\r\nER  - \r\n')).toBe(true);
    expect(ris.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('as ninjs it has the standard’s fields, and the article’s', () => {
    const item = JSON.parse(asNinjs(inContext(article, archive)));
    expect(faultsOfNinjs(item)).toEqual([]);
    expect(item).toMatchObject({
      uri: url,
      language: article.lang,
      headlines: [{ value: article.title }],
      by: article.byline ?? name(article.wire),
    });
    expect(item.firstCreated.slice(0, 10)).toBe(article.date);
    expect(item.events.map(({ id }: { id: string }) => id)).toEqual([
      ...new Set(archive.evidenceIn(article.id).map(({ event }) => event.id)),
    ]);
    const [text, html] = item.bodies as { value: string; wordCount: number }[];
    expect(text?.value).toContain(article.id === '2024-05-01-plain' ? 'Nothing else is known.' : 'أ');
    expect(html?.value).not.toMatch(/<script|<b>|class=|id=|style=/i);
  });
});

test('a correction is in every format that allows it, and dates the version', () => {
  const article = hard.article('2024-05-02-hard') as (typeof hard.articles)[0];
  expect(asPlainText(article)).toContain('تصحيح، 3 أيار/مايو 2024: صُحّح الرقم <5> & غيره.');
  expect(JSON.parse(asNinjs(inContext(article, hard)))).toMatchObject({
    firstCreated: '2024-05-02T00:30:00+03:00',
    versionCreated: '2024-05-04T00:00:00Z',
  });
});
