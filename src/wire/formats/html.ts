import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { WireFault } from '../fault.ts';
import { LIMITS } from '../incoming.ts';
import { type Element, first, parseXml } from './xml.ts';

const MOST_DEEP = LIMITS.depth;
// Twenty times those of a long article's page. What is nested wrongly costs the square of them.
const MOST_ELEMENTS = 20_000;

function tooDeep(line: number): WireFault {
  return new WireFault('html', 'has elements in one another too deep to be a dispatch.', line);
}

/** Stops amid the parsing where elements stand too deep in one another: what reads badly nested HTML would take for ever. */
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

/** The tree of HTML as a browser reads it, whatever is unclosed or wrongly nested; nothing is run or fetched. Its root is `<html>`. */
export function parseHtml(text: string, line = 1): Element {
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
  const document = parse(text, { scriptingEnabled: false, treeAdapter });
  const root = document.childNodes.find((node) => defaultTreeAdapter.isElementNode(node));
  if (!root || !defaultTreeAdapter.isElementNode(root))
    throw new WireFault('html', 'holds no element.', line);
  return elementOf(root, line, 0);
}

/** The tree of a piece of marked-up text that begins on `line`: as XHTML where it is well-formed, else as HTML. */
export function parseMarkup(text: string, line = 1): Element {
  try {
    return { ...parseXml(`<body>${text}</body>`, 'html'), line };
  } catch (error) {
    if (!(error instanceof WireFault)) throw error;
  }
  const root = parseHtml(text, line);
  // Its empty <head> is the parser's.
  return first(root, 'body') ?? root;
}
