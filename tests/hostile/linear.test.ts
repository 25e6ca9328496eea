import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../src/markdown/render.ts';
import { repeated, TOKENS } from './tokens.ts';
import { WAYS } from './ways.ts';

// Four times the text should cost four times as much; quadratic work costs sixteen times.
const UNITS = 2_500;
const TIMES = 4;
const MOST = 9;
/** Below this many milliseconds of CPU time, differences cannot be measured. */
const FLOOR = 150;

function cost(way: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  way(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Whether a text four times as long costs little, or about four times as much, in the best of three runs. */
function isLinear(way: (text: string) => unknown, ofLength: (units: number) => string): boolean {
  const [short, long] = [ofLength(UNITS), ofLength(UNITS * TIMES)];
  for (let attempt = 0; attempt < 3; attempt++) {
    const more = cost(way, long);
    if (more <= FLOOR || more <= MOST * cost(way, short)) return true;
  }
  return false;
}

// Times for a whole megabyte: npm run bench:hostile (docs/decisions/0067-hostile.md).
describe('a token repeated endlessly takes linear time', () => {
  test.each(Object.keys(WAYS))('%s', (name) => {
    const way = WAYS[name] as (text: string) => unknown;
    expect(
      Object.keys(TOKENS).filter(
        (token) => !isLinear(way, (units) => repeated(TOKENS[token] as string, units)),
      ),
    ).toEqual([]);
  });
});

const OF_2019 = '[ب](http://a.example) عام 2019 ';

test.each<[what: string, render: (body: string) => string, ofLength: (units: number) => string]>([
  [
    'emphasis in emphasis without end, crossed by foreign runs',
    (body) => renderDocument(body, { lang: 'ar', markLabel: String }),
    (units) => `${repeated('*ب a ', units)}${repeated(' ب*', units)}`,
  ],
  [
    'dates that lead to an event, between links',
    (body) =>
      renderDocument(body, {
        lang: 'ar',
        date: '2024-05-02',
        markLabel: String,
        evidence: [
          {
            paragraph: 'p1',
            start: 0,
            end: (body.length / OF_2019.length) * 'ب عام 2019 '.length - 1,
            anchor: 'ev-x',
            href: '/x/',
            label: 'x',
            claim: 'held',
            date: '2019',
          },
        ],
      }),
    (units) => repeated(OF_2019, units),
  ],
])('%s', (_what, render, ofLength) => {
  expect(isLinear(render, ofLength)).toBe(true);
  const [short, long] = [UNITS, UNITS * TIMES].map((units) => render(ofLength(units)).length) as [
    number,
    number,
  ];
  expect(long / short).toBeLessThan(TIMES * 1.5);
});
