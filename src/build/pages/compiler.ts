/**
 * A process of its own, which has Astro and Vite compile styles, scripts and the code of pages into the folder of its argument,
 * and tells its parent the style sheets of each page. It makes no page. What Vite needs of memory, 400 MB, goes with it.
 */
import { renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type AstroIntegration, build } from 'astro';
import { ASTROS_CODE, COMPILED, type PageStyles } from '../astro-inside.ts';

// Without the command that asked for it nobody wants it.
process.on('disconnect', () => process.exit(1));

const work = resolve(process.argv[2] ?? '');
let styles: PageStyles = [];
const integration: AstroIntegration = {
  name: 'compile-only',
  hooks: {
    'astro:build:setup': ({ pages, target }) => {
      if (target === 'server') entries = () => [...pages].map(([key, { styles }]) => [key, { styles }]);
    },
    'astro:build:start': ({ setPrerenderer }) =>
      setPrerenderer({
        name: 'compile-only',
        setup: async () => {
          styles = entries();
          // Astro removes its own when it has made all pages, and is told that there are none.
          renameSync(join(work, ASTROS_CODE), join(work, COMPILED));
        },
        getStaticPaths: async () => [],
        render: async () => new Response(null),
      }),
  },
};
let entries = (): PageStyles => [];

try {
  await build({ outDir: work, logLevel: 'silent', integrations: [integration] });
  process.send?.({ styles });
} catch (error) {
  process.send?.({ fault: (error as Error).stack ?? String(error) });
}
process.disconnect();
