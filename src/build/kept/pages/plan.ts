import { filtersOf } from '../../../archive/queries/filter.ts';
import { type ListPage, listingOf, pagesOf, SHOWN_OF_A_MONTH } from '../../../archive/queries/listing.ts';
import { pagesOf as periodPagesOf } from '../../../archive/queries/periods.ts';
import { topicNames } from '../../../archive/topics.ts';
import type { Archive, Article, Timeline } from '../../../archive/types.ts';
import { currentPage } from '../../../publish/current-archive.ts';
import { NEWEST } from '../../../publish/feeds/feed.ts';
import { feedFile, feedFormats } from '../../../publish/feeds/formats.ts';
import { articleForms, eventForms, timelineForms } from '../../../publish/forms/catalogue.ts';
import { addressesOfPicture, picturesOf } from '../../../publish/pictures/files.ts';
import { addresses } from '../../../site/addresses.ts';
import { site } from '../../../site/settings.ts';

/** Files that are made of the same things. */
export interface Planned {
  /** The address of its page, or of one of them. */
  key: string;
  /** Plain data: everything that they are made of, but for the settings, the product, and the scripts and styles. */
  inputs: unknown;
  /** Their addresses, its page included. */
  addresses: () => string[];
}

const card = ['png'].filter(() => site.hasCards);

function articlePlan({ id }: Article): Planned {
  const key = addresses.article(id);
  const extensions = [...articleForms.map(({ extension }) => extension), ...card];
  const files = (): string[] => extensions.map((extension) => addresses.articleFile(id, extension));
  return { key, inputs: currentPage(id), addresses: () => [key, ...files()] };
}

/** What a list shows of articles. */
const listed = (articles: readonly Article[], { laterTakes }: Archive): unknown[] =>
  articles.map((article) => [article, laterTakes(article.id).length > 0]);

/** What a feed shows of articles. */
const fed = (articles: readonly Article[], archive: Archive): unknown[] =>
  articles.map((article) => [article, topicNames(article, archive)]);

function timelineFiles(timeline: Timeline): string[] {
  const { id, events } = timeline;
  const pages = [
    addresses.timeline(id),
    addresses.newest(id),
    addresses.embed(id),
    addresses.oembed(id),
    ...filtersOf(timeline).map((filter) => addresses.filtered(id, filter)),
    ...periodPagesOf(events).map((period) => addresses.period(id, period.id)),
    ...[...timelineForms.map(({ extension }) => extension), ...card].map((extension) =>
      addresses.timelineFile(id, extension),
    ),
  ];
  const extensions = [...eventForms.map(({ extension }) => extension), ...card];
  return [
    ...pages,
    ...events.flatMap((event) => [
      addresses.event(id, event.id),
      ...extensions.map((extension) => addresses.eventFile(id, event.id, extension)),
    ]),
  ];
}

/** A timeline with all its pages: nearly every one shows something of the whole. */
function timelinePlan(timeline: Timeline, archive: Archive): Planned {
  const dispatches = [
    ...new Set(timeline.events.flatMap(({ evidence }) => evidence.map(({ article }) => article))),
  ];
  const former = archive.retired.filter(({ path }) => path[0] === 'timeline' && path[1] === timeline.id);
  return {
    key: addresses.timeline(timeline.id),
    inputs: [timeline, former, listed(dispatches, archive), fed(dispatches, archive)],
    addresses: () => timelineFiles(timeline),
  };
}

/** The pages of a long list `of` something, `count` in all. */
function listPlans(
  of: unknown,
  articles: readonly Article[],
  archive: Archive,
  addressOf: (page: ListPage['number']) => string,
): Planned[] {
  return pagesOf(articles).map((page) => {
    const key = addressOf(page.number);
    const inputs = [of, articles.length, { ...page, articles: listed(page.articles, archive) }];
    return { key, inputs, addresses: () => [key] };
  });
}

function feedPlan(of: unknown, page: string, articles: readonly Article[], archive: Archive): Planned {
  const files = feedFormats.map((format) => `${page}${feedFile(format)}`);
  return {
    key: files[0] as string,
    inputs: [of, fed(articles.slice(0, NEWEST), archive)],
    addresses: () => files,
  };
}

/**
 * The pages of `archive` that a build may take over from the last site, with what each is made of. What is not planned
 * (the front page, sitemaps, the whole archive in a file) is made in every build.
 */
export function* planOf(archive: Archive): Generator<Planned> {
  const { years, agencies, topics } = listingOf(archive);
  for (const article of archive.articles) yield articlePlan(article);
  for (const [key, picture] of picturesOf(archive)) {
    const files = addressesOfPicture(picture);
    yield { key, inputs: files, addresses: () => files };
  }
  for (const timeline of archive.timelines) yield timelinePlan(timeline, archive);
  for (const { year, months } of years) {
    const key = addresses.year(year);
    const shown = months.map(({ month, articles }) => [
      month,
      articles.length,
      listed(articles.slice(0, SHOWN_OF_A_MONTH), archive),
    ]);
    yield { key, inputs: [year, shown], addresses: () => [key] };
    for (const { month, articles } of months)
      yield* listPlans(month, articles, archive, (page) => addresses.month(month, page));
  }
  for (const { agency, articles } of agencies) {
    yield* listPlans(agency, articles, archive, (page) => addresses.agency(agency.id, page));
    yield feedPlan(agency, addresses.agency(agency.id), articles, archive);
  }
  for (const { topic, articles } of topics) {
    yield* listPlans(topic, articles, archive, (page) => addresses.topic(topic.id, page));
    yield feedPlan(topic, addresses.topic(topic.id), articles, archive);
  }
}
