import { describe, expect, test } from 'vitest';
import { repeated, TOKENS } from './tokens.ts';
import { WAYS } from './ways.ts';

// Four times the text costs four times as much; what is quadratic costs sixteen.
const UNITS = 2_500;
const TIMES = 4;
const MOST = 9;
/** Milliseconds of CPU below which nothing is told apart. */
const FLOOR = 150;

function cost(way: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  way(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Whether a text four times as long costs little, or at most some four times as much, the best of three. */
function isLinear(way: (text: string) => unknown, token: string): boolean {
  const [short, long] = [repeated(token, UNITS), repeated(token, UNITS * TIMES)];
  for (let attempt = 0; attempt < 3; attempt++) {
    const more = cost(way, long);
    if (more <= FLOOR || more <= MOST * cost(way, short)) return true;
  }
  return false;
}

// Worst times of a whole megabyte: npm run bench:hostile (docs/decisions/0067-hostile.md).
describe('one token without end costs no more than its length', () => {
  test.each(Object.keys(WAYS))('%s', (name) => {
    const way = WAYS[name] as (text: string) => unknown;
    expect(Object.keys(TOKENS).filter((token) => !isLinear(way, TOKENS[token] as string))).toEqual([]);
  });
});
