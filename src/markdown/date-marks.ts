import { findDates } from '../arabic/dates/find.ts';
import { LONGEST_TIE } from '../arabic/script/ties.ts';
import { type Annotation, escapeHtml, RANK } from './annotate.ts';

/** Words of a paragraph that support an event, with the event's date (EDTF) and address. */
interface Supporting {
  start: number;
  end: number;
  date?: string | undefined;
  href: string;
}

/** Whether a date in the text is the event's: the same, or within it if the event's date is less precise. */
function isOf(edtf: string, date: string | undefined): boolean {
  return date !== undefined && (edtf === date || edtf.startsWith(`${date}-`));
}

/**
 * The dates of a paragraph as `<time datetime>`, and the addresses they link to. A date that supports an event links to
 * it, unless it is inside another link. HTML has no `datetime` for a range, so ranges are left alone. `ref` is the day
 * of the dispatch, `names` are its agencies', `links` are in order and do not overlap. `whole` widens a span to whole
 * words: «وعام 2019» must not be split after its first letter.
 */
export function dateAnnotations(
  text: string,
  { ref, names }: { ref: string; names: readonly string[] },
  supporting: readonly Supporting[],
  links: readonly { start: number; end: number }[],
  whole: (start: number, end: number) => { start: number; end: number },
): { dates: Annotation[]; linked: ReadonlySet<string> } {
  const dates: Annotation[] = [];
  const linked = new Set<string>();
  let link = 0;
  for (const { start, end, edtf } of findDates(text, ref, names)) {
    if (edtf.includes('/')) continue;
    const span = whole(start, end);
    const event = supporting.find((one) => one.start <= start && end <= one.end && isOf(edtf, one.date));
    while ((links[link]?.end ?? span.end) <= span.start) link++;
    const isLinked = event && (links[link]?.start ?? span.end) >= span.end;
    // A short date stays on one line; a long one must be free to break.
    const isTied = span.end - span.start <= LONGEST_TIE && !text.slice(span.start, span.end).includes('\n');
    const time = `<time datetime="${edtf}"${isTied ? ' class="tie"' : ''}>`;
    if (isLinked) linked.add(event.href);
    dates.push({
      start: span.start,
      end: span.end,
      open: isLinked ? `<a class="dated" href="${escapeHtml(event.href)}">${time}` : time,
      close: isLinked ? '</time></a>' : '</time>',
      rank: RANK.time,
    });
  }
  return { dates, linked };
}
