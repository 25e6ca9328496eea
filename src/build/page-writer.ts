import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { fileWriter } from '../publish/file-writer.ts';
import { wrapPrerenderer } from './astro-inside.ts';

/**
 * Calls `check`, which throws where no page is to be made, and then writes each page as soon as it is rendered; what the site `last`
 * has is linked. Astro by
 * itself asks other threads for the folder, the file, the text and the end of each, and waits four times, which takes
 * longer than the writing (docs/decisions/0051-scale.md).
 */
export function pageWriter(check: () => void, last?: string): AstroIntegration {
  let write: ReturnType<typeof fileWriter>;
  return {
    name: 'page-writer',
    hooks: {
      'astro:config:done': ({ config }) => {
        write = fileWriter(fileURLToPath(config.outDir), last);
      },
      'astro:build:start': ({ setPrerenderer }) =>
        wrapPrerenderer(setPrerenderer, {
          before: check,
          take: (pathname, bytes) => write(pathname, bytes),
        }),
    },
  };
}
