import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { findControls } from '../../arabic/script/controls.ts';
import type { Problem } from '../problem.ts';
import { shown } from '../problem.ts';
import { hiddenCharacters } from './characters.ts';

export type Path = readonly PropertyKey[];

/** Parsed YAML with the line of each value. */
export interface YamlSource {
  /** The values by YAML's core schema: a date stays a string. `undefined` if the YAML is unusable. */
  value: unknown;
  /** The 1-based line in the file of the value at `path`, or of the nearest parent; with `key`, of its key. */
  lineOf(path: Path, key?: 'key'): number;
  /** The name of `path` for a message; an item of a list is named by its id if it has one. */
  fieldOf(path: Path): string;
  /** Every text value, without keys. */
  texts: readonly { path: Path; text: string }[];
}

interface Leaf {
  path: Path;
  scalar: Scalar;
  isKey: boolean;
}

const REMEDIES: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'this line has a second ": ", or a wrong indent. Put the value in quotation marks',
  MULTILINE_IMPLICIT_KEY:
    'this line is not "key: value". Write a colon and a space after its key, or put a value of several lines in quotation marks',
  NON_STRING_KEY: 'a key is itself a list or a mapping. Write a plain key',
  BAD_SCALAR_START: 'a value begins with a character that YAML keeps for itself. Put it in quotation marks',
  TAB_AS_INDENT: 'a tab indents this line. Use spaces',
  MULTIPLE_DOCS: 'a line --- begins a second document. Keep one',
};

/** How deep lists and mappings may be nested; our files need seven. */
const DEEPEST = 20;
const TWICE = 'is here twice. Keep one.';
const TOO_DEEP = 'is nested too deep. Write plainer YAML.';

