/**
 * A process of its own, which has Astro and Vite compile styles, scripts and the code of pages into the folder of its argument,
 * and tells its parent the style sheets of each page. It makes no page. What Vite needs of memory goes with it.
 */
import { renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type AstroIntegration, build } from 'astro';
import { ASTROS_CODE, COMPILED, type PageStyles } from '../astro-inside.ts';
import type { Told } from './compile.ts';

/** Has Astro compile into the folder `work`. Gives the style sheets of each page. */
async function compile(work: string): Promise<PageStyles> {
  let known: ReadonlyMap<string, { styles: unknown[] }> = new Map();
  const integration: AstroIntegration = {
    name: 'compile-only',
    hooks: {
      'astro:build:setup': ({ pages, target }) => {
        if (target === 'server') known = pages;
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer({
          name: 'compile-only',
          // Astro removes its own when it has made all pages, and is told that there are none.
          setup: async () => renameSync(join(work, ASTROS_CODE), join(work, COMPILED)),
          getStaticPaths: async () => [],
          render: async () => new Response(null),
        }),
    },
  };
  await build({ outDir: work, logLevel: 'silent', integrations: [integration] });
  return [...known].map(([key, { styles }]) => [key, { styles }]);
}

// Without the command that asked for it nobody wants it.
process.on('disconnect', () => process.exit(1));
const tell = (told: Told): unknown => process.send?.(told);
try {
  tell({ styles: await compile(resolve(process.argv[2] ?? '')) });
} catch (error) {
  tell({ fault: (error as Error).stack ?? String(error) });
}
process.disconnect?.();
