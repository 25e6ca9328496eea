import { findControls } from '../../arabic/script/controls.ts';
import { shown } from '../../arabic/script/shown.ts';
import { parseDocument, tokensOf } from '../../markdown/document.ts';
import { hiddenCharacters, positionsIn, unknownCharacters } from './characters.ts';

/** Receives a problem of a file: its 1-based line, the field, and what is wrong and what to do. */
export type Report = (line: number, field: string, message: string) => void;

/** Character references (`&rlm;`, `&#x202e;`) to a character that a body must not contain. */
function entityFaults(body: string): { index: number; message: string }[] {
  if (!body.includes('&')) return [];
  // After a backslash it is plain text: \&rlm; shows &rlm;.
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

/**
 * How many paragraphs, headings and cells a body may have: far more than any dispatch, but
 * manageable for page and ledger.
 */
const MOST_BLOCKS = 5_000;

/** The first paragraph, heading or cell over the limit: its line in the body, from 0, and their number. */
function tooManyBlocks(body: string): { line: number; count: number } | undefined {
  // Each needs a line or a cell bar, so most bodies need not be parsed.
  if ((body.match(/[\n|]/g)?.length ?? 0) < MOST_BLOCKS) return undefined;
  const blocks = tokensOf(body).filter(({ type }) => type === 'inline');
  const over = blocks[MOST_BLOCKS];
  return over && { line: over.map?.[0] ?? 0, count: blocks.length };
}

/** Pictures in Markdown, `![…](…)`, or HTML, whose source the page would show. Not after a backslash. */
function pictures(body: string): { index: number; message: string }[] {
  if (!/!\[|<[fip]/i.test(body)) return [];
  const found = body.matchAll(/(?<!\\)(?:!\[[^\]\n]{0,500}\](?=[([])|<(?:figure|img|picture)\b)/gi);
  return [...found].map(({ index, 0: source }) => ({
    index,
    message: `pictures are not shown in the text. Remove ${shown(source)}, and name the picture under pictures in the frontmatter.`,
  }));
}

/** Reports problems with the characters and size of a body that begins on the 1-based line `bodyLine` of its file. */
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
