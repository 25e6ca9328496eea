import { hash } from 'node:crypto';

const known = new WeakMap<object, string>();

/** Shorter texts stand for themselves. */
const LONG = 64;

/**
 * A digest of plain data: the same for equal values, whatever the order of their keys, and another for others. A key without a
 * value is none. What is asked for again is not looked through again, so the data must not change. Throws for what is no plain
 * data (a Map, a function): a digest would not tell two of them apart.
 */
export function digestOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'function' || typeof value === 'symbol')
      throw new TypeError(`no digest of a ${typeof value}`);
    return value === undefined ? '-' : JSON.stringify(value);
  }
  let digest = known.get(value);
  if (digest === undefined) {
    const text = textOf(value);
    digest = text.length > LONG ? `#${hash('sha256', text, 'base64url')}` : text;
    known.set(value, digest);
  }
  return digest;
}

function textOf(value: object): string {
  if (Array.isArray(value)) return `[${value.map(digestOf).join()}]`;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`no digest of a ${value.constructor.name}`);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .map(([key, field]) => `${JSON.stringify(key)}:${digestOf(field)}`)
    .sort()
    .join()}}`;
}
