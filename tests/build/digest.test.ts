import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf } from '../../src/build/kept/digest.ts';

test('equal data has one digest, whatever the order of its keys and what is without a value; other data has another', () => {
  expect(digestOf({ a: 1, b: [{ c: 'x' }], d: undefined })).toBe(digestOf({ b: [{ c: 'x' }], a: 1 }));
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(digestOf(structuredClone(one))).toBe(digestOf(one));
      const turned = JSON.stringify(one, (_, value) =>
        value && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      );
      expect(digestOf(JSON.parse(turned))).toBe(digestOf(JSON.parse(JSON.stringify(one))));
      const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
      expect(digestOf(one) === digestOf(other)).toBe(isSame);
    }),
    { numRuns: 2_000 },
  );
});

/** With its keys in order, so that equal data has one text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, field]) => [key, sorted(field)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

test('what is no plain data has none', () => {
  for (const value of [new Map([[1, 2]]), new Set([1]), () => 1, { inside: new Date() }, [Symbol('x')]])
    expect(() => digestOf(value)).toThrow(TypeError);
});
