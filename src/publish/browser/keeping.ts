import { site } from '../../site/settings.ts';

/**
 * The limits of the pages that a reader's browser keeps for reading offline. `bytes` counts the pages' HTML,
 * uncompressed.
 */
export const KEEPING = {
  pages: 60,
  bytes: 8_000_000,
  /** How many milliseconds to wait for a page before showing a kept copy, if there is one. */
  patience: 3_000,
} as const;

/** The prefix of this site's caches, because other sites may share the origin. */
export const CACHES = `mahdar:${site.base}:`;
