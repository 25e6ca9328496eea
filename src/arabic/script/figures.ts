import { codePointTest } from './code-points.ts';

// Figures that must be set left to right. A number with `.`, `,`, `:` or `/` inside needs no help (UAX #9).
const FIGURE = new RegExp(
  [
    '(?<![\\d/-])\\d{4}-\\d{2}-\\d{2}T[\\d:.Z+-]+', // ISO 8601 with its time
    '(?<![\\p{L}\\p{M}\\d])(?:\\(\\+?\\d{1,4}\\)[ -]?|\\+)\\d(?:[\\d ()-]{4,18}\\d)', // telephone with its country or area
    '(?<![\\d.,/-])0\\d{1,4}(?: \\d{1,7}){2,5}(?![.,/-]?\\d)', // telephone, 0800 123 4567
    '(?<![\\d.,/-])\\d{1,4}(?:-\\d{1,7}){2,5}(?![\\d/-])', // three groups and more: a telephone, an ISO date
    '(?<![\\d.,/-])\\d{1,3}(?: \\d{3})+(?![\\d.,/-]*\\d)', // 10 000
    '(?<![\\p{L}\\p{M}\\d.,)%])[-−+±][$€£¥]?\\d[\\d.,]*(?<=\\d)%?', // signed number
    '(?<![\\p{L}\\p{M}\\d])[$€£¥]-?\\d[\\d.,]*(?<=\\d)', // money
  ].join('|'),
  'uy',
);
/** The first characters of these figures: anything else is skipped at once. */
const begins = codePointTest(/[\d(+$€£¥−±-]/);
const MAY_HOLD = /[+$€£¥−±-]|\d \d/;

/** The figures of a right-to-left text that must be set left to right, in order, except inside the runs of `taken`. */
export function figureRuns(
  text: string,
  taken: readonly { start: number; end: number }[],
): { start: number; end: number; kind: 'ltr' }[] {
  if (!MAY_HOLD.test(text)) return [];
  const runs: { start: number; end: number; kind: 'ltr' }[] = [];
  let next = 0;
  for (let at = 0; at < text.length; ) {
    const run = taken[next];
    if (run && at >= run.start) {
      at = Math.max(at, run.end);
      next++;
      continue;
    }
    FIGURE.lastIndex = at;
    const end = begins(text.charCodeAt(at)) && FIGURE.test(text) ? FIGURE.lastIndex : at;
    if (end > at && end <= (run?.start ?? text.length)) runs.push({ start: at, end, kind: 'ltr' });
    at = end > at ? Math.min(end, run?.start ?? end) : at + 1;
  }
  return runs;
}
