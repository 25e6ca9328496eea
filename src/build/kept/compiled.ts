import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { productFile } from '../../site/product-file.ts';
import { site } from '../../site/settings.ts';
import { openShelf } from './shelf.ts';
import { siteVersion } from './version.ts';

/** The key of what is no file: their names, and what was told with them. */
const ALL = '';

interface Kept {
  files: string[];
  about: unknown;
}

/** What Vite made of the product and the settings: the code of the pages, styles and scripts. */
export interface KeptCompiled {
  /** Writes it into the folder `work`, and gives what was told with it. Without all of it: nothing, and gives `undefined`. */
  bring(work: string): unknown;
  /** Keeps all files of the folder `work`, where nothing else is yet, and plain data `about` them. */
  keep(work: string, about: unknown): void;
}

/** Opens what the last build of this very product and settings kept for the site that is published in `target`. */
export function openCompiled(target: string): KeptCompiled {
  // Astro writes into the code where the product lies.
  const version = `${siteVersion()} ${productFile('')}`;
  const shelf = openShelf(site.cache, { kind: 'compiled', folder: target, version });
  return {
    bring(work) {
      const { files, about } = JSON.parse(shelf.get(ALL) ?? '{"files":[]}') as Kept;
      const texts = files.map((file) => shelf.get(file));
      if (texts.length === 0 || texts.includes(undefined)) return undefined;
      for (const [i, file] of files.entries()) {
        mkdirSync(dirname(join(work, file)), { recursive: true });
        writeFileSync(join(work, file), Buffer.from(texts[i] as string, 'base64'));
      }
      return about;
    },
    keep(work, about) {
      const files = readdirSync(work, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(work.length + 1));
      const rows = files.map((file) => [file, readFileSync(join(work, file), 'base64')] as const);
      const kept: Kept = { files, about };
      shelf.save(new Map([[ALL, JSON.stringify(kept)], ...rows]), new Set());
    },
  };
}
