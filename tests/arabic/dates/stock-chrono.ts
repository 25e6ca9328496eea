import { ar, type ParsedComponents, type ParsedResult } from 'chrono-node';

const pad = (n: number | null): string => String(n ?? 1).padStart(2, '0');

/** Only as precise as chrono is certain; a weekday or «غدا» counts as a day. */
function edtfOf(part: ParsedComponents): string {
  const [year, month, day] = [part.get('year'), part.get('month'), part.get('day')];
  const knowsDay = part.isCertain('day') || part.isCertain('weekday');
  if (knowsDay) return `${year}-${pad(month)}-${pad(day)}`;
  return part.isCertain('month') ? `${year}-${pad(month)}` : String(year);
}

/** What stock chrono-node's Arabic locale finds, in our terms. Times of day alone are left out, in its favour. */
export function stockChrono(text: string, ref: string): { start: number; end: number; edtf: string }[] {
  const [year, month, day] = ref.split('-').map(Number) as [number, number, number];
  return ar.casual
    .parse(text, new Date(year, month - 1, day, 12))
    .filter(({ start }: ParsedResult) =>
      ['day', 'weekday', 'month', 'year'].some((c) => start.isCertain(c as 'day')),
    )
    .map(({ index, text: words, start, end }: ParsedResult) => ({
      start: index,
      end: index + words.length,
      edtf: end ? `${edtfOf(start)}/${edtfOf(end)}` : edtfOf(start),
    }));
}
