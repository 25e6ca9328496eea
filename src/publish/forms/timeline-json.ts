import { lineLanguage } from '../../arabic/foreign-language.ts';
import type { Evidence, Timeline, TimelineEvent } from '../../archive/types.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { agencyName } from '../agency-name.ts';
import { textQuote } from './text-quote.ts';

function evidenceOf(evidence: Evidence): object {
  const { article, paragraph, sentences, anchor, says } = evidence;
  return {
    article: {
      id: article.id,
      title: article.title,
      date: article.date,
      lang: article.lang,
      source: agencyName(article.source).name,
      wire: agencyName(article.wire).name,
    },
    url: absolute(addresses.article(article.id, anchor)),
    says: says?.text ?? null,
    paragraph: paragraph.id,
    sentences: sentences.map(({ id }) => id),
    // A SpecificResource of the W3C Web Annotation model.
    target: {
      source: absolute(addresses.article(article.id)),
      selector: textQuote(evidence),
    },
  };
}

function eventOf(event: TimelineEvent): object {
  const { id, date, claim, asOf, title, label, subject, background } = event;
  return {
    id,
    url: absolute(addresses.event(event.timeline, id)),
    date: { edtf: date.text, precision: date.precision, start: date.start, end: date.end },
    claim,
    because: event.because ?? null,
    continues: event.continues?.id ?? null,
    continuedBy: event.continuedBy?.id ?? null,
    asOf,
    title,
    label,
    parties: event.parties.map((party) => party.id),
    place: event.place?.id ?? null,
    subject: subject ?? null,
    background,
    evidence: event.evidence.map(evidenceOf),
  };
}

/** A timeline as data, with everything its pages show. The format is described in docs/formats.md. */
export function timelineData(timeline: Timeline): object {
  const { id, title, summary, span, parties, places, events } = timeline;
  return {
    format: 'mahdar-timeline/1',
    id,
    url: absolute(addresses.timeline(id)),
    title,
    summary: summary ?? null,
    lang: lineLanguage(title, site.lang),
    span: span?.text ?? null,
    parties,
    places,
    events: events.map(eventOf),
  };
}

/** A timeline as indented JSON. */
export function asTimelineJson(timeline: Timeline): string {
  return `${JSON.stringify(timelineData(timeline), null, 2)}\n`;
}
