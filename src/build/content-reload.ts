import { existsSync, readdirSync, statSync, watch } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { formatProblem } from '../archive/problem.ts';
import { escapeHtml } from '../markdown/annotate.ts';
import { archiveProblems, forgetArchive, permalinkProblems } from '../publish/current-archive.ts';
import { site } from '../site/settings.ts';

/** Name, size and time of every file below `folder`: differs when any of them changed. */
function stampOf(folder: string): string {
  if (!existsSync(folder)) return 'none';
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names
    .map((name) => {
      const { mtimeMs, size } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? {};
      return `${name} ${mtimeMs} ${size}`;
    })
    .join('\n');
}

/**
 * Calls `changed` soon after anything below `root` changed. Watches the folders, of which there are few, and not, as Vite
 * does, every file: with ten thousand that takes seconds.
 */
function watchFolders(root: string, changed: () => void): void {
  const watched = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    if (!existsSync(root)) return;
    const below = readdirSync(root, { recursive: true, withFileTypes: true });
    const inner = below.filter((entry) => entry.isDirectory());
    for (const folder of [root, ...inner.map(({ parentPath, name }) => join(parentPath, name))]) {
      if (watched.has(folder)) continue;
      watched.add(folder);
      const watcher = watch(folder, { persistent: false }, () => {
        // A folder that is gone is watched anew when it comes again.
        if (!existsSync(folder)) {
          watcher.close();
          watched.delete(folder);
        }
        // One edit is several events.
        clearTimeout(timer);
        timer = setTimeout(() => {
          look();
          changed();
        }, 50);
      });
      watcher.on('error', () => watched.delete(folder));
    }
  };
  look();
}

function problemPage(problems: readonly string[]): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Problems in the content</title><script type="module" src="${site.base}@vite/client"></script><body><h1>Problems in the content</h1><pre dir="auto">${problems.map(escapeHtml).join('\n')}</pre>`;
}

type DevServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/**
 * Loads the code of the pages that are asked for first, while the second thread reads the content: the other way round that
 * one would be idle while this one loads. What is wrong with the code, Astro says to whoever asks for the page.
 */
async function loadPages({ environments: { ssr } }: DevServer): Promise<void> {
  if (!ssr || !('runner' in ssr)) return;
  const runner = ssr.runner as { import(path: string): Promise<unknown> };
  const pages = ['/src/pages/index.astro', '/src/pages/a/[article].astro'];
  await Promise.allSettled(pages.map((page) => runner.import(page)));
}

/**
 * Makes the dev server follow the content folder: a change there forgets the archive and reloads the open pages. While
 * the content has problems every page shows them instead, a line each, and comes back when they are mended.
 */
export function contentReload(): AstroIntegration {
  const folder = resolve(site.content);
  return {
    name: 'content-reload',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const isContent = (path: string): boolean => path === folder || path.startsWith(folder + sep);
        updateConfig({ vite: { server: { watch: { ignored: [isContent] } } } });
      },
      'astro:server:setup': ({ server }) => {
        let stamp = '';
        // Looked at on every page too: a watcher may miss the second of two quick edits.
        const follow = (): void => {
          const now = stampOf(folder);
          if (now === stamp) return;
          stamp = now;
          forgetArchive();
          for (const problem of permalinkProblems()) server.config.logger.warn(formatProblem(problem));
          // What Astro keeps of `getStaticPaths`.
          for (const environment of Object.values(server.environments))
            environment.hot.send('astro:content-changed', {});
        };
        let shown = '';
        watchFolders(folder, () => {
          follow();
          if (stamp !== shown) server.ws.send({ type: 'full-reload' });
          shown = stamp;
        });
        const pages = loadPages(server);
        server.middlewares.use((request, response, next) => {
          const path = (request.url ?? '/').split('?', 1)[0] as string;
          if (!path.endsWith('/') || path.includes('/@')) return next();
          pages
            .then(() => {
              follow();
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
