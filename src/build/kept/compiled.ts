import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { productFile } from '../../site/product-file.ts';
import { site } from '../../site/settings.ts';
import type { PageStyles } from '../astro-inside.ts';
import { filesBelow } from './same-file.ts';
import { openShelf } from './shelf.ts';
import { siteVersion } from './version.ts';

/** The key of what is no file: their names, and the style sheets of each page. */
const ALL = '';

interface Kept {
  files: string[];
  styles: PageStyles;
}

/** What Vite made of the product and the settings: the code of the pages, styles and scripts. */
export interface KeptCompiled {
  /** Writes it into the folder `work`, and gives the style sheets of each page. Without all of it: nothing, and gives `undefined`. */
  bring(work: string): PageStyles | undefined;
  /** Keeps all files of the folder `work`, where nothing else is yet, and the style sheets of each page. */
  keep(work: string, styles: PageStyles): void;
}

/** Opens what the last build of this very product and settings kept for the site that is published in `target`. */
export function openCompiled(target: string): KeptCompiled {
  // Astro writes into the code where the product lies.
  const version = `${siteVersion()} ${productFile('')}`;
  const shelf = openShelf(site.cache, { kind: 'compiled', folder: target, version });
  return {
    bring(work) {
      const { files, styles } = JSON.parse(shelf.get(ALL) ?? '{"files":[]}') as Kept;
      const texts = files.map((file) => shelf.get(file));
      if (texts.length === 0 || texts.includes(undefined)) return undefined;
      for (const [i, file] of files.entries()) {
        mkdirSync(dirname(join(work, file)), { recursive: true });
        writeFileSync(join(work, file), Buffer.from(texts[i] as string, 'base64'));
      }
      return styles;
    },
    keep(work, styles) {
      const files = filesBelow(work);
      const rows = files.map((file) => [file, readFileSync(join(work, file), 'base64')] as const);
      const kept: Kept = { files, styles };
      shelf.save(new Map([[ALL, JSON.stringify(kept)], ...rows]), new Set());
    },
  };
}
