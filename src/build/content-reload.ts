import { resolve, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { formatProblem } from '../archive/problem.ts';
import { escapeHtml } from '../markdown/annotate.ts';
import { archiveProblems, forgetArchive, permalinkProblems } from '../publish/current-archive.ts';
import { site } from '../site/settings.ts';
import { forgetPaths, guardRequests, loadModules } from './astro-inside.ts';
import { stampOf, watchFolders } from './watch-folders.ts';

function problemPage(problems: readonly string[]): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Problems in the content</title><script type="module" src="${site.base}@vite/client"></script><body><h1>Problems in the content</h1><pre dir="auto">${problems.map(escapeHtml).join('\n')}</pre>`;
}

const FIRST_PAGES = ['/src/pages/index.astro', '/src/pages/a/[article].astro'];

/**
 * Makes the dev server follow the content folder: a change there forgets the archive and reloads the open pages. While
 * the content has problems every page shows them instead, a line each, and comes back when they are mended; the terminal
 * says them too, and says when they are mended.
 */
export function contentReload(): AstroIntegration {
  const folder = resolve(site.content);
  let isDev = false;
  return {
    name: 'content-reload',
    hooks: {
      'astro:config:setup': ({ updateConfig, command }) => {
        isDev = command === 'dev';
        const isContent = (path: string): boolean => path === folder || path.startsWith(folder + sep);
        updateConfig({ vite: { server: { watch: { ignored: [isContent] } } } });
      },
      'astro:server:setup': ({ server }) => {
        guardRequests(server);
        let stamp = '';
        let isNoticed = true;
        let told = '';
        const follow = (): void => {
          isNoticed = false;
          const now = stampOf(folder);
          if (now === stamp) return;
          stamp = now;
          forgetArchive();
          // Astro's own log is for Astro: this is a line each, as `npm run check` prints it. What was told already is not told
          // again: an edit with the same fault, or a file that changed between the stamp and the reading.
          const lines = [...archiveProblems(), ...permalinkProblems()].map(formatProblem).join('\n');
          if (lines !== told) console.error(lines || `${site.content}: no problems any more`);
          told = lines;
          forgetPaths(server);
        };
        let shown = '';
        const isWatching = watchFolders(folder, {
          noticed: () => {
            isNoticed = true;
          },
          settled: () => {
            if (isNoticed) follow();
            if (stamp !== shown) server.ws.send({ type: 'full-reload' });
            shown = stamp;
          },
        });
        // While the second thread reads the content, this one loads the code of the pages.
        const pages = loadModules(server, FIRST_PAGES);
        // Told before anybody asks for a page; a fault of the pages' code is told where one is asked for. A build, which has a
        // server for a moment, tells its problems itself.
        if (isDev) pages.then(follow).catch(() => undefined);
        server.middlewares.use((request, response, next) => {
          const path = (request.url ?? '/').split('?', 1)[0] as string;
          if (!path.endsWith('/') || path.includes('/@')) return next();
          pages
            .then(() => {
              if (isNoticed || !isWatching()) follow();
              const problems = archiveProblems().map(formatProblem);
              if (problems.length === 0) return next();
              response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' });
              response.end(problemPage(problems));
            })
            .catch(next);
        });
      },
    },
  };
}
