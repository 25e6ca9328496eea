import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { describe, expect, test } from 'vitest';
import { eventForms, timelineForms } from '../../src/publish/forms/catalogue.ts';
import { hardArchive, soundArchive } from './archives.ts';

const read = (text: string) => new Cite(text).data[0] as Record<string, unknown>;
const days = (edtf: string): number[][] => edtf.split('/').map((end) => end.split('-').map(Number));

const archives = [hardArchive(), soundArchive('tests/fixtures/first')];
const timelines = archives.flatMap((archive) =>
  archive.timelines.map((timeline) => {
    const asOf = timeline.events.map((event) => event.asOf).sort();
    return { id: timeline.id, timeline, archive, issued: asOf.at(-1) as string };
  }),
);
const events = timelines.flatMap(({ timeline, archive }) =>
  timeline.events.map((event) => ({ id: event.id, event, timeline, archive })),
);

/** The three citation formats by extension, as written by those of `forms` that have them. */
function cited<Of>(
  forms: readonly { extension: string; write: (of: Of, archive: (typeof archives)[0]) => string }[],
  of: Of,
  archive: (typeof archives)[0],
): Record<'ris' | 'bib' | 'csl.json', string> {
  const text = (extension: string): string =>
    forms.find((form) => form.extension === extension)?.write(of, archive) ?? '';
  return { ris: text('ris'), bib: text('bib'), 'csl.json': text('csl.json') };
}

describe.each(timelines)('timeline $id', ({ timeline, archive, issued }) => {
  const url = `http://localhost:4321/timeline/${timeline.id}/`;
  const text = cited(timelineForms, timeline, archive);
  const said = { id: timeline.id, title: timeline.title, language: 'ar', URL: url };

  test('is a page of this site, dated by its newest dispatch', () => {
    expect(read(text['csl.json'])).toEqual(
      expect.objectContaining({
        ...said,
        type: 'webpage',
        author: [{ literal: 'مَحضَر' }],
        issued: { 'date-parts': days(issued) },
      }),
    );
    expect(read(text.bib)).toMatchObject({
      ...said,
      author: [{ family: 'مَحضَر' }],
      issued: { 'date-parts': days(issued) },
    });
    expect(read(text.ris)).toMatchObject({
      ...said,
      type: 'webpage',
      author: [{ family: 'مَحضَر' }],
      issued: { 'date-parts': days(issued) },
    });
  });
});

describe.each(events)('event $id', ({ event, timeline, archive }) => {
  const text = cited(eventForms, event, archive);
  const said = {
    id: `${event.id}.${timeline.id}`,
    title: event.title,
    language: 'ar',
    URL: `http://localhost:4321/timeline/${timeline.id}/${event.id}/`,
    issued: { 'date-parts': days(event.asOf) },
    note: expect.stringContaining(event.claim === 'scheduled' ? 'مقرّر، وفق برقية' : 'بحسب البرقية'),
  };
  const when = { 'event-date': { 'date-parts': days(event.date.text) } };

  test('as CSL-JSON it is in its timeline, with a date exactly as precise as the words', () => {
    expect(read(text['csl.json'])).toMatchObject({
      ...said,
      ...when,
      type: 'webpage',
      author: [{ literal: 'مَحضَر' }],
      'container-title': timeline.title,
      ...(event.place && { 'event-place': event.place.name }),
    });
  });

  test('as BibTeX it has a type of classic BibTeX, and its date as EDTF for biblatex', () => {
    expect(read(text.bib)).toMatchObject({ ...said, ...when, author: [{ family: 'مَحضَر' }] });
    expect(text.bib).toMatch(/^@misc\{/);
    expect(text.bib).toContain(`\n  eventdate = {${event.date.text}},\n`);
    const [year, month] = event.asOf.split('-').map(Number);
    expect(text.bib).toContain(`\n  year = {${year}},\n  month = {${month}},\n`);
    expect(text.bib).toContain('\n  howpublished = {');
  });

  test('as RIS it is a page, with its claim in a note', () => {
    expect(read(text.ris)).toMatchObject({
      ...said,
      type: 'webpage',
      author: [{ family: 'مَحضَر' }],
      // The 2011 table calls T2 of an electronic page its series.
      'collection-title': timeline.title,
    });
    expect(text.ris.endsWith('\r\nER  - \r\n')).toBe(true);
    expect(text.ris.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
