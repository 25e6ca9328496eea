import type { Article, Evidence } from '../../archive/types.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { words } from '../../site/words.ts';
import { agencyName } from '../agency-name.ts';
import { onOneLine } from '../lines.ts';

/** A dispatch as CSL-JSON 1.0 has it: the wire wrote it, the source published it. */
export interface CslItem {
  id: string;
  type: 'article-newspaper';
  title: string;
  author: [{ literal: string }];
  'container-title': string;
  publisher: string;
  issued: { 'date-parts': [[number, number, number]] };
  language: string;
  URL: string;
}

/** «source / wire», or the one name where they are one. */
export function byline({ source, wire }: Article): string {
  const names = [agencyName(source).name, agencyName(wire).name];
  return [...new Set(names)].join(' / ');
}

/** Headline, byline and day as the page cites them, without marks around: for a quotation's last line. */
export function creditLine(article: Article): string {
  return `${onOneLine(article.title)}، ${byline(article)}، ${words.day(article.date)}`;
}

/** Words of a dispatch as a quotation: in guillemets, then whose they are. */
export function quotationOf({ quote, article }: Pick<Evidence, 'quote' | 'article'>): string {
  return `«${quote}»\n— ${creditLine(article)}`;
}

/** The CSL-JSON item of an article. Its address is the permalink here, where the words can be checked. */
export function cslItem(article: Article): CslItem {
  const source = agencyName(article.source).name;
  return {
    id: article.id,
    type: 'article-newspaper',
    title: onOneLine(article.title),
    author: [{ literal: agencyName(article.wire).name }],
    'container-title': source,
    publisher: source,
    issued: { 'date-parts': [article.date.split('-').map(Number) as [number, number, number]] },
    language: article.lang,
    URL: absolute(addresses.article(article.id)),
  };
}

/** CSL-JSON: a list of one item, as reference managers read it. */
export function asCslJson(article: Article): string {
  return `${JSON.stringify([cslItem(article)], null, 2)}\n`;
}

/** RIS (Research Information Systems, 2011): CRLF between lines, `ER` at the end. */
export function asRis(article: Article): string {
  const item = cslItem(article);
  const fields: [tag: string, value: string][] = [
    ['TY', 'NEWS'],
    ['ID', item.id],
    ['TI', item.title],
    ['AU', item.author[0].literal],
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['PY', article.date.slice(0, 4)],
    ['DA', `${article.date.replaceAll('-', '/')}`],
    ['LA', item.language],
    ['UR', item.URL],
    ['ER', ''],
  ];
  return fields.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** `text` for a braced BibTeX value: what TeX would read as its own is escaped. */
function tex(text: string): string {
  return text.replace(/[\\{}~^]/g, (char) => TEX[char] as string).replace(/[&%$#_]/g, '\\$&');
}

/**
 * BibTeX that plain BibTeX reads (`journal`, `year`, `month`) and biblatex too, which has the day of `date`. Names and title are in double braces: they are no
 * persons, and keep their case.
 */
export function asBibTex(article: Article): string {
  const item = cslItem(article);
  const fields = {
    author: `{${tex(item.author[0].literal)}}`,
    title: `{${tex(item.title)}}`,
    journal: tex(item['container-title']),
    entrysubtype: 'newspaper',
    publisher: tex(item.publisher),
    year: article.date.slice(0, 4),
    month: String(Number(article.date.slice(5, 7))),
    date: article.date,
    language: item.language,
    url: item.URL,
  };
  const lines = Object.entries(fields).map(([key, value]) => `  ${key} = {${value}}`);
  return `@article{${item.id},\n${lines.join(',\n')}\n}\n`;
}
