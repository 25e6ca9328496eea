import { type PlainTextOptions, unclearParagraphs } from './plain-text.ts';
import { type Element, rawTextOf } from './xml.ts';

// The block elements of XHTML and NITF; every other element is inline.
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
 * The paragraphs of marked-up text as a browser would show them: separated by blocks, with white space reduced to one
 * space, <br> as a line end, and <pre> unchanged. `leftOut` collects the names of elements that
 * are not part of the text.
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

/** Whether `text` is undeclared HTML: it begins with a block element. */
export function isMarkup(text: string): boolean {
  return /^\s*<(?:p|div|section|article|html|body|br|h[1-6])[\s/>]/i.test(text);
}

/** All text of an element without the parts that are not its text; white space is kept. */
function wordsOf({ children }: Element): string {
  return children
    .map((child) => (typeof child === 'string' ? child : LEFT_OUT.has(child.name) ? '' : wordsOf(child)))
    .join('');
}

/**
 * The paragraphs of a whole story. Some agencies send it as one block with line ends, which may be layout or
 * paragraphs: a WireFault then asks the editor.
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

/** A note for the editor about what was left out of a body. */
export function leftOutNotes(names: ReadonlySet<string>): string[] {
  return names.size === 0 ? [] : [`body: left out parts that are not text: ${[...names].join(', ')}.`];
}
