import { hash } from 'node:crypto';

/** Shorter texts stand for themselves. */
const LONG = 64;

/**
 * A digest of plain data: the same for equal values, whatever the order of their keys, and another for others. A key without a
 * value is none. `known` remembers objects with an id, so that who asks for many values that share them pays once. Throws for
 * what is no plain data (a Map, a function): a digest would not tell two of them apart.
 */
export function digestOf(value: unknown, known = new Map<object, string>()): string {
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new TypeError(`no digest of a ${typeof value}`);
  if (typeof value !== 'object' || value === null) return value === undefined ? '-' : JSON.stringify(value);
  const before = known.get(value);
  if (before !== undefined) return before;
  const text = textOf(value, known);
  const digest = text.length > LONG ? `#${hash('sha256', text, 'base64url')}` : text;
  if ('id' in value) known.set(value, digest);
  return digest;
}

function textOf(value: object, known: Map<object, string>): string {
  if (Array.isArray(value)) return `[${value.map((item) => digestOf(item, known)).join()}]`;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`no digest of a ${value.constructor.name}`);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .map(([key, field]) => `${JSON.stringify(key)}:${digestOf(field, known)}`)
    .sort()
    .join()}}`;
}
