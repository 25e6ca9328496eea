import { FACETS, type Filter } from '../archive/queries/filter.ts';
import { site } from './settings.ts';

function path(...segments: string[]): string {
  return `${site.base}${segments.map((segment) => `${segment}/`).join('')}`;
}

function paged(page: number | undefined, ...segments: string[]): string {
  return path(...segments, ...(page === undefined ? [] : [String(page)]));
}

function withFragment(address: string, fragment?: string): string {
  return fragment === undefined ? address : `${address}#${fragment}`;
}

/** A filter as segments of a path, facets in their fixed order, so that one filter has one address. */
export function filterSegments(filter: Filter): string[] {
  return FACETS.flatMap((facet) => {
    const value = filter[facet];
    return value === undefined ? [] : [facet, value];
  });
}

/** Every address of the site, as a path from the origin, base included, with its trailing slash. */
export const addresses = {
  home: (): string => path(),
  about: (): string => path('about'),
  search: (): string => path('search'),
  /** The search index's table of contents. */
  searchIndex: (): string => `${path('search')}index.json`,
  searchFile: (name: string): string => `${path('assets', 'search')}${name}`,
  /** A rendition of a picture, by the name of its file. */
  picture: (name: string): string => `${path('assets', 'pictures')}${name}`,
  /** What the browser keeps; shown for any page that it does not keep while there is no network. */
  offline: (): string => path('offline'),
  archive: (): string => path('archive'),
  /** `year` as `2022`. */
  year: (year: string): string => path('archive', year),
  /** `month` as `2022-01`; `page` is the number of a full page, counted from the oldest. */
  month: (month: string, page?: number): string => paged(page, 'archive', ...month.split('-')),
  agency: (id: string, page?: number): string => paged(page, 'sources', id),
  topic: (id: string, page?: number): string => paged(page, 'topics', id),
  /** `fragment`: `p4`, `p4s2`, `ev-geneva`. */
  article: (id: string, fragment?: string): string => withFragment(path('a', id), fragment),
  timelines: (): string => path('timeline'),
  /** `fragment`: an event's id. */
  timeline: (id: string, fragment?: string): string => withFragment(path('timeline', id), fragment),
  /** A timeline narrowed to a party, a place, a claim: `/timeline/<id>/party/ru/place/geneva/`. */
  filtered: (id: string, filter: Filter): string => path('timeline', id, ...filterSegments(filter)),
  /** `period`: EDTF, `2021` or `2021-03`; a page of a long timeline. */
  period: (id: string, period: string): string => path('timeline', id, period),
  /** A timeline from its newest event back. */
  newest: (id: string): string => path('timeline', id, 'newest'),
  /** A timeline for a frame on another site, and what describes it (oEmbed). */
  embed: (id: string): string => path('timeline', id, 'embed'),
  oembed: (id: string): string => `${path('oembed')}${id}.json`,
  /** Of an address by its segments, `['a', '2022-01-09-x']`. */
  retired: (segments: readonly string[]): string => path(...segments),
  event: (timeline: string, event: string): string => path('timeline', timeline, event),
  /** A file at the root: `feed.xml`. */
  file: (name: string): string => `${site.base}${name}`,
  /** The same article in another form, by its extension: `md`, `csl.json`, `png`. */
  articleFile: (id: string, extension: string): string => `${site.base}a/${id}.${extension}`,
  timelineFile: (id: string, extension: string): string => `${site.base}timeline/${id}.${extension}`,
  eventFile: (timeline: string, event: string, extension: string): string =>
    `${site.base}timeline/${timeline}/${event}.${extension}`,
} as const;

/** An address as a full URL, for a permalink: what a reader shares. */
export function absolute(address: string): string {
  return `${site.origin}${address}`;
}

/** A full URL as it is printed for a person: without its scheme, and without the slash at its end. */
export function printed(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}
