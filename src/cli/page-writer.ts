import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { fileWriter } from '../publish/file-writer.ts';

/**
 * Calls `check`, which throws where no page is to be made, and then writes each page as soon as it is rendered. Astro itself
 * asks other threads for the folder, the file, the text and the end of each, and waits four times, which takes longer than
 * the writing (docs/decisions/0051-scale.md). What is not a page at an address ending in a slash is left to it.
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
            const { pathname } = new URL(request.url);
            const { type, route } = options.routeData;
            if (response.status !== 200 || type !== 'page' || route === '/404' || !pathname.endsWith('/'))
              return rendered;
            write(`${pathname}index.html`, Buffer.from(await response.arrayBuffer()));
            // No body: nothing for Astro to write.
            return new Response(null);
          },
        }));
      },
    },
  };
}
