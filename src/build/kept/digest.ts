import { hash } from 'node:crypto';

/** Shorter texts stand for themselves. */
const LONG = 256;

/**
 * A digest of plain data: the same for equal values, whatever the order of their keys, and another for others. A key without a
 * value is none. `known` remembers objects with an id, so that who asks for many values that share them pays once. Throws for
 * what is no plain data (a Map, a function): a digest would not tell two of them apart.
 */
export function digestOf(value: unknown, known = new Map<object, string>()): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === undefined) return '-';
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
    throw new TypeError(`no digest of a ${typeof value}`);
  if (typeof value !== 'object' || value === null) return String(value);
  const before = known.get(value);
  if (before !== undefined) return before;
  const text = Array.isArray(value) ? textOfItems(value, known) : textOfFields(value, known);
  const digest = text.length > LONG ? `#${hash('sha256', text, 'base64url')}` : text;
  if ('id' in value) known.set(value, digest);
  return digest;
}

function textOfItems(value: readonly unknown[], known: Map<object, string>): string {
  let text = '';
  for (const item of value) text += `,${digestOf(item, known)}`;
  return `[${text}]`;
}

function textOfFields(value: object, known: Map<object, string>): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`no digest of a ${value.constructor.name}`);
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const field = (value as Record<string, unknown>)[key];
    if (field !== undefined) text += `,${quoted(key)}:${digestOf(field, known)}`;
  }
  return `{${text}}`;
}

const names = new Map<string, string>();

/** `key` as JSON; most values have the same few. */
function quoted(key: string): string {
  let name = names.get(key);
  if (name === undefined) {
    name = JSON.stringify(key);
    names.set(key, name);
  }
  return name;
}
