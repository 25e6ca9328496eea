/** The feed formats by file extension, with their media types (RSS 2.0 as commonly served; JSON Feed 1.1). */
export const FEED_TYPES = { xml: 'application/rss+xml', json: 'application/feed+json' } as const;
export type FeedFormat = keyof typeof FEED_TYPES;
export const feedFormats = Object.keys(FEED_TYPES) as FeedFormat[];

/** The folders of pages with a feed: the site, agencies, topics. `*` stands for an id. */
const PAGES = ['', 'sources/*/', 'topics/*/'];

/** The file name of a feed in its page's folder. */
export const feedFile = (format: FeedFormat): string => `feed.${format}`;

/** The file extensions of a timeline's feed, which is one of the timeline's forms. */
export const TIMELINE_FEEDS = { xml: 'rss', json: 'feed.json' } as const satisfies Record<FeedFormat, string>;

/** All other feeds with their media types: paths below the base, in which one `*` stands for an id. */
export const feedFiles: readonly (readonly [files: string, type: string])[] = PAGES.flatMap((page) =>
  feedFormats.map((format) => [`${page}${feedFile(format)}`, FEED_TYPES[format]] as const),
);
