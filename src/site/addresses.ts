import { site } from './site.ts';

function path(...segments: string[]): string {
  return `${site.base}${segments.map((segment) => `${segment}/`).join('')}`;
}

function withFragment(address: string, fragment?: string): string {
  return fragment === undefined ? address : `${address}#${fragment}`;
}

/** Every address of the site, as a path from the origin, base included, with its trailing slash. */
export const addresses = {
  home: (): string => path(),
  about: (): string => path('about'),
  /** `fragment`: `p4`, `p4s2`, `ev-geneva`. */
  article: (id: string, fragment?: string): string => withFragment(path('a', id), fragment),
  timelines: (): string => path('timeline'),
  /** `fragment`: an event's id. */
  timeline: (id: string, fragment?: string): string => withFragment(path('timeline', id), fragment),
  /** Of an address by its segments, `['a', '2022-01-09-x']`. */
  retired: (segments: readonly string[]): string => path(...segments),
  event: (timeline: string, event: string): string => path('timeline', timeline, event),
} as const;

/** An address as a full URL, for a permalink: what a reader shares. */
export function absolute(address: string): string {
  return `${site.origin}${address}`;
}

/** A full URL as it is printed for a person: without its scheme, and without the slash at its end. */
export function printed(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}
