/** What makes this site this site: the one place to re-brand it, with the words in `words.ts`. */
export const site = {
  name: 'مَحضَر',
  tagline: 'سجلّ الأخبار بأسانيدها',
  /** BCP 47 tag of the interface. */
  lang: 'ar',
  /** Where the site is published, without a trailing slash. Permalinks are printed with it. */
  origin: new URL(process.env.SITE_URL || 'http://localhost:4321').origin,
  /** The path it is published under, with a slash at both ends. */
  base: `/${process.env.BASE_PATH ?? ''}/`.replace(/\/{2,}/g, '/'),
  /** The folder that holds the dispatches. */
  content: process.env.CONTENT_DIR || 'content',
  /** Whether the build writes the search index; `SEARCH_INDEX=none` leaves it out, to measure the rest. */
  hasSearchIndex: process.env.SEARCH_INDEX !== 'none',
} as const;
