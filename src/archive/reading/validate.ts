import { z } from 'astro/zod';
import type { Problem } from '../problem.ts';
import { didYouMean, shown } from '../problem.ts';
import type { Path, YamlSource } from './yaml.ts';

/** The schema for `path` below `schema`, without the wrappers of optional and default values. */
function schemaAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return schemaAt(schema.unwrap(), path);
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  let next: z.core.$ZodType | undefined;
  if (schema instanceof z.ZodArray) next = schema.element;
  else if (schema instanceof z.ZodRecord) next = schema.valueType;
  else if (schema instanceof z.ZodObject && Object.hasOwn(schema.shape, key))
    next = schema.shape[String(key)];
  return next && schemaAt(next, rest);
}

const WANTED: Readonly<Record<string, string>> = {
  record: 'a mapping. Write it as key: value',
  object: 'a mapping. Write it as key: value',
  array: 'a list. Write it as [one, two], or a line "- one" for each',
  string: 'text. Put it in quotation marks',
  boolean: 'true or false. Write it without quotation marks',
};

/** Plain messages for zod's findings; messages that a schema defines itself take precedence. */
const inOurWords: z.core.$ZodErrorMap = (issue) => {
  const { input } = issue;
  if (input === undefined) return 'is missing';
  if (input === null) return 'is empty. Fill it in, or delete it.';
  if (issue.code === 'invalid_type') {
    const wanted =
      issue.expected === 'string' && typeof input === 'object'
        ? 'text. Write one value, without - or brackets'
        : (WANTED[issue.expected] ?? issue.expected);
    return `is ${shown(JSON.stringify(input), '')}, and must be ${wanted}.`;
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    return `${shown(String(input))} is not known. ${didYouMean(String(input), known)}`;
  }
  if (issue.code === 'too_small') return 'is empty. Fill it in.';
  return undefined;
};

/**
 * Checks the mapping at `path` of a YAML source against `schema`, and reports every fault with its line. Returns
 * `whole` if there is none, and in `sound` all valid keys, so that they can be checked further.
 */
export function validate<Shape extends z.core.$ZodLooseShape>(
  source: YamlSource,
  path: Path,
  value: unknown,
  schema: z.ZodObject<Shape, z.core.$strict>,
  file: string,
  problems: Problem[],
): {
  whole?: z.infer<z.ZodObject<Shape, z.core.$strict>>;
  sound: Partial<z.infer<z.ZodObject<Shape, z.core.$strict>>>;
} {
  type Value = z.infer<z.ZodObject<Shape, z.core.$strict>>;
  const result = schema.safeParse(value, { error: inOurWords, reportInput: true });
  if (result.success) return { whole: result.data, sound: result.data as Partial<Value> };
  const faulty = new Set<PropertyKey>();
  for (const issue of result.error.issues) {
    const at = [...path, ...issue.path];
    if (issue.path[0] !== undefined) faulty.add(issue.path[0]);
    if (issue.code === 'unrecognized_keys') {
      const owner = schemaAt(schema, issue.path);
      const known = owner instanceof z.ZodObject ? Object.keys(owner.shape) : [];
      for (const key of issue.keys) {
        if (issue.path.length === 0) faulty.add(key);
        const line = source.lineOf([...at, key], 'key');
        const message = `is not a known key. ${didYouMean(key, known)}`;
        problems.push({ file, line, field: source.fieldOf([...at, key]), message });
      }
    } else if (issue.input === undefined && issue.path.length > 0) {
      const description = z.globalRegistry.get(schemaAt(schema, issue.path) as z.ZodType)?.description;
      const message = `is missing. Add it${description ? `: ${description}` : ''}.`;
      problems.push({ file, line: source.lineOf(at.slice(0, -1)), field: source.fieldOf(at), message });
    } else {
      problems.push({ file, line: source.lineOf(at), field: source.fieldOf(at), message: issue.message });
    }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { sound: {} };
  const rest = Object.fromEntries(Object.entries(value).filter(([key]) => !faulty.has(key)));
  const partial = schema.partial().safeParse(rest);
  // A removed key may have been filled in by its default: remove it again.
  const kept = Object.entries(partial.data ?? {}).filter(([key]) => !faulty.has(key));
  return { sound: Object.fromEntries(kept) as Partial<Value> };
}
