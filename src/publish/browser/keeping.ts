import { site } from '../../site/settings.ts';

/**
 * What a reader's browser keeps of what was read, to be read again without a network: in that browser alone, and never
 * more than this. `bytes` are those of the pages' HTML, uncompressed.
 */
export const KEEPING = {
  pages: 60,
  bytes: 8_000_000,
  /** How long a page is waited for before a kept copy is shown, where there is one. */
  patience: 3_000,
} as const;

/** What the caches of this site begin with: other sites may share the origin. */
export const CACHES = `mahdar:${site.base}:`;
