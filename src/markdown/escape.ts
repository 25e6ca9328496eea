import { createParser, eachParagraph } from './document.ts';

const parser = createParser();

/** Whether Markdown shows `source` as one paragraph with exactly `text` and no markup. */
function showsAs(source: string, text: string): boolean {
  const tokens = parser.parse(source, {});
  if (tokens.length !== 3) return false;
  let isSame = false;
  eachParagraph(tokens, (shown, inline) => {
    isSame =
      shown === text &&
      (inline.children ?? []).every(({ nesting, type }) => nesting === 0 && !/code|hardbreak/.test(type));
  });
  return isSame;
}

const entity = (space: string): string => `&#${space.charCodeAt(0)};`;

/** Writes the outermost space at each end of a line as an entity, because Markdown drops white space there. */
function withItsSpaces(line: string): string {
  return line.replace(/^[ \t]/, entity).replace(/[ \t]$/, entity);
}

/**
 * Escapes a line start that Markdown would read as a list, quotation, heading, rule, heading underline or table row.
 */
function startEscaped(line: string, isFirst: boolean): string {
  const number = /^(\d{1,9})[.)](?=[ \t]|$)/.exec(line)?.[1];
  if (number !== undefined && (isFirst || Number(number) === 1))
    return `${number}\\${line.slice(number.length)}`;
  const isMarker =
    /^#{1,6}(?=[ \t]|$)|^>|^[-+](?=[ \t]|$)|^-[- \t]*$/.test(line) ||
    (!isFirst && /^(?:=+[ \t]*|[|:-][|:\- \t]*)$/.test(line));
  return isMarker ? `\\${line}` : line;
}

/** The offset after which an address in angle brackets that opens at `at` would close. */
function nextMark(text: string, at: number): number {
  const end = text.slice(at + 1, at + 10_000).search(/[<>\s]/);
  return end === -1 ? at + 1 : at + end + 2;
}

type Mark = '\\' | '*' | '_' | '`' | '~' | '[' | '<' | '&';

/** For each mark, whether Markdown may read the one at `at` as emphasis, code, a link, an entity or an escape. */
const NEEDS_ESCAPE: Record<Mark, (text: string, at: number, lastLabel: number) => boolean> = {
  '\\': (text, at) => /[!-/:-@[-`{-~ \t\n]/.test(text[at + 1] ?? ''),
  '*': (text, at) => {
    const before = text[at - 1] ?? '\n';
    return before === '\n' || !(/\s/.test(before) && /^\s?$/.test(text[at + 1] ?? ''));
  },
  _: (text, at) => !/[\p{L}\p{M}\p{N}]_[\p{L}\p{M}\p{N}]/u.test(text.slice(at - 1, at + 2)),
  '`': () => true,
  '~': (text, at) => text[at - 1] === '~' || text[at + 1] === '~',
  '[': (_, at, lastLabel) => at < lastLabel,
  '<': (text, at) => /^<[a-z0-9.!#$%&'*+/=?^_`{|}~-]*[:@][^\s<]*>/i.test(text.slice(at, nextMark(text, at))),
  '&': (text, at) => /^&(?:#[xX]?[0-9a-f]{1,7}|[a-z][a-z0-9]{1,31});/i.test(text.slice(at, at + 40)),
};

/** Escapes the marks of a whole paragraph that need it. */
function marksEscaped(text: string): string {
  const lastLabel = Math.max(text.lastIndexOf(']('), text.lastIndexOf(']:'));
  return text.replace(/[\\*_`~[<&]/g, (mark, at: number) =>
    NEEDS_ESCAPE[mark as Mark](text, at, lastLabel) ? `\\${mark}` : mark,
  );
}

/** No Markdown was found that shows a text unchanged. */
export class Unescapable extends Error {}

/**
 * The Markdown of one paragraph of plain text, escaped only where needed: `parseDocument` gives `text` back exactly,
 * including its spaces and line ends. `text` has no blank lines and no control characters. Throws Unescapable if
 * Markdown would show anything else.
 */
export function escapeParagraph(text: string): string {
  if (text.split('\n').every((line) => withItsSpaces(line) === line) && showsAs(text, text)) return text;
  const source = marksEscaped(text)
    .split('\n')
    .map((line, i) => withItsSpaces(startEscaped(line, i === 0)))
    .join('\n');
  if (showsAs(source, text)) return source;
  throw new Unescapable(`Markdown does not show ${JSON.stringify(text)} as it is`);
}

/** The Markdown body with these paragraphs. */
export function escapeParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.map(escapeParagraph).join('\n\n');
}
