import { resolve, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { forgetArchive } from './current-archive.ts';
import { site } from './site.ts';

/**
 * Makes the dev server follow the content folder: any change there forgets the archive and reloads the open pages. A
 * page asked for while the content has problems shows them, and comes back when they are mended.
 */
export function contentReload(): AstroIntegration {
  return {
    name: 'content-reload',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const folder = resolve(site.content);
        server.watcher.add(folder);
        server.watcher.on('all', (_event, file) => {
          if (file !== folder && !resolve(file).startsWith(folder + sep)) return;
          forgetArchive();
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}
