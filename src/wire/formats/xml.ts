import { SaxesParser } from 'saxes';
import { WireFault } from '../fault.ts';
import { LIMITS } from '../incoming.ts';

/** An element of a parsed document. Names are local, without their namespace prefix. */
export interface Element {
  name: string;
  /** `content` in `content:encoded`; empty without a prefix. */
  prefix: string;
  attributes: Readonly<Record<string, string>>;
  children: (Element | string)[];
  line: number;
}

// Entities that XHTML bodies use without a DTD.
const NAMED = {
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '\u200e',
  rlm: '\u200f',
  shy: '\u00ad',
} as const;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Parses XML into its root element. Throws a WireFault with the line for a DOCTYPE with an internal subset (no entity
 * of a document is ever expanded, and nothing is fetched), for XML that is malformed or truncated, and for elements
 * nested more than 100 deep.
 */
export function parseXml(text: string, named: 'xml' | 'html' = 'xml'): Element {
  const parser = new SaxesParser({ xmlns: false, position: true });
  if (named === 'html') parser.ENTITIES = { ...parser.ENTITIES, ...NAMED };
  const open: Element[] = [];
  let root: Element | undefined;
  parser.on('doctype', (declared) => {
    if (!declared.includes('[')) return;
    throw new WireFault(
      'xml',
      'has a DOCTYPE with declarations of its own, which may carry entities. Delete the <!DOCTYPE …> and send the rest.',
      parser.line,
    );
  });
  parser.on('error', (error) => {
    const what = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    throw new WireFault(
      'xml',
      `is not well-formed, or cut off: ${what}. Fetch the file again.`,
      Math.max(1, parser.line),
    );
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = {
      name: named === 'html' ? local(name).toLowerCase() : local(name),
      prefix: name.includes(':') ? name.slice(0, name.indexOf(':')) : '',
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [local(key), String(value)]),
      ),
      children: [],
      line: parser.line,
    };
    if (open.length >= LIMITS.depth)
      throw new WireFault('xml', 'has elements in one another too deep to be a dispatch.', parser.line);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (data: string): void => {
    open.at(-1)?.children.push(data);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text.replace(/^\ufeff/, '').trimStart()).close();
  if (!root) throw new WireFault('xml', 'holds no element. Fetch the file again.');
  return root;
}

/** All descendants of `element` named `name`, in document order. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

/** The first element along `path`, each name at any depth below the previous one. */
export function first(element: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => at && all(at, name)[0], element);
}

/** All text of an element with its white space. */
export function rawTextOf({ children }: Element): string {
  return children.map((child) => (typeof child === 'string' ? child : rawTextOf(child))).join('');
}

/** All text of an element on one line, white space reduced to single spaces. */
export function lineOf(element: Element | undefined): string {
  return element
    ? rawTextOf(element)
        .replace(/[ \t\n\r\f]+/g, ' ')
        .replace(/^ | $/g, '')
    : '';
}
