/** The formats of a feed, by their extensions, and their media types (RSS 2.0 as it is sent everywhere; JSON Feed 1.1). */
export const FEED_TYPES = { xml: 'application/rss+xml', json: 'application/feed+json' } as const;
export type FeedFormat = keyof typeof FEED_TYPES;
export const feedFormats = Object.keys(FEED_TYPES) as FeedFormat[];

/** The folders of the pages that have a feed of their own beside the site's: one `*` is the page. */
const PAGES = ['', 'sources/*/', 'topics/*/'];

/** The file of a feed in the folder of its page. */
export const feedFile = (format: FeedFormat): string => `feed.${format}`;

/** The extensions of a timeline's feed, which stands among the timeline's forms. */
export const TIMELINE_FEEDS = { xml: 'rss', json: 'feed.json' } as const satisfies Record<FeedFormat, string>;

/** Every other feed of a site with its media type: paths below the base, in which one `*` stands for an id. */
export const feedFiles: readonly (readonly [files: string, type: string])[] = PAGES.flatMap((page) =>
  feedFormats.map((format) => [`${page}${feedFile(format)}`, FEED_TYPES[format]] as const),
);
