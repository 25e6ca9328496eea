import { basename } from 'node:path';
import { stringify } from 'yaml';
import type { Article, Picture } from '../../archive/types.ts';
import { plainBlocks } from '../../markdown/elsewhere.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { words } from '../../site/words.ts';
import { byline as agenciesOf } from './credit.ts';

/** A picture with the keys of the content contract. */
function asWritten({ file, alt, caption, credit, at }: Picture): object {
  return {
    file: basename(file),
    alt,
    ...(caption !== undefined && { caption }),
    credit,
    ...(at !== undefined && { at: `p${at}` }),
  };
}

/**
 * An article as Markdown in the content contract's own form, so that another Mahdar can read it. The permalink is in a
 * comment, because the contract has no key for it.
 */
export function asMarkdown(article: Article): string {
  const { title, date, time, lang, summary, topics, url, updated, corrections, replaces, body } = article;
  const { byline, place, isFlash, pictures } = article;
  const frontmatter = {
    title,
    date,
    ...(time !== undefined && { time }),
    source: article.source.id,
    wire: article.wire.id,
    lang,
    ...(summary !== undefined && { summary }),
    ...(byline !== undefined && { byline }),
    ...(place !== undefined && { place }),
    ...(topics.length > 0 && { topics }),
    ...(url !== undefined && { url }),
    ...(updated !== undefined && { updated }),
    ...(corrections.length > 0 && { corrections }),
    ...(replaces.length > 0 && { replaces }),
    ...(isFlash && { flash: true }),
    ...(pictures.length > 0 && { pictures: pictures.map(asWritten) }),
  };
  const yaml = stringify(frontmatter, { lineWidth: 0 });
  return `---\n# ${absolute(addresses.article(article.id))}\n${yaml}---\n\n${body}\n`;
}

/** An article as plain text: headline, source, date, text without markup, corrections, permalink. */
export function asPlainText(article: Article): string {
  const blocks = [
    article.title,
    [agenciesOf(article), article.byline, article.place, words.day(article.date)]
      .filter(Boolean)
      .join(words.comma),
    ...plainBlocks(article.body),
    ...article.corrections.map(({ date, note }) => words.publish.correction(words.day(date), note)),
    absolute(addresses.article(article.id)),
  ];
  return `${blocks.join('\n\n')}\n`;
}
