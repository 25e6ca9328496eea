import { existsSync } from 'node:fs';
import type { Archive } from '../../archive/types.ts';
import { site } from '../../site/settings.ts';
import { siteVersion, takeOverArticles } from './articles.ts';
import { writePictures } from './pictures.ts';
import { type Made, openReleased, type Released } from './released.ts';

/** The site that was published last in some place, for a build that makes only what changed. */
export interface LastSite {
  /** Its folder; `undefined` where this very product and settings did not make it: then all is made anew. */
  folder: string | undefined;
  /** Compressed copies. */
  copies: Released;
  /** Takes over articles. */
  takeOver(archive: Archive, work: string): void;
  /** Takes over pictures, and draws the others. */
  writePictures(archive: Archive, work: string): Promise<void>;
  /** Remembers the new site, before anybody else can touch it: it lies in the folder `fresh`, and is then renamed. */
  remember(copies: readonly Made[], fresh: string): void;
}

/** Opens what is known of the site that was published in `target`. */
export function openLastSite(target: string): LastSite {
  const version = siteVersion();
  const articles = openReleased(target, site.cache, 'articles', version);
  const copies = openReleased(target, site.cache, 'copies', version);
  const pictures = openReleased(target, site.cache, 'pictures', version);
  let made: readonly Made[] = [];
  let drawn: readonly Made[] = [];
  return {
    folder: articles.size > 0 && existsSync(target) ? target : undefined,
    copies,
    takeOver(archive, work) {
      made = takeOverArticles(archive, articles, work);
    },
    async writePictures(archive, work) {
      drawn = await writePictures(archive, pictures, work);
    },
    remember(copied, fresh) {
      articles.remember(made, fresh);
      pictures.remember(drawn, fresh);
      copies.remember(copied, fresh);
    },
  };
}
