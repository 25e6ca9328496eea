import { describe, expect, test } from 'vitest';
import type { Edtf } from '../../src/arabic/calendar.ts';
import { parseEdtf } from '../../src/arabic/calendar.ts';
import { stripOf } from '../../src/archive/queries/strip.ts';
import type { Timeline, TimelineEvent } from '../../src/archive/types.ts';

/** A timeline with one event on each of `dates` (EDTF). */
function timelineAt(dates: readonly string[]): Timeline {
  const events = dates.map((text, i) => ({
    id: `e${i}`,
    date: parseEdtf(text) as Edtf,
    background: false,
    claim: 'held',
  }));
  return { id: 't', title: 't', parties: [], places: [], events: events as unknown as TimelineEvent[] };
}
/** A strip in short: for each cell the number of events, or `-` and the number of empty units. */
function shape(dates: readonly string[]): string {
  const { unit, cells, undated } = stripOf(timelineAt(dates));
  const marks = cells.map((cell) => ('empty' in cell ? `-${cell.empty}` : String(cell.events.length)));
  return `${unit}: ${marks.join(' ')}${undated > 0 ? `, ${undated} undated` : ''}`;
}

describe('the strip uses the finest unit that fits', () => {
  test('a week has a cell for every day, including empty ones', () => {
    expect(shape(['2022-01-09', '2022-01-10', '2022-01-12', '2022-01-13'])).toBe('day: 1 1 -1 1 1');
  });
  test('empty days between distant ones are merged', () => {
    expect(shape(['2022-01-09', '2022-01-10', '2022-02-28'])).toBe('day: 1 1 -48 1');
  });
  test('more than ten days are grouped by week, from Sunday', () => {
    const days = Array.from({ length: 14 }, (_, i) => `2022-01-${String(9 + i).padStart(2, '0')}`);
    expect(shape(days)).toBe('week: 7 7');
    expect(stripOf(timelineAt(days)).cells[0]).toMatchObject({ first: '2022-01-09', last: '2022-01-15' });
    // A Saturday belongs to the week before the Sunday after it.
    expect(shape(['2022-01-08', ...days])).toBe('week: 1 7 7');
  });
  test('more than ten weeks are grouped by month, across New Year', () => {
    const weeks = Array.from({ length: 5 }, (_, i) => [
      `2021-${8 + i < 10 ? '0' : ''}${8 + i}-03`,
      `2021-${8 + i < 10 ? '0' : ''}${8 + i}-17`,
    ]);
    expect(shape([...weeks.flat(), '2022-03-01'])).toBe('month: 2 2 2 2 2 -2 1');
  });
  test('years, and groups of years', () => {
    const every = (from: number, step: number, count: number): string[] =>
      Array.from({ length: count }, (_, i) => String(from + i * step));
    expect(shape(every(2001, 1, 9))).toBe('year: 1 1 1 1 1 1 1 1 1');
    expect(shape(every(1950, 1, 40))).toBe('span: 5 5 5 5 5 5 5 5');
    expect(stripOf(timelineAt(every(1950, 1, 40))).cells[1]).toMatchObject({
      first: '1955-01-01',
      last: '1959-12-31',
    });
    expect(shape(['1948', '2022'])).toBe('year: 1 -73 1');
  });
  test('no day is made up for an event dated to a year or month', () => {
    expect(shape(['2019', '2022-01-09', '2022-01-10', '2022-01-12'])).toBe('day: 1 1 -1 1, 1 undated');
    expect(shape(['2022', '2022-01', '2022-02-03'])).toBe('month: 1 1, 1 undated');
  });
  test('a range is in the cell where it begins', () => {
    expect(shape(['2022-01-09/2022-01-11', '2022-01-13'])).toBe('day: 1 -1 -1 -1 1');
  });
  test('a single day has no strip', () => {
    expect(shape(['2022-01-09', '2022-01-09'])).toBe('day: ');
    expect(shape([])).toBe('day: ');
  });
});
