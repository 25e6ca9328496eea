import { expect, test } from 'vitest';
import { measure } from './marked.ts';

test.each(['first.txt', 'held-out.txt', 'fourth.txt'])(
  'of %s nearly every opening is read whole, and none is invented',
  (list) => {
    const all = measure(list);
    expect(all.length).toBeGreaterThanOrEqual(12);
    const whole = all.filter(({ right }) => Object.values(right).every(Boolean));
    expect(whole.length / all.length).toBeGreaterThanOrEqual(0.95);
    expect(all.filter(({ marked, found }) => !marked && found).map(({ text }) => text)).toEqual([]);
  },
);
