import { type CslItem, edtfOf } from './item.ts';

/** The fields that have a value, in order. */
function given(fields: Readonly<Record<string, string | undefined>>): [name: string, value: string][] {
  return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** CSL-JSON: a list with one item, as reference managers expect. */
export function asCslJson(item: CslItem): string {
  return `${JSON.stringify([item], null, 2)}\n`;
}

/** RIS (Research Information Systems, 2011): CRLF line ends, `ER` last. It has no field for an event's own date. */
export function asRis(item: CslItem): string {
  const issued = edtfOf(item.issued);
  const fields = given({
    TY: item.type === 'webpage' ? 'ELEC' : 'NEWS',
    ID: item.id,
    TI: item.title,
    AU: item.author[0].literal,
    T2: item['container-title'],
    PB: item.publisher,
    PY: issued.slice(0, 4),
    DA: issued.replaceAll('-', '/'),
    N1: item.note,
    LA: item.language,
    UR: item.URL,
    ER: '',
  });
  return fields.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** `text` for a braced BibTeX value, with TeX's special characters escaped. */
function tex(text: string): string {
  return text.replace(/[\\{}~^]/g, (char) => TEX[char] as string).replace(/[&%$#_]/g, '\\$&');
}

const texIf = (text: string | undefined): string | undefined => (text === undefined ? undefined : tex(text));

/**
 * BibTeX for both classic BibTeX (`journal`, `year`, `month`; `@misc`, which biblatex accepts for `@online`) and
 * biblatex (full `date`; `eventdate` as EDTF). Names and titles are in double braces, so that agencies are not read
 * as persons and titles keep their case.
 */
export function asBibTex(item: CslItem): string {
  const date = edtfOf(item.issued);
  const [year, month] = date.split('-');
  const isPage = item.type === 'webpage';
  const fields = given({
    author: `{${tex(item.author[0].literal)}}`,
    title: `{${tex(item.title)}}`,
    [isPage ? 'howpublished' : 'journal']: texIf(item['container-title']),
    entrysubtype: isPage ? undefined : 'newspaper',
    publisher: texIf(item.publisher),
    year,
    month: String(Number(month)),
    date,
    eventdate: item['event-date'] && edtfOf(item['event-date']),
    venue: texIf(item['event-place']),
    note: texIf(item.note),
    language: item.language,
    url: item.URL,
  });
  const lines = fields.map(([key, value]) => `  ${key} = {${value}}`);
  return `@${isPage ? 'misc' : 'article'}{${item.id},\n${lines.join(',\n')}\n}\n`;
}
