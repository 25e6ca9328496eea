import type { Agency, Article, Evidence, Picture, Timeline, TimelineEvent } from '../../archive/types.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { words } from '../../site/words.ts';
import { agencyName } from '../agency-name.ts';
import { lastChanged, publishedAt } from '../change.ts';
import { elsewhereRendition } from '../pictures/renditions.ts';

const CONTEXT = 'https://schema.org';

/** `value` as JSON for a script element, escaped so that no headline can end the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function organization(agency: Agency): object {
  const { name } = agencyName(agency);
  return { '@type': 'Organization', name, ...(agency.url !== undefined && { url: agency.url }) };
}

function imageObject(picture: Picture): object {
  const { path, width, height } = elsewhereRendition(picture);
  return {
    '@type': 'ImageObject',
    contentUrl: absolute(path),
    url: absolute(path),
    width,
    height,
    ...(picture.caption !== undefined && { caption: picture.caption }),
    creditText: picture.credit,
  };
}

/**
 * NewsArticle (schema.org) of a syndicated dispatch: the source is its publisher, the wire its credited author; this
 * site only describes it. Place and byline only if the agency gives them outside the text. `topics` are names.
 */
export function newsArticle(article: Article, topics: readonly string[] = []): object {
  const url = absolute(addresses.article(article.id));
  const changed = lastChanged(article);
  const wire = organization(article.wire);
  return {
    '@context': CONTEXT,
    '@type': 'NewsArticle',
    '@id': url,
    mainEntityOfPage: url,
    headline: article.title,
    inLanguage: article.lang,
    datePublished: article.time === undefined ? article.date : publishedAt(article),
    ...(changed !== article.date && { dateModified: changed }),
    ...(article.summary !== undefined && { abstract: article.summary }),
    ...(topics.length > 0 && { keywords: topics }),
    image: [...article.pictures.map(imageObject), absolute(addresses.articleFile(article.id, 'png'))],
    author: article.byline === undefined ? wire : { '@type': 'Person', name: article.byline },
    ...(article.place !== undefined && { contentLocation: { '@type': 'Place', name: article.place } }),
    sourceOrganization: wire,
    creditText: agencyName(article.wire).name,
    publisher: organization(article.source),
    ...(article.url !== undefined && { isBasedOn: article.url }),
    ...(article.corrections.length > 0 && {
      correction: article.corrections.map(({ date, note }) => ({
        '@type': 'CorrectionComment',
        datePublished: date,
        text: note,
      })),
    }),
    sdPublisher: { '@type': 'Organization', name: site.name, url: absolute(addresses.home()) },
  };
}

/** The quoted words; `temporalCoverage` is their date if it differs from the event's. */
function quotation({ article, quote, anchor, says }: Evidence): object {
  return {
    '@type': 'Quotation',
    text: quote,
    inLanguage: article.lang,
    ...(says && { temporalCoverage: says.text }),
    url: absolute(addresses.article(article.id, anchor)),
    isPartOf: { '@id': absolute(addresses.article(article.id)) },
  };
}

const SCHEMA = 'https://schema.org/';

/** The Event that a changed plan is about (schema.org, eventStatus); `undefined` for a claim without a change. */
function happeningOf(event: TimelineEvent): object | undefined {
  const { claim: is, continues, continuedBy, date } = event;
  const isMoved = continues !== undefined && continues.date.text !== date.text;
  if (is !== 'postponed' && is !== 'cancelled' && !continues && !continuedBy) return undefined;
  const status =
    is === 'cancelled'
      ? 'EventCancelled'
      : is === 'postponed'
        ? 'EventPostponed'
        : isMoved || continuedBy
          ? 'EventRescheduled'
          : 'EventScheduled';
  return {
    '@type': 'Event',
    name: event.title,
    startDate: date.text.split('/')[0],
    ...(isMoved && { previousStartDate: continues.date.text.split('/')[0] }),
    eventStatus: `${SCHEMA}${status}`,
    ...(event.place && { location: { '@type': 'Place', name: event.place.name } }),
  };
}

/** What dispatches say, as a Claim with the words it appears in. Never an Event, because it may only be announced. */
function claim(event: TimelineEvent, isBrief = false): object {
  const steps = [event.continues, event.continuedBy].flatMap((step) =>
    step ? [{ '@id': absolute(addresses.event(event.timeline, step.id)) }] : [],
  );
  return {
    '@type': 'Claim',
    '@id': absolute(addresses.event(event.timeline, event.id)),
    name: event.title,
    temporalCoverage: event.date.text,
    creativeWorkStatus: words.claimInFull(event.claim, event.asOf),
    datePublished: event.asOf,
    ...(event.because !== undefined && { abstract: event.because }),
    ...(happeningOf(event) && { about: happeningOf(event) }),
    ...(steps.length > 0 && { mentions: steps }),
    ...(!isBrief && { appearance: event.evidence.map(quotation) }),
  };
}

/** The page of an event: its claim, and the timeline it belongs to. */
export function claimPage(event: TimelineEvent): object {
  return {
    '@context': CONTEXT,
    ...claim(event),
    isPartOf: { '@id': absolute(addresses.timeline(event.timeline)) },
  };
}

/**
 * ItemList (schema.org) of a timeline's claims, in order. A brief list leaves out the quotations, which are on the
 * events' own pages; long timelines use it.
 */
export function claimList(timeline: Timeline, { isBrief = false } = {}): object {
  return {
    '@context': CONTEXT,
    '@type': 'ItemList',
    '@id': absolute(addresses.timeline(timeline.id)),
    name: timeline.title,
    numberOfItems: timeline.events.length,
    itemListElement: timeline.events.map((event, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      item: claim(event, isBrief),
    })),
  };
}
