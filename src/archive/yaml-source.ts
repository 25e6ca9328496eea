import type { z } from 'astro/zod';
import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { findControls } from '../arabic/controls.ts';
import { didYouMean, shown } from './problem.ts';
import type { Problem } from './types.ts';

type Path = readonly PropertyKey[];

/** A YAML text with the line of each of its values. */
export interface YamlSource {
  /** The values, as the core schema reads them: a date stays a string. `undefined` where the YAML does not parse. */
  value: unknown;
  /** Line in the file, 1-based, of the value at `path`, or of the nearest thing above it. `key` asks for the key's own. */
  lineOf(path: Path, key?: boolean): number;
}

/**
 * Reads YAML of `file` whose first line is line `firstLine` of the file. Syntax errors, duplicate keys, unknown tags and
 * invisible characters go to `problems`.
 */
export function readYaml(text: string, file: string, firstLine: number, problems: Problem[]): YamlSource {
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    schema: 'core',
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
  });
  const fileLine = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
  for (const { pos, message } of [...document.errors, ...document.warnings]) {
    problems.push({
      file,
      line: fileLine(pos[0]),
      field: 'yaml',
      message: `${message}. Correct the YAML here.`,
    });
  }
  for (const control of findControls(text)) {
    problems.push({
      file,
      line: fileLine(control.index),
      field: 'yaml',
      message: `holds the invisible character ${control.name}. Delete it.`,
    });
  }
  const nodeAt = (path: Path): Node | undefined => {
    const node = path.length === 0 ? document.contents : document.getIn(path as unknown[], true);
    return (node ?? undefined) as Node | undefined;
  };
  const lineOf = (path: Path, key = false): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const parent = depth > 0 ? nodeAt(path.slice(0, depth - 1)) : undefined;
      if (isMap(parent)) {
        const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === path[depth - 1]);
        const at = pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
        const valueAt = isScalar(pair?.value) && !key ? pair.value.range?.[0] : undefined;
        if (at !== undefined) return fileLine(valueAt ?? at);
      }
      const at = nodeAt(path.slice(0, depth))?.range?.[0];
      if (at !== undefined) return fileLine(at);
    }
    return firstLine;
  };
  let value: unknown;
  try {
    if (document.errors.length === 0) value = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    problems.push({
      file,
      line: firstLine,
      field: 'yaml',
      message: `${error instanceof Error ? error.message : error}. Write the values out.`,
    });
  }
  return { value, lineOf };
}

function described(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_type') {
    const wanted =
      {
        record: 'a mapping of names to values',
        object: 'a mapping of names to values',
        array: 'a list',
        string: 'text',
      }[issue.expected as string] ?? issue.expected;
    const hint =
      issue.expected === 'string' ? ' Put it in quotation marks.' : ' See the README for the form.';
    return `is ${value === null ? 'empty' : shown(JSON.stringify(value))}, and must be ${wanted}.${hint}`;
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    return `${shown(String(value))} is not known. ${typeof value === 'string' ? didYouMean(value, known) : `Use one of: ${known.join(', ')}.`}`;
  }
  if (issue.code === 'too_small') return 'is empty. Fill it in, or leave the key out.';
  return issue.message;
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  );
}

/**
 * Holds a YAML source against `schema`; `keys` gives the keys allowed at a path, for "did you mean". Gives the value,
 * or `undefined` with every problem reported.
 */
export function validate<T>(
  source: YamlSource,
  schema: z.ZodType<T>,
  file: string,
  problems: Problem[],
  keys: (path: Path) => readonly string[],
): T | undefined {
  const result = schema.safeParse(source.value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const field = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const path = [...issue.path, key];
        problems.push({
          file,
          line: source.lineOf(path, true),
          field: path.map(String).join('.'),
          message: `is not a known key. ${didYouMean(key, keys(issue.path))}`,
        });
      }
      continue;
    }
    const value = valueAt(source.value, issue.path);
    const isMissing = value === undefined && issue.path.length > 0;
    problems.push({
      file,
      line: source.lineOf(isMissing ? issue.path.slice(0, -1) : issue.path),
      field: field || 'file',
      message: isMissing ? 'is missing. Add it.' : described(issue, value),
    });
  }
  return undefined;
}
