import { MONTHS } from '../calendar.ts';

/** A part of a text that must stay on one line; UTF-16 offsets. */
export interface Tie {
  start: number;
  end: number;
}

/** A longer tie (UTF-16 units) may break: an overflow would be worse. */
export const LONGEST_TIE = 26;

const SPACED_MARKS = /(?<=^|\s)[^\s]{1,24}(?: [-–—/] [^\s]{1,24})+/gu;
const SPACED_MARK = /(?<=^|\s)[^\s]{1,24} [-–—/] [^\s]{1,24}/gu;
const ENGLISH = 'January|February|March|April|May|June|July|August|September|October|November|December';
const MONTH = [...new Set(Object.values(MONTHS).flat()), ENGLISH].join('|');
const DATE = new RegExp(
  `(?<![\\d\\p{L}])(?:\\d{1,2} (?:${MONTH})|(?:كانون|تشرين) (?:الأول|الثاني))(?:/(?:${MONTH}))?`,
  'gu',
);
/** Every date has one of these; most lines have none. */
const MAY_HOLD_DATE = /\d |كانون|تشرين/;

function matches(text: string, pattern: RegExp): Tie[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

/**
 * What stays on one line: a spaced dash or slash with its neighbours, «روسيا - الناتو», so that no line begins or ends
 * with it; and the names of a month with the day before them, «29 تشرين الثاني/نوفمبر».
 */
export function tiesIn(text: string): Tie[] {
  const marks = / [-–—/] /.test(text)
    ? matches(text, SPACED_MARKS).flatMap(({ start, end }) =>
        end - start <= LONGEST_TIE
          ? [{ start, end }]
          : matches(text.slice(start, end), SPACED_MARK).map((tie) => ({
              start: start + tie.start,
              end: start + tie.end,
            })),
      )
    : [];
  const dates = MAY_HOLD_DATE.test(text)
    ? matches(text, DATE).filter((date) => !marks.some((tie) => tie.start < date.end && date.start < tie.end))
    : [];
  return [...marks, ...dates].filter(({ start, end }) => end - start <= LONGEST_TIE);
}
