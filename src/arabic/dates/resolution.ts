import { addDays, daysIn, parseEdtf } from '../calendar.ts';
import { type DateParts, precisionOf, type Tense, type Turn } from './parts.ts';

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** The weekday of `iso`; 0 is Sunday. */
export function weekdayOf(iso: string): number {
  return new Date(`${iso}T00:00:00Z`).getUTCDay();
}

function nearestWeekday(weekday: number, ref: string, turn?: Turn, tense?: Tense): string {
  const ahead = (weekday - weekdayOf(ref) + 7) % 7;
  if (turn?.to === 'past') return addDays(ref, ahead - 7 * turn.times);
  if (turn?.to === 'next') return addDays(ref, (ahead === 0 ? 7 : ahead) + 7 * (turn.times - 1));
  if (tense) return addDays(ref, tense === 'past' && ahead > 0 ? ahead - 7 : ahead);
  return addDays(ref, ahead > 3 ? ahead - 7 : ahead);
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): string | undefined {
  if (nth < 0) return nthWeekday(year, month, weekday, 5) ?? nthWeekday(year, month, weekday, 4);
  const first = `${pad(year, 4)}-${pad(month)}-01`;
  const iso = addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
  return iso.startsWith(first.slice(0, 7)) ? iso : undefined;
}

/** The EDTF of `parts` in `year`; `undefined` for a day that does not exist in that year. */
function inYear(parts: DateParts, year: number): string | undefined {
  const { month = 1, day, weekday, nth } = parts;
  if (nth !== undefined && weekday !== undefined) return nthWeekday(year, month, weekday, nth);
  if (month < 1 || month > 12) return undefined;
  const text = `${pad(year, 4)}-${pad(month)}`;
  if (day === undefined) return text;
  return day >= 1 && day <= daysIn(year, month) ? `${text}-${pad(day)}` : undefined;
}

/** Days from `ref` to the day or month `edtf`: 0 inside it, negative before the dispatch. */
function distance(edtf: string, ref: string): number {
  const [year, month, day] = [Number(edtf.slice(0, 4)), Number(edtf.slice(5, 7)), Number(edtf.slice(8))];
  const from = Date.parse(ref);
  const start = Date.UTC(year, month - 1, day || 1);
  const end = day ? start : Date.UTC(year, month, 0);
  return (end < from ? end - from : start > from ? start - from : 0) / 86_400_000;
}

// The nearest 29 February may be eight years away: around 1900 or 2100, which are not leap years.
const LEAP_SHIFTS = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -8, 8];

const A_SEASON = 92;

/** Resolves a month, or a day and month, that names no year. */
function withoutYear(parts: DateParts, ref: string): string | undefined {
  const refYear = Number(ref.slice(0, 4));
  const { turn, tense } = parts;
  if (turn?.to === 'current') return inYear(parts, refYear);
  const shifts = parts.month === 2 && parts.day === 29 ? LEAP_SHIFTS : LEAP_SHIFTS.slice(0, turn ? 7 : 3);
  const found: { edtf: string; away: number }[] = [];
  for (const shift of shifts) {
    const edtf = inYear(parts, refYear + shift);
    if (edtf !== undefined) found.push({ edtf, away: distance(edtf, ref) });
  }
  found.sort((a, b) => Math.abs(a.away) - Math.abs(b.away));
  // A day within the same season overrides the tense: «احتفلوا بعيد 17 كانون الأول» in October.
  const isNear = parts.day !== undefined && Math.abs(found[0]?.away ?? 0) <= A_SEASON;
  const wanted = found.filter(({ away }) => {
    if (turn) return turn.to === 'past' ? away < 0 : away > 0;
    return isNear || !tense || (tense === 'past' ? away <= 0 : away >= 0);
  });
  return wanted[(turn?.times ?? 1) - 1]?.edtf;
}

/**
 * The EDTF of a date in a dispatch of the day `ref` (`YYYY-MM-DD`). Without a year: the nearest occurrence. «الماضي»:
 * the latest strictly before. «المقبل»: the earliest strictly after. «الجاري»: the dispatch's own month or year. A
 * weekday: within three days either side. With a tense: the nearest on that side, the dispatch's day included.
 * `undefined` for a day that does not exist.
 */
export function resolveDate(parts: DateParts, ref: string): string | undefined {
  const [refYear, refMonth] = ref.split('-').map(Number) as [number, number, number];
  const { day, weekday, dayShift, monthShift, yearShift } = parts;
  const year = parts.year ?? (yearShift === undefined ? undefined : refYear + yearShift);
  if (parts.month !== undefined) return year === undefined ? withoutYear(parts, ref) : inYear(parts, year);
  if (monthShift !== undefined) {
    const months = refYear * 12 + refMonth - 1 + monthShift;
    return inYear({ day, month: (months % 12) + 1 }, Math.floor(months / 12));
  }
  if (dayShift !== undefined) {
    const iso = addDays(ref, dayShift);
    return weekday === undefined || weekdayOf(iso) === weekday ? iso : nearestWeekday(weekday, ref);
  }
  if (weekday !== undefined) return nearestWeekday(weekday, ref, parts.turn, parts.tense);
  return year !== undefined && year >= 1000 ? String(year) : undefined;
}

/** Resolves `parts` to a date after `from`, adding years, or weeks for a weekday, where the words leave them open. */
export function resolveAfter(parts: DateParts, from: string, ref: string): string | undefined {
  const edtf = resolveDate(parts, ref);
  const start = parseEdtf(from);
  const end = edtf === undefined ? undefined : parseEdtf(edtf);
  if (!start || !end) return undefined;
  const isOpen = parts.year === undefined && parts.yearShift === undefined && parts.monthShift === undefined;
  if (end.end > start.end || !isOpen || parts.dayShift !== undefined) return edtf;
  if (parts.month !== undefined) {
    const year = Number(from.slice(0, 4));
    return [year, year + 1]
      .flatMap((candidate) => inYear(parts, candidate) ?? [])
      .find((candidate) => (parseEdtf(candidate)?.end ?? '') > start.end);
  }
  if (parts.weekday === undefined || precisionOf(parts) !== 'day') return edtf;
  return addDays(start.end, (parts.weekday - weekdayOf(start.end) + 7) % 7 || 7);
}

/** The last occurrence of `parts` before `to`: for the start of a range whose year is written only at its end. */
export function resolveBefore(parts: DateParts, to: string): string | undefined {
  const year = Number(to.slice(0, 4));
  return [year, year - 1]
    .flatMap((candidate) => inYear(parts, candidate) ?? [])
    .find((candidate) => candidate < to);
}
