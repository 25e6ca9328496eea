import { WireFault } from '../fault.ts';
import type { Incoming } from '../incoming.ts';
import { clockOf } from '../instant.ts';
import { type PlainTextOptions, soundHeadline } from './plain-text.ts';

// Start of header, start of text, end of text, in IPTC 7901 and ANPA 1312.
const [SOH, STX, ETX] = ['\u0001', '\u0002', '\u0003'] as const;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Whether `text` is a transmission: it is framed by control characters that nobody types. */
export function isTransmission(text: string): boolean {
  const start = text.indexOf(STX);
  return start !== -1 && (text.lastIndexOf(SOH, start) !== -1 || text.indexOf(ETX, start) !== -1);
}

/**
 * The day in the line after the text, «041212 MAY 24» (IPTC 7901) or «05-04-24 0912EDT» (ANPA 1312, month first), and
 * the time if it has a zone.
 */
function daysOfTrailer(trailer: string): Incoming['days'] {
  const from = 'the date line after the text';
  const dated = (day: string, hours: string, minutes: string, zone: string): Incoming['days'] => {
    const time = clockOf(hours, minutes, '00', zone);
    return [time === undefined ? { day, from } : { day, time, from }];
  };
  const american = /\b(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)([A-Z]{3})?/.exec(trailer);
  if (american) {
    const [, month, day, year, hours = '', minutes = '', zone = ''] = american;
    return dated(`20${year}-${month}-${day}`, hours, minutes, zone);
  }
  const [, day, hours = '', minutes = '', zone = '', name = '', year] =
    /\b(\d\d)(\d\d)(\d\d)(?: ?(GMT|Z))? ([A-Z]{3}) (\d\d)\b/.exec(trailer) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  return month === 0 ? [] : dated(`20${year}-${String(month).padStart(2, '0')}-${day}`, hours, minutes, zone);
}

/** The text of a headline line, «^… <» or «… =»; `undefined` for any other line. */
function titleOf(line: string): string | undefined {
  if (!line.endsWith('=') && !line.endsWith('<')) return undefined;
  return line.slice(line.startsWith('^') ? 1 : 0, -1).trim();
}

const isBlank = (line: string): boolean => line.trim() === '';
const isIndented = (line: string): boolean => /^(?:[ \t]{2,}|\t)\S/.test(line);

/** Paragraphs of fixed-width copy: a blank line or an indent begins one; line ends are layout. */
function paragraphsIn(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    if (isBlank(line)) {
      isOpen = false;
      continue;
    }
    if (isOpen && !isIndented(line)) paragraphs[paragraphs.length - 1] += ` ${line.trim()}`;
    else paragraphs.push(line.trim());
    isOpen = true;
  }
  return paragraphs;
}

/**
 * Reads one message of IPTC 7901 (https://iptc.org/std/IPTC7901/1.0/specification/7901V5.pdf) or ANPA 1312. The part
 * before the text is its header; lines of the text that end in `=`, or begin with `^` and end in `<` or `=`, are its
 * headline. Throws a WireFault if there is no text, no headline, or a second message.
 */
export function readTransmission(text: string, options: PlainTextOptions): Incoming {
  const start = text.indexOf(STX);
  const close = text.indexOf(ETX, start);
  const end = close === -1 ? text.length : close;
  const line = text.slice(0, start).split('\n').length;
  if (text.indexOf(STX, end) !== -1)
    throw new WireFault('file', 'holds a second message. Give each its own file.', line);
  const header = text.slice(text.lastIndexOf(SOH, start) + 1, start);
  const lines = text
    .slice(start + 1, end)
    .replaceAll('\r', '')
    .split('\n');
  const titles: string[] = [];
  let from = 0;
  for (const [i, each] of lines.entries()) {
    const title = titleOf(each.trim());
    if (title !== undefined) {
      titles.push(title);
      from = i + 1;
    } else if (!isBlank(each)) break;
  }
  // «BC-BRI--Bridge,62» is a slug.
  const headline = titles.find((title) => title !== '' && !/^[A-Z]{2}-/.test(title)) ?? '';
  const set = [...header.split('\n'), ...text.slice(end).split(/\r?\n/)]
    .map((each) => each.replace(/\p{Cc}/gu, ' ').trim())
    .filter((each) => each !== '');
  return {
    headline: soundHeadline(options.title ?? headline, line),
    paragraphs: paragraphsIn(lines.slice(from)),
    days: daysOfTrailer(text.slice(end)),
    names: [],
    notes: [
      ...(close === -1
        ? ['transmission: has no end mark (ETX): it may be cut off. Hold it against the original.']
        : []),
      `transmission: set apart, not published: ${set.join(' | ')}`,
      ...titles
        .filter((title) => title !== headline)
        .map((title) => `headline: a further line, left out: ${title}`),
    ],
  };
}
