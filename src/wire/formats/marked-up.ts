import { type PlainTextOptions, unclearParagraphs } from './plain-text.ts';
import { type Element, rawTextOf } from './xml.ts';

// The blocks of XHTML and NITF; everything else is inline and lets its text through.
const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 hl1 hl2 li ul ol dl dt dd tr table tbody thead blockquote bq block pre section article note fn hr credit datasource nitf-table html body main header footer aside nav address details summary center'.split(
    ' ',
  ),
);
const LEFT_OUT = new Set(
  'media figure img picture video audio iframe script style head svg object form template noscript button select'.split(
    ' ',
  ),
);

/**
 * The paragraphs of marked-up text as a browser would show them: blocks part them, white space inside is one space, <br>
 * is a line end, <pre> keeps its own. `leftOut` collects the names of elements that are no words of the text.
 */
export function paragraphsOfMarkup(root: Element, leftOut: Set<string>): string[] {
  const paragraphs: string[] = [];
  let lines: string[] = [''];
  const flush = (): void => {
    const text = lines
      .map((line) => line.replace(/[ \n\r\f]+/g, ' ').replace(/^ | $/g, ''))
      .filter((line) => line !== '')
      .join('\n');
    if (text !== '') paragraphs.push(text);
    lines = [''];
  };
  const add = (text: string): void => {
    lines[lines.length - 1] += text.replace(/\t/g, ' ');
  };
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === 'string') add(child);
      else if (LEFT_OUT.has(child.name)) leftOut.add(child.name);
      else if (child.name === 'br') lines.push('');
      else if (child.name === 'pre') {
        flush();
        paragraphs.push(
          ...rawTextOf(child)
            .split(/\n[ \t]*\n\s*?/)
            .map((text) => text.replace(/^(?:[ \t]*\n)+|\s+$/g, ''))
            .filter((text) => text !== ''),
        );
      } else if (BLOCKS.has(child.name)) {
        flush();
        walk(child);
        flush();
      } else {
        const isCell = child.name === 'td' || child.name === 'th';
        if (isCell && lines.at(-1)?.trim() !== '') lines[lines.length - 1] = `${lines.at(-1)?.trimEnd()}\t`;
        walk(child);
      }
    }
  };
  walk(root);
  flush();
  return paragraphs;
}

/** Whether `text` is HTML although nothing says so: it begins with a block of it. */
export function isMarkup(text: string): boolean {
  return /^\s*<(?:p|div|section|article|html|body|br|h[1-6])[\s/>]/i.test(text);
}

/** All text of an element but for what is no words of it, white space as it stands. */
function wordsOf({ children }: Element): string {
  return children
    .map((child) => (typeof child === 'string' ? child : LEFT_OUT.has(child.name) ? '' : wordsOf(child)))
    .join('');
}

/**
 * The paragraphs of a whole story. Some agencies send it as one block with line ends: nothing then says whether these are
 * layout or paragraphs, and a WireFault asks the editor.
 */
export function paragraphsOfStory(
  root: Element,
  leftOut: Set<string>,
  { linesAreParagraphs, isOneParagraph }: Pick<PlainTextOptions, 'linesAreParagraphs' | 'isOneParagraph'>,
): string[] {
  const paragraphs = paragraphsOfMarkup(root, leftOut);
  const [only = ''] = paragraphs;
  const lines = (only.includes('\n') ? only : wordsOf(root))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (paragraphs.length !== 1 || lines.length < 2 || isOneParagraph) return paragraphs;
  if (linesAreParagraphs) return lines;
  throw unclearParagraphs(lines.length, root.line);
}

/** What was left out of a body, for the editor. */
export function leftOutNotes(names: ReadonlySet<string>): string[] {
  return names.size === 0 ? [] : [`body: left out what is no text: ${[...names].join(', ')}.`];
}
