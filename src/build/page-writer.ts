import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { fileWriter } from '../publish/file-writer.ts';

/**
 * Calls `check`, which throws where no page is to be made, and then writes each page as soon as it is rendered. Astro itself
 * asks other threads for the folder, the file, the text and the end of each, and waits four times, which takes longer than
 * the writing (docs/decisions/0051-scale.md). `404.html`, the one page that is not the file of its address, is left to it.
 */
export function pageWriter(check: () => void): AstroIntegration {
  let write: ReturnType<typeof fileWriter>;
  return {
    name: 'page-writer',
    hooks: {
      'astro:config:done': ({ config }) => {
        write = fileWriter(fileURLToPath(config.outDir));
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((astros) => ({
          ...astros,
          name: 'page-writer',
          async setup() {
            check();
            await astros.setup?.();
          },
          async render(request, options) {
            const rendered = await astros.render(request, options);
            const response = rendered instanceof Response ? rendered : rendered.response;
            if (response.status !== 200 || options.routeData.route === '/404') return rendered;
            const { pathname } = new URL(request.url);
            const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
            write(file, Buffer.from(await response.arrayBuffer()));
            // No body: nothing for Astro to write.
            return new Response(null);
          },
        }));
      },
    },
  };
}
