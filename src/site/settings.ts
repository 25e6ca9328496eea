import { readIdentity } from '../archive/identity.ts';

/** Ends the run with one line where a setting cannot be used: whoever typed it has no use for a stack trace. */
function refuse(name: string, value: string, remedy: string): never {
  console.error(`${name}: "${value}" cannot be used. ${remedy}`);
  process.exit(1);
}

/** The origin of `SITE_URL`: `https://news.example`. */
function originOf(url: string): string {
  const { origin, protocol } = URL.canParse(url) ? new URL(url) : {};
  if (origin === undefined || !/^https?:$/.test(protocol ?? ''))
    return refuse('SITE_URL', url, 'Write a web address in full, such as https://news.example.');
  return origin;
}

/** `BASE_PATH`, however it was written, with a slash at both ends. */
function baseOf(path: string): string {
  if (!/^[\w.~/-]*$/.test(path) || path.split('/').some((part) => /^\.+$/.test(part)))
    return refuse('BASE_PATH', path, 'Write a path in ASCII letters, digits and hyphens, such as /mahdar/.');
  return `/${path}/`.replace(/\/{2,}/g, '/');
}

/** `THREADS` as a number. */
function threadsOf(count: string | undefined): number | undefined {
  if (count !== undefined && !/^[12]$/.test(count)) return refuse('THREADS', count, 'Write 1 or 2.');
  return count === undefined ? undefined : Number(count);
}

const content = process.env.CONTENT_DIR || 'content';
/** From `site.yaml`; what is wrong with that, `npm run check` says. */
const { name, tagline, lang, colours } = readIdentity(content, []);

/** What makes this site this site: from `site.yaml`, with the words in `words.ts`; and how it is built, from the environment. */
export const site = {
  name,
  tagline,
  /** BCP 47 tag of the interface. */
  lang,
  colours,
  /** Where the site is published, without a trailing slash. Permalinks are printed with it. */
  origin: originOf(process.env.SITE_URL || 'http://localhost:4321'),
  /** The path it is published under, with a slash at both ends. */
  base: baseOf(process.env.BASE_PATH ?? ''),
  /** The folder that holds the dispatches. */
  content,
  /** The folder that keeps what is dear to make, such as share cards, from one build to the next. */
  cache: process.env.CACHE_DIR || '.cache',
  /** Whether the build writes the search index; `SEARCH_INDEX=none` leaves it out, to measure the rest. */
  hasSearchIndex: process.env.SEARCH_INDEX !== 'none',
  /** Whether the build writes compressed copies beside its files; `COMPRESS=none` leaves them out. */
  isCompressed: process.env.COMPRESS !== 'none',
  /** Whether the build draws share cards; `CARDS=none` leaves them out, to measure the rest. */
  hasCards: process.env.CARDS !== 'none',
  /** Whether readers' browsers keep what was read; `OFFLINE=none` withdraws the worker, and what it kept, from all of them. */
  keepsPages: process.env.OFFLINE !== 'none',
  /** How many threads a build works with, 1 or 2; by itself two where there is enough to do. `THREADS=1` spares memory. */
  threads: threadsOf(process.env.THREADS || undefined),
} as const;
