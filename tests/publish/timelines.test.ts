import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/arabic/calendar.ts';
import type { Timeline } from '../../src/archive/types.ts';
import { asCalendar } from '../../src/publish/forms/calendar.ts';
import { textQuote } from '../../src/publish/forms/text-quote.ts';
import { asCsv } from '../../src/publish/forms/timeline-csv.ts';
import { asTimelineJson } from '../../src/publish/forms/timeline-json.ts';
import { asTimelineJs } from '../../src/publish/forms/timelinejs.ts';
import { hardArchive, soundArchive } from './archives.ts';

const timelines = [hardArchive(), soundArchive('tests/fixtures/first')].map(
  ({ timelines }) => timelines[0] as Timeline,
);

describe.each(timelines)('$id', (timeline) => {
  const dated = timeline.events.filter(
    ({ date }) => date.precision === 'day' || /^.{10}\/.{10}$/.test(date.text),
  );
  const evidence = timeline.events.flatMap((event) =>
    event.evidence.map((piece) => ({ event, piece, quote: textQuote(piece) })),
  );

  test('as a calendar it reads back equal, with undated events left out and named', () => {
    const text = asCalendar(timeline);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      const status = component.getFirstPropertyValue('status');
      const stamp = String(component.getFirstPropertyValue('dtstamp'));
      expect(event.startDate.isDate && event.endDate.isDate).toBe(true);
      return {
        uid: event.uid,
        start: event.startDate.toString(),
        end: event.endDate.toString(),
        title: event.summary,
        place: event.location,
        status,
        stamp,
        url: component.getFirstPropertyValue('url'),
        quotes: event.description,
      };
    });
    expect(events).toEqual(
      dated.map((event) => ({
        uid: `${event.id}.${timeline.id}@localhost`,
        start: event.date.start,
        end: addDays(event.date.end, 1),
        title: event.title,
        place: event.place?.name ?? null,
        status: event.claim === 'scheduled' ? 'TENTATIVE' : 'CONFIRMED',
        stamp: `${event.asOf}T00:00:00Z`,
        url: `http://localhost:4321/timeline/${timeline.id}/${event.id}/`,
        quotes: expect.stringContaining(`«${event.evidence[0].quote}»`),
      })),
    );
    const said = String(calendar.getFirstPropertyValue('x-wr-caldesc') ?? '');
    for (const event of timeline.events) expect(said.includes(event.title)).toBe(!dated.includes(event));
  });

  test('as a calendar its lines end in CRLF and have at most 75 octets', () => {
    const text = asCalendar(timeline);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const long = text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75);
    expect(long).toEqual([]);
    expect(text).not.toContain('\ufffd');
  });

  test('as CSV it has a row for each piece of evidence, and a spreadsheet runs none of it', () => {
    const text = asCsv(timeline);
    expect(text.startsWith('\ufeff"event"')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    const rows = parse(text, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<
      string,
      string
    >[];
    for (const value of rows.flatMap((row) => Object.values(row)))
      expect(value).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    const read = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value.replace(/^'/, '')])),
    );
    expect(read).toEqual(
      evidence.map(({ event, piece, quote }) =>
        expect.objectContaining({
          event: event.id,
          date: event.date.text,
          claim: event.claim,
          as_of: event.asOf,
          title: event.title,
          parties: event.parties.map(({ name }) => name).join(' | '),
          place: event.place?.name ?? '',
          subject: event.subject ?? '',
          quote: quote.exact,
          prefix: quote.prefix,
          suffix: quote.suffix,
          article: piece.article.id,
          article_title: piece.article.title,
          evidence_url: `http://localhost:4321/a/${piece.article.id}/#${piece.anchor}`,
        }),
      ),
    );
  });

  test('as data it holds every event with the words that support it', () => {
    const data = JSON.parse(asTimelineJson(timeline));
    expect(data).toMatchObject({ format: 'mahdar-timeline/1', id: timeline.id, title: timeline.title });
    expect(data.parties).toEqual(timeline.parties);
    expect(data.events.map(({ date }: { date: { edtf: string } }) => date.edtf)).toEqual(
      timeline.events.map(({ date }) => date.text),
    );
    const selectors = data.events.flatMap(({ evidence }: { evidence: { target: { selector: unknown } }[] }) =>
      evidence.map(({ target }) => target.selector),
    );
    expect(selectors).toEqual(evidence.map(({ quote }) => quote));
  });

  test('a selector finds its words in their place, between whole words', () => {
    for (const { piece, quote } of evidence) {
      const { text } = piece.paragraph;
      const from = piece.start - quote.prefix.length;
      expect(text.slice(from, piece.end + quote.suffix.length)).toBe(
        quote.prefix + quote.exact + quote.suffix,
      );
      expect(text.split(quote.prefix + quote.exact + quote.suffix)).toHaveLength(2);
      for (const edge of [text.slice(0, from).at(-1), text.slice(piece.end + quote.suffix.length)[0]])
        expect(edge ?? ' ').toMatch(/\s/);
    }
  });

  test('as TimelineJS no date is more precise than the words', () => {
    const { events } = JSON.parse(asTimelineJs(timeline)) as {
      events: Record<string, Record<string, string>>[];
    };
    expect(events.map(({ unique_id }) => unique_id)).toEqual(timeline.events.map(({ id }) => id));
    const iso = (moment: Record<string, string> | undefined): string[] =>
      moment
        ? [
            [moment.year, moment.month, moment.day]
              .filter(Boolean)
              .map((n) => n?.padStart(2, '0'))
              .join('-'),
          ]
        : [];
    expect(
      events.map(({ start_date, end_date }) => [...iso(start_date), ...iso(end_date)].join('/')),
    ).toEqual(timeline.events.map(({ date }) => date.text));
    for (const { text, display_date } of events) {
      expect(display_date).toMatch(/\d/);
      expect(`${text?.headline}${text?.text}`).not.toMatch(/<script|<b>/i);
    }
  });
});
