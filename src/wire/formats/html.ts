import { type DefaultTreeAdapterTypes, defaultTreeAdapter, Parser, serialize } from 'parse5';
import { WireFault } from '../fault.ts';
import { LIMITS } from '../incoming.ts';
import { type Element, first, parseXml } from './xml.ts';

const MOST_DEEP = LIMITS.depth;
// Twenty times as many as a long article's page has. Wrongly nested elements cost quadratic time.
const MOST_ELEMENTS = 20_000;
// parse5 compares each attribute of a tag with those before it.
const MOST_ATTRIBUTES = 100;

/** An internal part of parse5 for the tag it is reading, which allows stopping in the middle of a tag. */
interface TagReader {
  currentToken: { attrs?: readonly unknown[] } | null;
  _createAttr(first: string): void;
}

function tooDeep(line: number): WireFault {
  return new WireFault('html', 'has elements in one another too deep to be a dispatch.', line);
}

/** Stops parsing if elements are nested too deeply: badly nested HTML would take very long. */
function refuseDeep(node: DefaultTreeAdapterTypes.Node, line: number): void {
  let depth = 0;
  for (let at: object | null = node; at && 'parentNode' in at; at = at.parentNode as object | null)
    if (++depth > MOST_DEEP) throw tooDeep(line);
}

function elementOf(node: DefaultTreeAdapterTypes.Element, line: number, depth: number): Element {
  if (depth > MOST_DEEP) throw tooDeep(line);
  return {
    name: node.tagName,
    prefix: '',
    attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
    children: node.childNodes.flatMap((child): (Element | string)[] => {
      if (defaultTreeAdapter.isTextNode(child)) return [child.value];
      return defaultTreeAdapter.isElementNode(child) ? [elementOf(child, line, depth + 1)] : [];
    }),
    line,
  };
}

/** Stops parsing within a tag that has more attributes than any real page. */
function refuseCrowded(tokenizer: unknown, line: number): void {
  const reader = tokenizer as TagReader;
  const create = reader._createAttr;
  reader._createAttr = (first) => {
    if ((reader.currentToken?.attrs?.length ?? 0) >= MOST_ATTRIBUTES)
      throw new WireFault('html', 'has a tag of more than 100 attributes, too many for a dispatch.', line);
    create.call(reader, first);
  };
}

/** The document of `text`, parsed like a browser. */
function documentOf(text: string, line: number): DefaultTreeAdapterTypes.Document {
  let elements = 0;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement: (...of) => {
      if (++elements > MOST_ELEMENTS)
        throw new WireFault(
          'html',
          'has more than 20,000 elements, too many for a dispatch. Copy its words into a text file.',
          line,
        );
      return defaultTreeAdapter.createElement(...of);
    },
    onItemPush: (node) => refuseDeep(node, line),
  };
  const { tokenizer, document } = new Parser({ scriptingEnabled: false, treeAdapter });
  refuseCrowded(tokenizer, line);
  tokenizer.write(text, true);
  return document;
}

function rootOf({ childNodes }: DefaultTreeAdapterTypes.Document, line: number): Element {
  const root = childNodes.find((node) => defaultTreeAdapter.isElementNode(node));
  if (!root || !defaultTreeAdapter.isElementNode(root))
    throw new WireFault('html', 'holds no element.', line);
  return elementOf(root, line, 0);
}

/**
 * The tree of HTML parsed like a browser, even if unclosed or wrongly nested; runs and fetches
 * nothing. Its root is `<html>`.
 */
export function parseHtml(text: string, line = 1): Element {
  return rootOf(documentOf(text, line), line);
}

const NO_WORDS = new Set(['script', 'style', 'svg', 'template']);
const MOST_IN_ATTRIBUTE = 2_000;

/**
 * Removes what makes a page large but is not text: scripts, styles, drawings, comments, files embedded in attributes.
 */
function slim(parent: DefaultTreeAdapterTypes.ParentNode): void {
  parent.childNodes = parent.childNodes.filter((node) => {
    if (defaultTreeAdapter.isCommentNode(node)) return false;
    if (!defaultTreeAdapter.isElementNode(node)) return true;
    // Data about the page for search engines.
    const isData = node.attrs.some(({ name, value }) => name === 'type' && value === 'application/ld+json');
    if (NO_WORDS.has(node.tagName) && !isData) return false;
    node.attrs = node.attrs.filter(({ value }) => value.length <= MOST_IN_ATTRIBUTE);
    slim(node);
    return true;
  });
}

/** The tree of a whole page, and its text after corrections and without the parts that are not text. */
export function parsePage(text: string): { root: Element; page: string } {
  const document = documentOf(text, 1);
  slim(document);
  return { root: rootOf(document, 1), page: serialize(document) };
}

/** The tree of marked-up text that begins on `line`: parsed as XHTML if well-formed, else as HTML. */
export function parseMarkup(text: string, line = 1): Element {
  try {
    return { ...parseXml(`<body>${text}</body>`, 'html'), line };
  } catch (error) {
    if (!(error instanceof WireFault)) throw error;
  }
  const root = parseHtml(text, line);
  // The parser adds an empty <head>.
  return first(root, 'body') ?? root;
}
