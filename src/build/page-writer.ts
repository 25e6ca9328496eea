import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { fileWriter } from '../publish/file-writer.ts';
import { wrapPrerenderer } from './astro-inside.ts';
import { say } from './progress.ts';

/** What a path is told as, while it is written. */
const kindOf = (pathname: string): string => (pathname.endsWith('.png') ? 'cards' : 'pages');

/**
 * Calls `check`, which rejects if no page may be made, and then writes each page as soon as it is rendered; a page that the site `last`
 * has with the same bytes is linked. Astro by itself has other threads do the folder, the file, the text and the end of each page, and
 * waits four times, which takes longer than the writing (docs/decisions/0051-scale.md).
 */
export function pageWriter(check: () => Promise<void>, last?: string): AstroIntegration {
  let write: ReturnType<typeof fileWriter>;
  const totals = new Map<string, number>();
  const written = new Map<string, number>();
  return {
    name: 'page-writer',
    hooks: {
      'astro:config:done': ({ config }) => {
        write = fileWriter(fileURLToPath(config.outDir), last);
      },
      'astro:build:start': ({ setPrerenderer }) =>
        wrapPrerenderer(setPrerenderer, {
          before: check,
          found: (pathnames) => {
            for (const kind of pathnames.map(kindOf)) totals.set(kind, (totals.get(kind) ?? 0) + 1);
          },
          take: (pathname, bytes) => {
            write(pathname, bytes);
            const kind = kindOf(pathname);
            written.set(kind, (written.get(kind) ?? 0) + 1);
            say(kind, written.get(kind), totals.get(kind));
          },
        }),
    },
  };
}