/** Every scalar of `node`, keys included, with its path. Calls `fault` for YAML features that are not allowed. */
function leavesOf(
  node: unknown,
  path: Path,
  fault: (node: Node, path: Path, message: string) => void,
): Leaf[] {
  if (path.length > DEEPEST && isCollection(node)) {
    fault(node, path.slice(0, 3), TOO_DEEP);
    return [];
  }
  if (isAlias(node)) fault(node, path, `is an alias (*${shown(node.source, '')}). Write the value out.`);
  if ((isScalar(node) || isCollection(node)) && node.tag !== undefined)
    fault(node, path, 'has a tag (!). Delete the tag, and write the value plainly.');
  if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined)
    fault(
      node,
      path,
      `has an anchor (&${shown(node.anchor, '')}). Delete it, or put the value in quotation marks.`,
    );
  if (isScalar(node)) {
    // «فوز #فلسطين»: YAML reads the hashtag and everything after it as a comment.
    if (node.type === 'PLAIN' && /^[^\s!#-]/.test(node.comment ?? ''))
      fault(
        node,
        path,
        `ends before #${shown(node.comment?.split('\n', 1)[0] ?? '', '')}. Put the value in quotation marks.`,
      );
    return [{ path, scalar: node, isKey: false }];
  }
  if (isSeq(node)) return node.items.flatMap((item, i) => leavesOf(item, [...path, i], fault));
  if (!isMap(node)) return [];
  const seen = new Set<string>();
  return node.items.flatMap(({ key, value }) => {
    if (!isScalar(key)) return leavesOf(value, path, fault);
    const name = String(key.value);
    const at = [...path, name];
    if (seen.has(name)) fault(key, at, TWICE);
    if (name === '__proto__') fault(key, at, 'cannot be used as a key. Choose another.');
    seen.add(name);
    return [{ path: at, scalar: key, isKey: true }, ...leavesOf(value, at, fault)];
  });
}

/** Finds the leaf at an offset of the text; `leaves` are in text order. */
function leafFinder(leaves: readonly Leaf[]): (offset: number) => Leaf | undefined {
  const placed = leaves.filter(({ scalar }) => scalar.range != null);
  return (offset) => {
    let low = 0;
    for (let high = placed.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((placed[middle]?.scalar.range?.[0] as number) <= offset) low = middle;
      else high = middle;
    }
    const leaf = placed[low];
    const [from = 0, to = 0] = leaf?.scalar.range ?? [];
    return from <= offset && offset < to ? leaf : undefined;
  };
}

/**
 * The offset of the innermost bracket that is still open at offset `end`, or -1. Brackets inside values do not count.
 */
function openBracket(text: string, end: number, leaves: readonly Leaf[]): number {
  const inLeaf = leafFinder(leaves);
  const open: number[] = [];
  for (let at = 0; at < end; at++) {
    const char = text[at] as string;
    if (!'[]{}'.includes(char) || inLeaf(at)) continue;
    if (char === '[' || char === '{') open.push(at);
    else open.pop();
  }
  return open.at(-1) ?? -1;
}

/** Finds the first pair with a given key in a mapping, quickly even in a large one. */
function pairFinder(): (map: YAMLMap, key: PropertyKey) => Pair | undefined {
  const known = new WeakMap<YAMLMap, Map<unknown, Pair>>();
  return (map, key) => {
    let pairs = known.get(map);
    if (!pairs) {
      pairs = new Map();
      for (const pair of map.items)
        if (isScalar(pair.key) && !pairs.has(pair.key.value)) pairs.set(pair.key.value, pair);
      known.set(map, pairs);
    }
    return pairs.get(key);
  };
}

/**
 * Reads YAML whose first line is line `firstLine` of `file`. Reports everything that is not plain YAML to `problems`:
 * syntax errors, duplicate keys, aliases, tags, and invisible characters, escaped ones too.
 */
export function readYaml(text: string, file: string, firstLine: number, problems: Problem[]): YamlSource {
  const counter = new LineCounter();
  const fileLine = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  let document: Document;
  try {
    document = parseDocument(text, {
      lineCounter: counter,
      schema: 'core',
      stringKeys: true,
      // Checked below, with a message that names the key.
      uniqueKeys: false,
      prettyErrors: false,
    }) as Document;
  } catch (error) {
    // Thousands of nested brackets overflow the parser's stack.
    if (!(error instanceof RangeError)) throw error;
    problems.push({ file, line: firstLine, field: 'yaml', message: 'cannot be read. Write plainer YAML.' });
    return {
      value: undefined,
      lineOf: () => firstLine,
      fieldOf: (path) => path.map(String).join('.'),
      texts: [],
    };
  }

  const pairOf = pairFinder();
  const nodeAt = (path: Path): unknown =>
    path.reduce<unknown>(
      (node, part) =>
        isSeq(node) ? node.items[Number(part)] : isMap(node) ? pairOf(node, part)?.value : undefined,
      document.contents,
    );
  const fieldOf = (path: Path): string =>
    path
      .flatMap((part, depth) => {
        if (typeof part !== 'number') return [String(part)];
        const item = nodeAt(path.slice(0, depth + 1));
        const id = isMap(item) ? item.get('id') : undefined;
        return typeof id === 'string' ? [id] : [];
      })
      .join('.') || 'file';
  const lineOf = (path: Path, key?: 'key'): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const parent = depth > 0 ? nodeAt(path.slice(0, depth - 1)) : undefined;
      const pair = isMap(parent) ? pairOf(parent, path[depth - 1] as PropertyKey) : undefined;
      const keyAt = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
      const valueAt = isScalar(pair?.value) && !key ? pair.value.range?.[0] : undefined;
      const at = valueAt ?? keyAt ?? (nodeAt(path.slice(0, depth)) as Node | undefined)?.range?.[0];
      if (at !== undefined) return fileLine(at);
    }
    return firstLine;
  };

  let isUsable = document.errors.length === 0;
  const leaves = leavesOf(document.contents, [], (node, path, message) => {
    // The parser has already reported the nesting.
    if (message === TOO_DEEP && document.errors.length > 0) return;
    if (message !== TWICE) isUsable = false;
    problems.push({ file, line: fileLine(node.range?.[0] ?? 0), field: fieldOf(path), message });
  });
  const leafAt = leafFinder(leaves);
  const reported = new Set<number>();
  for (const { pos, message, code } of document.errors) {
    // An unclosed quotation runs to the end of the file, but the editor must correct its beginning.
    const open = code === 'MISSING_CHAR' ? leafAt(pos[0] - 1) : undefined;
    const quotation = /^QUOTE/.test(open?.scalar.type ?? '') ? open : undefined;
    const opened = code === 'BAD_INDENT' ? openBracket(text, pos[0], leaves) : -1;
    const line = fileLine(quotation?.scalar.range?.[0] ?? (opened === -1 ? pos[0] : opened));
    if (reported.has(line)) continue;
    reported.add(line);
    const ended = leafAt(text.slice(0, pos[0]).trimEnd().length - 1);
    const what = quotation
      ? 'a quotation mark is not closed. Close it'
      : code === 'RESOURCE_EXHAUSTION'
        ? 'is nested too deep. Write plainer YAML'
        : opened !== -1
          ? `a bracket ${text[opened]} is not closed. Close it with ${text[opened] === '[' ? ']' : '}'}`
          : code === 'UNEXPECTED_TOKEN' && ended
            ? 'words follow where the value has ended. Put the whole value in quotation marks, in \' where it holds "'
            : REMEDIES[code];
    problems.push({ file, line, field: 'yaml', message: `${what ?? `${message}. Correct the YAML here`}.` });
  }
  for (const { index, message } of hiddenCharacters(text)) {
    const leaf = leafAt(index);
    problems.push({ file, line: fileLine(index), field: leaf ? fieldOf(leaf.path) : 'yaml', message });
  }
  for (const { path, scalar } of leaves) {
    if (scalar.type !== 'QUOTE_DOUBLE' || typeof scalar.value !== 'string') continue;
    const raw = text.slice(scalar.range?.[0], scalar.range?.[1]);
    for (const name of new Set(findControls(scalar.value).map((control) => control.name))) {
      if (findControls(raw).some((control) => control.name === name)) continue;
      const message = `spells the invisible character ${name} with an escape. Delete it.`;
      problems.push({ file, line: lineOf(path), field: fieldOf(path), message });
    }
  }
  const texts = leaves.flatMap(({ path, scalar: { value }, isKey }) =>
    !isKey && typeof value === 'string' ? [{ path, text: value }] : [],
  );
  return { value: isUsable ? document.toJS() : undefined, lineOf, fieldOf, texts };
}
