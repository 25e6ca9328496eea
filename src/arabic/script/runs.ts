import { codePointTest } from './code-points.ts';

/** A stretch of text in another direction or language than the paragraph around it; UTF-16 offsets. */
export interface Run {
  start: number;
  end: number;
  /** `ltr` and `rtl` are to be isolated (UAX #9, as `<bdi dir>`); `ur` is Urdu, to be marked with its language. */
  kind: 'ltr' | 'rtl' | 'ur';
}

const L = 'A-Za-zÀ-ÖØ-öø-ʯͰ-ԯḀ-ỿ'; // Latin, Greek, Cyrillic: strong left-to-right letters of the press
const ATOM = new RegExp(
  [
    `(?:https?:\\/\\/|www\\.)[^\\s«»"<>،؛؟]+`, // address
    `(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,64}){1,8}`, // mail
    `(?<![${L}\\d])[@#][${L}_][${L}\\d_]*`, // handle, tag
    `(?<![\\d${L}])(?:\\(\\+\\d{1,4}\\)[ -]?|\\+)\\d(?:[\\d ()-]{4,18}\\d)`, // telephone
    `(?<![\\d/-])\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.Z+-]+)?(?![\\d/-])`, // ISO 8601
    `(?<![\\p{L}\\p{M}\\d.,)%])[-−+±][$€£¥]?\\d[\\d.,]*(?<=\\d)%?`, // signed number
    `(?<![\\p{L}\\p{M}\\d])[$€£¥]-?\\d[\\d.,]*(?<=\\d)`, // money
    `(?:[${L}]\\.){2,}`, // U.S.
    `\\d{0,9}[${L}][${L}\\d_]*(?:[.'’&\\-/_][${L}\\d_]+)*(?:\\+{1,2}|#)?`, // word
  ].join('|'),
  'uy',
);
/** The first character of each of them: all others are passed over at once. */
const begins = codePointTest(new RegExp(`[${L}\\d_.@#(+$€£¥−±-]`));
const BETWEEN_WORDS = /^(?: ?[.,:;&/–-] | ?[&/] ?|['’] | )(?:\d[\d.,]* )?$/;
const IS_ADDRESS = /^(?:https?:|www\.)/;
const CLOSES_ADDRESS = /[.,:;!?)\]'’]+$/;
const mayClose = codePointTest(/[.…?!]/);
const CLOSING = /^(?:\.{2,}|…|[?!]+)/;
/** What every atom has one of: most Arabic paragraphs have none, and need no closer look. */
const MAY_HOLD_ATOM = new RegExp(`[${L}@#$€£¥+−±-]`);
const HAS_LETTER = new RegExp(`[${L}]`);

/** Left-to-right runs in a right-to-left text: Latin words and what joins them, addresses, signed figures. */
function leftToRightRuns(text: string): Run[] {
  if (!MAY_HOLD_ATOM.test(text)) return [];
  const runs: Run[] = [];
  let last: Run | undefined;
  let isLastLetters = false;
  for (let start = 0; start < text.length; ) {
    ATOM.lastIndex = start;
    if (!begins(text.charCodeAt(start)) || !ATOM.test(text)) {
      start++;
      continue;
    }
    let end = ATOM.lastIndex;
    const atom = text.slice(start, end);
    const next = end;
    if (IS_ADDRESS.test(atom)) end -= CLOSES_ADDRESS.exec(atom)?.[0].length ?? 0;
    const hasLetter = HAS_LETTER.test(text.slice(start, end));
    // The quotation's own closing mark belongs to it: Really?  Why...
    if (hasLetter && end < text.length && mayClose(text.charCodeAt(end)))
      end += CLOSING.exec(text.slice(end, end + 8))?.[0].length ?? 0;
    const joins = hasLetter && isLastLetters && last && BETWEEN_WORDS.test(text.slice(last.end, start));
    if (joins && last) last.end = end;
    else {
      last = { start, end, kind: 'ltr' };
      runs.push(last);
      isLastLetters = hasLetter;
    }
    start = next;
  }
  return runs;
}

/** Arabic-script runs in a left-to-right text, with the spaces, marks and figures between their words. */
function rightToLeftRuns(text: string): Run[] {
  const word =
    /[\p{Script=Arabic}\p{Script=Hebrew}]+(?:[\s،؛:؟/-]{1,4}(?:\d{1,9}[\s،؛/-]{1,4})?[\p{Script=Arabic}\p{Script=Hebrew}]+)*/gu;
  return [...text.matchAll(word)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: 'rtl',
  }));
}

const NOT_ARABIC = /[پچژگکیٹڈڑںےۓہۂۃھ]/;
const URDU_ONLY = /[ٹڈڑںےۓہۂۃھ]/;

/** Runs of Urdu words in Arabic text: each word has a letter Arabic lacks, and one of them is Urdu's own. */
function urduRuns(text: string): Run[] {
  if (!URDU_ONLY.test(text)) return [];
  const runs: Run[] = [];
  for (const match of text.matchAll(/[\p{Script=Arabic}\p{M}\u200c\u200d]+/gu)) {
    if (match[0].length < 2 || !NOT_ARABIC.test(match[0])) continue;
    const last = runs.at(-1);
    const end = match.index + match[0].length;
    if (last && /^\s+$/.test(text.slice(last.end, match.index))) last.end = end;
    else runs.push({ start: match.index, end, kind: 'ur' });
  }
  return runs.filter((run) => URDU_ONLY.test(text.slice(run.start, run.end)));
}

/**
 * The runs of `text` that must be isolated or marked, in order and not overlapping. `direction` is that of the
 * paragraph; `lang` its BCP 47 tag (Urdu is not marked inside Urdu or Persian).
 */
export function foreignRuns(text: string, direction: 'rtl' | 'ltr', lang: string): Run[] {
  if (direction === 'ltr') return rightToLeftRuns(text);
  const runs = leftToRightRuns(text);
  const urdu = /^ar\b/.test(lang) ? urduRuns(text) : [];
  return urdu.length === 0 ? runs : [...runs, ...urdu].sort((a, b) => a.start - b.start);
}

/**
 * Spans that a line must not break, so that a spaced dash stands neither first nor last in its line:
 * «روسيا - الناتو». Longer than `most` UTF-16 units they are left alone: an overflow is worse.
 */
export function dashTies(text: string, most = 26): { start: number; end: number }[] {
  if (!/ [-–—] /.test(text)) return [];
  const ties: { start: number; end: number }[] = [];
  for (const match of text.matchAll(/(?<=^|\s)[^\s]{1,24} [-–—] [^\s]{1,24}/gu)) {
    if (match[0].length <= most) ties.push({ start: match.index, end: match.index + match[0].length });
  }
  return ties;
}
