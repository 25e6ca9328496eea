import type { CDPSession, Page, Protocol } from 'puppeteer-core';

type Node = Protocol.Accessibility.AXNode;

/** Roles whose content is on the same line; for all others it is on lines of its own below. */
const LINES = new Set(['heading', 'paragraph', 'link', 'button', 'term', 'time', 'DisclosureTriangle']);
const SILENT = new Set(['none', 'generic', 'RootWebArea', 'InlineTextBox', 'LayoutTable', 'LineBreak']);

const named = (node: Node, name: string): string | undefined => {
  const value = node.properties?.find((property) => property.name === name)?.value.value;
  return value === undefined || value === false ? undefined : String(value);
};

/** The language of each node's element, which Chromium's tree omits, and whether it has lines of its own. */
async function elementsOf(
  session: CDPSession,
  nodes: readonly Node[],
): Promise<Map<string, { lang: string; isBlock: boolean }>> {
  const found = new Map<string, { lang: string; isBlock: boolean }>();
  await Promise.all(
    nodes.map(async ({ nodeId, backendDOMNodeId }) => {
      if (backendDOMNodeId === undefined) return;
      const { object } = await session.send('DOM.resolveNode', { backendNodeId: backendDOMNodeId });
      const { result } = await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId as string,
        functionDeclaration: `function () {
          const element = this.nodeType === 1 ? this : this.parentElement;
          return {
            lang: element?.closest('[lang]')?.lang ?? '',
            isBlock: this.nodeType === 1 && !/^inline|^contents/.test(getComputedStyle(this).display),
          };
        }`,
        returnByValue: true,
      });
      found.set(nodeId, result.value);
    }),
  );
  return found;
}

/**
 * What a screen reader gets from a page, in order, as text: a line for each landmark, heading, paragraph, link and
 * control, indented by nesting. Words in a language other than the page's are in `[ur …]`. Chromium only.
 */
export async function spoken(page: Page): Promise<string> {
  const session = await page.createCDPSession();
  await session.send('Accessibility.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const own = await page.$eval('html', (html) => html.lang);
  const elements = await elementsOf(
    session,
    nodes.filter(({ ignored, role }) => !ignored && role?.value !== 'InlineTextBox'),
  );
  await session.detach();

  const childrenOf = (node: Node): Node[] => (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);
  const inLang = (node: Node, text: string): string => {
    const tag = elements.get(node.nodeId)?.lang ?? own;
    return tag === own || text.trim() === '' ? text : `[${tag} ${text}]`;
  };
  const label = (node: Node): string => {
    const role = String(node.role?.value);
    const level = named(node, 'level');
    const states = ['expanded', 'pressed', 'checked']
      .flatMap((state) => (named(node, state) ? `${state}=${named(node, state)}` : []))
      .join(' ');
    return [role === 'heading' ? `heading ${level}` : role, states].filter(Boolean).join(' ');
  };
  /** The name of a link or control: its words, or its accessible name. */
  const called = (node: Node, within: string): string => {
    const name = String(node.name?.value ?? '');
    const words = within.replace(/\[\w+ |\]/g, '');
    return name === '' || words.replace(/\s+/g, ' ').trim() === name.trim() ? within : inLang(node, name);
  };
  /** The words within a line; links and controls in `<…>`. */
  const inline = (node: Node): string =>
    childrenOf(node)
      .map((child) => {
        const role = String(child.role?.value);
        if (role === 'StaticText') return inLang(child, String(child.name?.value ?? ''));
        const within = elements.get(child.nodeId)?.isBlock ? ` ${inline(child)} ` : inline(child);
        if (child.ignored || SILENT.has(role) || !LINES.has(role)) return within;
        return role === 'link' || role === 'button' ? `<${called(child, within)}>` : within;
      })
      .join('');
  const lines: string[] = [];
  const say = (node: Node, depth: number): void => {
    const role = String(node.role?.value);
    if (role === 'StaticText') {
      lines.push(`${'  '.repeat(depth)}${inLang(node, String(node.name?.value ?? '')).trim()}`);
      return;
    }
    if (node.ignored || SILENT.has(role)) {
      for (const child of childrenOf(node)) say(child, depth);
      return;
    }
    if (LINES.has(role)) {
      const within = inline(node).replace(/\s+/g, ' ').trim();
      lines.push(`${'  '.repeat(depth)}${label(node)}: ${called(node, within)}`);
      return;
    }
    const name = String(node.name?.value ?? '');
    lines.push(`${'  '.repeat(depth)}${label(node)}${name ? ` "${name}"` : ''}`);
    for (const child of childrenOf(node)) say(child, depth + 1);
  };
  for (const root of nodes.filter(({ parentId }) => parentId === undefined)) say(root, 0);
  return `${lines.filter((line) => line.trim() !== '').join('\n')}\n`;
}
