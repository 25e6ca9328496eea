import { existsSync } from 'node:fs';
import { readIdentity } from '../archive/identity.ts';

// What is set in the environment counts more than what is set in .env.
if (existsSync('.env')) process.loadEnvFile('.env');
const { env } = process;

/** What is wrong with the settings of the environment, a line each. Commands say it; nothing here ends the process. */
const faults: string[] = [];

function refuse<Value>(name: string, value: string, remedy: string, instead: Value): Value {
  faults.push(`${name}: "${value}" cannot be used. ${remedy}`);
  return instead;
}

const LOCAL = 'http://localhost:4321';

/** The origin of `SITE_URL`, `https://news.example`, and the path that it names below it. */
function addressOf(url: string): { origin: string; path: string } {
  const { origin, protocol, pathname } = URL.canParse(url) ? new URL(url) : {};
  if (origin === undefined || !/^https?:$/.test(protocol ?? '')) {
    const remedy = 'Write a web address in full, such as https://news.example.';
    return refuse('SITE_URL', url, remedy, { origin: LOCAL, path: '/' });
  }
  return { origin, path: pathname ?? '/' };
}

/** `BASE_PATH`, or the path of `SITE_URL`, however it was written, with a slash at both ends. */
function baseOf(base: string, path: string): string {
  const name = base ? 'BASE_PATH' : 'SITE_URL';
  const slashed = (text: string): string => `/${text}/`.replace(/\/{2,}/g, '/');
  if (base && path !== '/' && slashed(base) !== slashed(path))
    return refuse('BASE_PATH', base, `SITE_URL names another path, ${path}. Give one of the two.`, '/');
  const wanted = base || path;
  if (!/^[\w.~/-]*$/.test(wanted) || wanted.split('/').some((part) => /^\.+$/.test(part)))
    return refuse(name, wanted, 'Write a path in ASCII letters, digits and hyphens, such as /mahdar/.', '/');
  return slashed(wanted);
}

/** `THREADS` as a number from 1 to 99. */
function threadsOf(count: string | undefined): number | undefined {
  if (count !== undefined && !/^[1-9]\d?$/.test(count))
    return refuse(
      'THREADS',
      count,
      'Write how many threads a build may work with, such as 1 or 4.',
      undefined,
    );
  return count === undefined ? undefined : Number(count);
}

const { origin, path } = addressOf(env.SITE_URL || LOCAL);
const content = env.CONTENT_DIR || 'content';
/** From `site.yaml`; what is wrong with that, `npm run check` says. */
const { name, tagline, lang, months, source, colours } = readIdentity(content, []);

/** What makes this site this site: from `site.yaml`, with the words in `words/`; and how it is built, from the environment. */
export const site = {
  name,
  tagline,
  /** BCP 47 tag of the interface. */
  lang,
  /** Whose names of the months an Arabic interface writes. */
  months,
  /** Id of the outlet that publishes imported copy which names none. */
  source,
  colours,
  /** Where the site is published, without a trailing slash. Permalinks are printed with it. */
  origin,
  /** Whether `SITE_URL` was given: without it permalinks read `http://localhost:4321`. */
  hasOrigin: Boolean(env.SITE_URL),
  /** The path it is published under, with a slash at both ends. */
  base: baseOf(env.BASE_PATH ?? '', path),
  /** The folder that holds the dispatches. */
  content,
  /** The folder that the site is built into. */
  out: env.OUT_DIR || 'dist',
  /** Whether a machine builds, which may not record addresses: nothing unrecorded is built then. */
  isFrozen: env.CI === 'true',
  /** The folder that keeps what is dear to make, such as share cards, from one build to the next. */
  cache: env.CACHE_DIR || '.cache',
  /** Whether the build writes the search index; `SEARCH_INDEX=none` leaves it out, to measure the rest. */
  hasSearchIndex: env.SEARCH_INDEX !== 'none',
  /** Whether the build writes compressed copies beside its files; `COMPRESS=none` leaves them out. */
  isCompressed: env.COMPRESS !== 'none',
  /** Whether the build draws share cards; `CARDS=none` leaves them out, to measure the rest. */
  hasCards: env.CARDS !== 'none',
  /** Whether readers' browsers keep what was read; `OFFLINE=none` withdraws the worker, and what it kept, from all of them. */
  keepsPages: env.OFFLINE !== 'none',
  /** How many threads a build works with; by itself as many as there are cores, where there is enough to do. */
  threads: threadsOf(env.THREADS || undefined),
} as const;

/**
 * `CACHE_URL`: where in an object store the cache is kept for machines that have none. No part of `site`: what is built does not
 * depend on it.
 */
export const cacheUrl: string | undefined =
  env.CACHE_URL && !/^s3:\/\/[a-z0-9]/.test(env.CACHE_URL)
    ? refuse('CACHE_URL', env.CACHE_URL, 'Write s3://bucket/prefix.', undefined)
    : env.CACHE_URL || undefined;

/** What is wrong with the settings, a line each: for a command to say before it begins. */
export function settingFaults(): readonly string[] {
  return faults;
}
