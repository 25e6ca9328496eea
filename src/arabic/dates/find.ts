import { addDays, isRealDate } from '../calendar.ts';
import { type Token, wordSet } from '../tokens.ts';
import { mayOpen } from './beginnings.ts';
import { isNamePiece } from './proper-names.ts';
import { createReader, type Reader } from './reader.ts';
import { resolveDate } from './resolution.ts';
import { type Link, rangeOf, seriesAt } from './series.ts';
import { withTense } from './tense.ts';

/** A date found in a text. */
export interface FoundDate {
  /** UTF-16 offsets, `end` exclusive. */
  start: number;
  end: number;
  /** The words themselves. */
  text: string;
  /** EDTF (ISO 8601-2, level 0): a year, a month, a day, or `A/B`. */
  edtf: string;
}

const BETWEEN = wordSet('بين');
const DUAL = wordSet('يومي أيام تاريخي');
const PUT_OFF = /^[وف]?(?:ارج[اي]|ارجاء|ت?اجل|تاجيل|نقل|تغيير)/;

/** Every date begins with one of these. */
const MAY_HOLD_DATE = /[\p{Script=Arabic}\p{Nd}]/u;

/** Whether «من … إلى» is a change of day instead of a range: «أُرجئ من الأحد إلى الأربعاء». */
function isPutOff(reader: Reader, i: number): boolean {
  for (let at = i - 1; at >= i - 8 && !/^[.؛]$/.test(reader.mark(at)); at--)
    if (PUT_OFF.test(reader.word(at))) return true;
  return false;
}

/**
 * The EDTF of date `k` of a list. Two weekdays of one tense are in order: in a Saturday's dispatch, «التقيا السبت
 * والأحد» means the week before; in a Sunday's, «يلتقيان السبت والأحد» means the week after.
 */
function edtfInList(links: readonly Link[], k: number, ref: string): string | undefined {
  const edtf = resolveDate((links[k] as Link).phrase.parts, ref);
  const { tense, weekday } = (links[k] as Link).phrase.parts;
  if (tense === undefined || weekday === undefined || edtf === undefined) return edtf;
  const beside = links[tense === 'past' ? k + 1 : k - 1]?.phrase.parts;
  if (beside?.weekday === undefined || beside.tense !== tense) return edtf;
  const other = edtfInList(links, tense === 'past' ? k + 1 : k - 1, ref) ?? edtf;
  if (tense === 'past') return edtf < other ? edtf : addDays(edtf, -7);
  return edtf > other ? edtf : addDays(edtf, 7);
}

/** Whether «بين» precedes the series at token `i`, so that «و» makes a range of its first two dates. */
function isBetween(reader: Reader, i: number): boolean {
  return reader.isOneOf(reader.isOneOf(i - 1, DUAL) ? i - 2 : i - 1, BETWEEN);
}

/**
 * Finds the dates in an Arabic text as the press writes them: Levantine, Gulf, double and Maghrebi months, figures and
 * ordinals, «الماضي» and «المقبل», weekdays, «أمس», years, months, lists and ranges. They are resolved against `ref`
 * alone, the day of the dispatch (`YYYY-MM-DD`). The result is in order and does not overlap. A preposition before a
 * date, attached or not, is not part of it. Throws a RangeError if `ref` is not a real day. `names` are the names of
 * the dispatch's agencies: a date inside such a name, «المدار اليوم», does not count.
 * Conventions, and what was left undecided and why: docs/decisions/0010-dates.md.
 */
export function findDates(text: string, ref: string, names: readonly string[] = []): FoundDate[] {
  if (!isRealDate(ref)) throw new RangeError(`"${ref}" is not a day, YYYY-MM-DD`);
  if (!MAY_HOLD_DATE.test(text)) return [];
  const reader = createReader(text, ref);
  const found: FoundDate[] = [];
  const add = (start: number, end: number, edtf: string | undefined): void => {
    if (edtf !== undefined) found.push({ start, end, text: text.slice(start, end), edtf });
  };
  const { tokens } = reader;
  for (let i = 0; i < tokens.length; ) {
    if (!mayOpen(tokens[i] as Token, text)) {
      i++;
      continue;
    }
    const { links, next } = seriesAt(reader, i);
    const [first] = links;
    if (first && isNamePiece(reader, first.at, first.phrase)) {
      i = Math.max(first.phrase.next, i + 1);
      continue;
    }
    // «أُرجئ من الأحد إلى الأربعاء»: both days belong to a plan.
    const isMoved = links.some(({ joined }) => joined === 'to') && isPutOff(reader, i);
    if (!isMoved) withTense(reader, i, links);
    for (let k = 0; k < links.length; k++) {
      const { phrase } = links[k] as Link;
      const other = links[k + 1];
      const isRange =
        other &&
        (other.joined === 'to' ? !isPutOff(reader, i) : k === 0 && isBetween(reader, first?.at ?? i));
      const edtf = isRange ? rangeOf(phrase, other.phrase, ref) : undefined;
      if (other && edtf !== undefined) {
        add(phrase.start, other.phrase.end, edtf);
        k++;
      } else if (k === 0 || !isNamePiece(reader, (links[k] as Link).at, phrase))
        add(phrase.start, phrase.end, edtfInList(links, k, ref));
    }
    i = links.length > 0 ? Math.max((links.at(-1) as Link).phrase.next, i + 1) : next;
  }
  return outsideNames(found, text, names);
}

/** Removes dates inside names of several words. */
function outsideNames(found: FoundDate[], text: string, names: readonly string[]): FoundDate[] {
  const written = names.filter((name) => name.includes(' ') && text.includes(name));
  if (written.length === 0) return found;
  return found.filter(
    ({ start, end }) =>
      !written.some((name) => {
        const at = text.indexOf(name, Math.max(0, end - name.length));
        return at !== -1 && at <= start;
      }),
  );
}
