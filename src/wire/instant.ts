import { isRealDate } from '../arabic/calendar.ts';
import type { Incoming } from './incoming.ts';

const ISO = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(\S*))?/;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
// RFC 5322, 4.3: any other letters in place of a zone mean nothing.
const NAMED: Readonly<Record<string, string>> = {
  Z: 'Z',
  UT: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
};
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** A zone as in the frontmatter, `+03:00` or `Z`; `undefined` if invalid. */
function zoneOf(zone: string): string | undefined {
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(zone) ?? [];
  if (sign === undefined) return NAMED[zone.toUpperCase()];
  return hours === '00' && minutes === '00' ? 'Z' : `${sign}${hours}:${minutes}`;
}

/**
 * Clock and zone of an instant, `09:12+03:00`. `undefined` for exact midnight, which stands for a day without a time.
 */
export function clockOf(hours: string, minutes: string, seconds: string, zone: string): string | undefined {
  const written = `${hours}:${minutes}${zoneOf(zone) ?? '?'}`;
  return CLOCK.test(written) && !(hours === '00' && minutes === '00' && /^0*$/.test(seconds))
    ? written
    : undefined;
}

/**
 * The days in metadata fields, without fields that contain none. Day and zone are kept as written:
 * `2022-01-09T23:30:00+03:00` and `20220109T233000+0300` are 2022-01-09, 23:30+03:00.
 */
export function namedDays(fields: Readonly<Record<string, string | undefined>>): Incoming['days'] {
  return Object.entries(fields).flatMap(([from, timestamp]) => {
    const [, year, month, date, hours, minutes = '', seconds = '', zone = ''] =
      ISO.exec(timestamp ?? '') ?? [];
    const day = `${year}-${month}-${date}`;
    if (year === undefined || !isRealDate(day)) return [];
    const time = hours === undefined ? undefined : clockOf(hours, minutes, seconds, zone);
    return [time === undefined ? { day, from } : { day, time, from }];
  });
}

/** A date of mail or RSS (RFC 5322: `Sat, 04 May 2024 09:12:00 +0300`) in ISO 8601; any other text unchanged. */
export function isoOfMailDate(text: string): string {
  const found =
    /^\s*(?:[A-Za-z]+,\s*)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4}|\d{2})\b(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([A-Za-z]+|[+-]\d{2}:?\d{2})?)?/.exec(
      text,
    );
  if (!found) return text;
  const [, day = '', name = '', year = '', hours, minutes = '', seconds = '00', zone = ''] = found;
  const month = MONTHS.findIndex((one) => one.toLowerCase() === name.toLowerCase()) + 1;
  if (month === 0) return text;
  const whole = `${year.length === 2 ? '20' : ''}${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return hours === undefined ? whole : `${whole}T${hours.padStart(2, '0')}:${minutes}:${seconds}${zone}`;
}
