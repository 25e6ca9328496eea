import { findControls } from '../../arabic/script/controls.ts';
import { shown } from '../../arabic/script/shown.ts';
import { parseDocument, tokensOf } from '../../markdown/document.ts';
import { hiddenCharacters, positionsIn, unknownCharacters } from './characters.ts';

/** Takes a problem of a file: its line, 1-based, the field it is about, what is wrong and what to do. */
export type Report = (line: number, field: string, message: string) => void;

/** Entities of Markdown (`&rlm;`, `&#x202e;`) that stand for a character no body may hold. */
function entityFaults(body: string): { index: number; message: string }[] {
  if (!body.includes('&')) return [];
  // Behind a backslash it is no entity: \&rlm; reads &rlm;.
  return [
    ...body.matchAll(/(?<!(?<!\\)(?:\\\\)*\\)&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[a-zA-Z]\w{1,31});/g),
  ].flatMap(({ index, 0: entity }) => {
    const text = (parseDocument(`x${entity}x`).paragraphs[0]?.text ?? '').slice(1, -1);
    const faults = [
      ...findControls(text).map(({ name }) => `the invisible character ${name}`),
      ...unknownCharacters(text).map(() => 'a character of private use'),
    ];
    return faults.map((what) => ({ index, message: `spells ${what} as ${entity}. Delete it.` }));
  });
}

/** How many paragraphs, headings and cells a body may have: far beyond any dispatch, and what a page and the ledger still carry. */
const MOST_BLOCKS = 5_000;

/** The first paragraph, heading or cell too many: its line of the body, from 0, and how many there are. */
function tooManyBlocks(body: string): { line: number; count: number } | undefined {
  // Each has a line or a cell's bar to itself: a body is read only where it may have so many.
  if ((body.match(/[\n|]/g)?.length ?? 0) < MOST_BLOCKS) return undefined;
  const blocks = tokensOf(body).filter(({ type }) => type === 'inline');
  const over = blocks[MOST_BLOCKS];
  return over && { line: over.map?.[0] ?? 0, count: blocks.length };
}

/** Pictures in Markdown, `![…](…)`, and in HTML: the page would show their source. Behind a backslash it is none. */
function pictures(body: string): { index: number; message: string }[] {
  if (!/!\[|<[fip]/i.test(body)) return [];
  const found = body.matchAll(/(?<!\\)(?:!\[[^\]\n]{0,500}\](?=[([])|<(?:figure|img|picture)\b)/gi);
  return [...found].map(({ index, 0: source }) => ({
    index,
    message: `pictures are not shown in the text. Remove ${shown(source)}, and name the picture under pictures in the frontmatter.`,
  }));
}

/** Reports what is wrong with the characters and the size of a body, which begins on line `bodyLine`, 1-based, of its file. */
export function reportBody(body: string, bodyLine: number, report: Report): void {
  if (!/[\p{L}\p{N}]/u.test(body))
    report(bodyLine, 'body', 'is empty. Put the words of the dispatch below the frontmatter.');
  const tooMany = tooManyBlocks(body);
  if (tooMany) {
    const message = `has ${tooMany.count} paragraphs, headings and cells, and may have ${MOST_BLOCKS}. A dispatch is a few pages: split it, one dispatch each.`;
    report(bodyLine + tooMany.line, 'body', message);
  }
  const position = positionsIn(body);
  for (const { index, message } of [
    ...hiddenCharacters(body),
    ...unknownCharacters(body),
    ...entityFaults(body),
    ...pictures(body),
  ])
    report(bodyLine + position(index).line - 1, 'body', message);
}
