import type { APIRoute, GetStaticPaths } from 'astro';
import { listingOf } from '../archive/queries/listing.ts';
import type { Archive } from '../archive/types.ts';
import { currentArchive } from '../publish/current-archive.ts';
import { agencyFeed, type Feed, siteFeed, topicFeed } from '../publish/feeds/feed.ts';
import { FEED_TYPES, type FeedFormat, feedFile } from '../publish/feeds/formats.ts';
import { asJsonFeed } from '../publish/feeds/json.ts';
import { asRss } from '../publish/feeds/rss.ts';
import { isToMake } from '../publish/taken-over.ts';
import { addresses } from '../site/addresses.ts';
import { textResponse } from './_text-response.ts';

function answer(feed: Feed | undefined, format: FeedFormat, archive: Archive): Response {
  if (!feed) return new Response(null, { status: 404 });
  return textResponse(
    format === 'xml' ? asRss(feed, archive) : asJsonFeed(feed, archive),
    FEED_TYPES[format],
  );
}

/** The endpoint of the site's own feed. */
export function siteFeedIn(format: FeedFormat): APIRoute {
  return () => answer(siteFeed(currentArchive()), format, currentArchive());
}

interface Endpoint {
  getStaticPaths: GetStaticPaths;
  GET: APIRoute;
}

/** The endpoint of the feed of every agency. */
export function agencyFeedIn(format: FeedFormat): Endpoint {
  return {
    getStaticPaths: () =>
      listingOf(currentArchive())
        .agencies.filter(({ agency: { id } }) => isToMake(`${addresses.agency(id)}${feedFile('xml')}`))
        .map(({ agency: { id } }) => ({ params: { agency: id } })),
    GET: ({ params }) => answer(agencyFeed(params.agency ?? '', currentArchive()), format, currentArchive()),
  };
}

/** The endpoint of the feed of every topic. */
export function topicFeedIn(format: FeedFormat): Endpoint {
  return {
    getStaticPaths: () =>
      listingOf(currentArchive())
        .topics.filter(({ topic: { id } }) => isToMake(`${addresses.topic(id)}${feedFile('xml')}`))
        .map(({ topic: { id } }) => ({ params: { topic: id } })),
    GET: ({ params }) => answer(topicFeed(params.topic ?? '', currentArchive()), format, currentArchive()),
  };
}
