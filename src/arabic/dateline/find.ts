import { fold } from '../script/fold.ts';
import { authorLength } from './author.ts';
import { dayAt, dayBefore, type WrittenDay } from './day.ts';

/** A piece of a paragraph: UTF-16 offsets and the words between them. */
export interface Piece {
  start: number;
  end: number;
  text: string;
}

/**
 * The opening of a dispatch: the agency, the place and the day. «(پاکستان پوائنٹ نیوز / سبوتنيك - 09 كانون الثاني
 * 2022ء)», «واشنطن (أ ف ب) -», «القاهرة في 31 مايو /أ ش أ/», «دبي - وام». Includes the dash that ends it.
 */
export interface Dateline extends Piece {
  names: Piece[];
  /** `iso` is missing if the words name no real day; `monthDay` (`MM-DD`) is set if they name no year. */
  date?: Piece & { iso?: string; monthDay?: string };
}

/** How far into its line a dateline may reach, in UTF-16 units. */
const REACH = 160;
const BYLINE = /^\s*(?:من|بقلم|كتب|كتبت|إعداد|اعداد)[ :][^\n.،؛:()/]{2,60}$/u;
const ENDS = /^[ \t]*(?:[-–—ـ]{1,3}(?=[\s\p{L}"«]|$)|[:.۔](?=\s|$))/u;
const NOTHING_MORE = /^[\s\-–—ـ،,:۔/]*$/u;
const PLACE = /^\s*(?:[\p{L}\p{M}'’.]+(?:[ \u00a0\-–،,/]{1,3}[\p{L}\p{M}'’.]+){0,5})?[\s\-–—ـ،,:/]*$/u;

/** Whether two spellings are one name: «أ ف ب», «أ.ف.ب» and «ا ف ب» are. */
export function isSameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

// Caches the keys: the same few agency names are compared in every dispatch.
const keys = new Map<string, string>();

function nameKey(name: string): string {
  let key = keys.get(name);
  if (key === undefined) {
    key = fold(name)
      .replace(/[\s.]+/g, ' ')
      .trim();
    if (keys.size > 5_000) keys.clear();
    keys.set(name, key);
  }
  return key;
}

type IsKnown = (name: string) => boolean;

/** The names in `text`, split at slashes, spaced dashes and commas; `at` is the offset of `text` in the paragraph. */
function namesIn(text: string, at: number, isKnown: IsKnown): Piece[] {
  const pieces = [...text.matchAll(/[^/،,+۔]+?(?=\s*(?:[/،,+۔]|$|\s[-–—]\s))/g)].flatMap((match) => {
    const words = match[0].replace(/^[\s\-–—]+/, '').trimEnd();
    const start = at + match.index + match[0].indexOf(words);
    return words === '' ? [] : [{ start, end: start + words.length, text: words }];
  });
  // Beside a known name, a dash or comma separates the place: «(دبي - وام)».
  const isPlace = ({ end, text: words }: Piece): boolean =>
    !isKnown(words) && /^\s*(?:[،,]|[-–—]\s)/.test(text.slice(end - at));
  return pieces.some(({ text: words }) => isKnown(words))
    ? pieces.filter((piece) => !isPlace(piece))
    : pieces;
}

function dateline(text: string, start: number, end: number, names: Piece[], found?: WrittenDay): Dateline {
  const ended = end + (ENDS.exec(text.slice(end))?.[0].length ?? 0);
  const isAuthored = /[-–—/]$/.test(text.slice(start, ended));
  const closed = ended + (isAuthored ? authorLength(text.slice(ended)) : 0);
  const whole: Dateline = { start, end: closed, text: text.slice(start, closed), names };
  if (found) {
    const { start: from, end: to, ...day } = found;
    whole.date = { start: from, end: to, text: text.slice(from, to), ...day };
  }
  return whole;
}

const shifted = (day: WrittenDay, by: number): WrittenDay => ({
  ...day,
  start: day.start + by,
  end: day.end + by,
});

/** Reads what is inside brackets or a pair of slashes: names, and a day after or before them. */
function readInner(inner: string, at: number, isKnown: IsKnown): { names: Piece[]; day?: WrittenDay } {
  const after = dayBefore(inner, NOTHING_MORE);
  if (after) {
    const names = namesIn(inner.slice(0, after.start).replace(/[\s\-–—،,/۔]+$/, ''), at, isKnown);
    return { names, day: shifted(after, at) };
  }
  const before = dayAt(inner, inner.length - inner.trimStart().length);
  if (!before) return { names: namesIn(inner, at, isKnown) };
  return { names: namesIn(inner.slice(before.end), at + before.end, isKnown), day: shifted(before, at) };
}

// «مروي (السودان)»: the country after a place outside capitals.
const COUNTRY = /(?<=^\s*\p{L}[\p{L}\p{M} ]{0,40}\s)\([\p{L}\p{M} ]{2,30}\)/u;

/** A place, and perhaps a day, before the names: «القاهرة في 31 مايو». `undefined` for anything else. */
function readHead(head: string): { day?: WrittenDay; place: string } | undefined {
  if (head.length > 90) return undefined;
  const day = dayBefore(head, /^[\s\-–—ـ،,:.]*$/u);
  const place = head
    .slice(0, day?.start)
    .replace(/(?:^|\s)(?:في|بتاريخ|يوم)\s*$/u, '')
    .replace(COUNTRY, '');
  if (place.length > 44 || !PLACE.test(place)) return undefined;
  return { place, ...(day && { day }) };
}

const ENCLOSED = /\(((?:[^()\n]|\([^()\n]{1,30}\)){1,160})\)|\[([^[\]\n]{1,60})\]|\/([^/()\n]{1,60})\/{1,2}/y;

function enclosedNames(text: string, from: number, line: string, isKnown: IsKnown): Dateline | undefined {
  for (const { index } of line.matchAll(/[([/]/g)) {
    const head = readHead(line.slice(0, index));
    // The slash of «مارس/آذار» does not open a pair.
    const isInDay = head?.day && (dayAt(line, head.day.start)?.end ?? 0) > index;
    if (!head || isInDay) continue;
    ENCLOSED.lastIndex = index;
    const match = ENCLOSED.exec(line);
    if (!match) continue;
    const inner = match[1] ?? match[2] ?? match[3] ?? '';
    const { names, day } = readInner(inner, from + index + 1, isKnown);
    const areKnown = names.length > 0 && names.every((name) => isKnown(name.text));
    const found = day ?? (head.day && shifted(head.day, from));
    const end = index + match[0].length;
    // Unknown names count as a dateline only where the date and the punctuation leave no doubt.
    const isMarked = line[index] === '/' || /^\s*[-–—]/.test(line.slice(end));
    const isCut = names.every(
      (name) => !day || day.start < name.start || /^\s*[-–—،,/۔]/.test(text.slice(name.end)),
    );
    const isPlain = day
      ? isCut && (names.length > 0 || head.place.trim() === '')
      : isMarked && names.length > 0;
    // «أعلنت شركة (تاس) للنقل»: several words and a name count only where a closing mark follows.
    const isOpen = !found && /\p{L}\s+\p{L}/u.test(head.place) && !closes(line, end);
    if ((areKnown && isOpen) || (!areKnown && !(found && isPlain))) continue;
    const start = from + line.length - line.trimStart().length;
    return dateline(text, start, from + end, names, found);
  }
  return undefined;
}

/** Whether a dash, a colon, a full stop or the end of the line follows `end`. */
function closes(line: string, end: number): boolean {
  return ENDS.test(line.slice(end)) || line.slice(end).trim() === '';
}

const BEFORE_DAY = /^\s*[-–—،,]\s*/;

/** «أ ف ب – 4 أيار/مايو 2025 –»: the day after the names, where a dash or full stop closes it. */
function dayBehind(line: string, end: number): WrittenDay | undefined {
  const gap = BEFORE_DAY.exec(line.slice(end));
  const day = gap ? dayAt(line, end + gap[0].length) : undefined;
  return day && closes(line, day.end) ? day : undefined;
}

const BEFORE_NEXT = /^[ \t]*[/+،,–—-][ \t]*/;

/** «دبي - وام», «رام الله 9-1-2022 وفا-», «اليوم - د ب أ», «سبوتنيك -»: without brackets, so only known names count. */
function bareNames(text: string, from: number, line: string, known: readonly string[]): Dateline | undefined {
  for (const { index } of line.slice(0, 100).matchAll(/(?<![\p{L}\p{M}])\p{L}/gu)) {
    const name = longestNameAt(line, index, known);
    if (name === undefined) continue;
    const head = readHead(line.slice(0, index));
    if (!head) return undefined;
    let end = index + name.length;
    const names = [{ start: from + index, end: from + end, text: name }];
    for (let gap = BEFORE_NEXT.exec(line.slice(end)); gap; gap = BEFORE_NEXT.exec(line.slice(end))) {
      const next = longestNameAt(line, end + gap[0].length, known);
      if (next === undefined) break;
      const start = end + gap[0].length;
      end = start + next.length;
      names.push({ start: from + start, end: from + end, text: next });
    }
    const behind = head.day ? undefined : dayBehind(line, end);
    end = behind?.end ?? end;
    const isSet =
      head.day !== undefined || behind !== undefined || names.length > 1 || /[-–—]\s*$/.test(head.place);
    const opens = head.place.trim() === '' && !head.day;
    if (!isSet && !(closes(line, end) && (opens || /[،,:/]\s*$/.test(head.place)))) continue;
    const start = from + line.length - line.trimStart().length;
    const day = head.day ?? behind;
    return dateline(text, start, from + end, names, day && shifted(day, from));
  }
  return undefined;
}

const PLACE_BEHIND =
  /^[ \t]*\/[ \t]*(\p{L}[\p{L}\p{M}]+(?: \p{L}[\p{L}\p{M}]+){0,2})[ \t]*(?:\/|[-–—]{1,2})(?=[ \t]+\p{L}[^/\n]*$)/u;

/** «واع / بغداد /»: the name before the place, each followed by a slash. */
function nameFirst(text: string, from: number, line: string, known: readonly string[]): Dateline | undefined {
  const at = line.length - line.trimStart().length;
  const name = longestNameAt(line, at, known);
  const place = name === undefined ? null : PLACE_BEHIND.exec(line.slice(at + name.length));
  if (name === undefined || !place || known.some((one) => isSameName(one, place[1] ?? ''))) return undefined;
  const end = at + name.length;
  const names = [{ start: from + at, end: from + end, text: name }];
  return dateline(text, from + at, from + end + place[0].length, names);
}

function longestNameAt(text: string, index: number, known: readonly string[]): string | undefined {
  let longest: string | undefined;
  const initial = fold(text.slice(index, index + 1));
  for (const name of known) {
    const key = nameKey(name);
    if (!key.startsWith(initial)) continue;
    const letters = key.length;
    // Dots and diacritics may make it longer than in the list.
    for (let end = index + letters; end <= Math.min(text.length, index + 2 * letters + 4); end++) {
      if (/^[\p{L}\p{M}\p{N}]/u.test(text.slice(end, end + 1))) continue;
      const words = text.slice(index, end);
      if (words.trimEnd() === words && isSameName(words, name) && end - index > (longest?.length ?? 0))
        longest = words.replace(/\.+$/, (stop) =>
          words.indexOf('.') < words.length - stop.length ? stop : '',
        );
    }
  }
  return longest;
}

/** Whether a paragraph or line contains only the author: «من سليم عواد». */
export function isByline(line: string): boolean {
  return BYLINE.test(line);
}

/**
 * Finds the dateline at the start of a dispatch's paragraph, or on its second line after a byline. A dateline is
 * recognised by its date, or by names that are all among `knownNames` (in any spelling). `undefined` if there is none.
 */
export function findDateline(paragraph: string, knownNames: readonly string[] = []): Dateline | undefined {
  const isKnown: IsKnown = (name) => knownNames.some((known) => isSameName(known, name));
  const first = paragraph.split('\n', 1)[0] ?? '';
  const from = isByline(first) && paragraph.length > first.length ? first.length + 1 : 0;
  const line = (paragraph.slice(from).split('\n', 1)[0] ?? '').slice(0, REACH + 40);
  return (
    nameFirst(paragraph, from, line, knownNames) ??
    enclosedNames(paragraph, from, line, isKnown) ??
    bareNames(paragraph, from, line, knownNames)
  );
}

/** The dateline of a dispatch, and the index of the paragraph it opens (0, or 1 after a byline). */
export function openingDateline(
  paragraphs: readonly string[],
  knownNames: readonly string[] = [],
): { paragraph: number; dateline: Dateline } | undefined {
  const paragraph = isByline(paragraphs[0] ?? '') ? 1 : 0;
  const found = findDateline(paragraphs[paragraph] ?? '', knownNames);
  return found && { paragraph, dateline: found };
}
