import { existsSync, readdirSync, statSync, watch } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { formatProblem } from '../archive/problem.ts';
import { escapeHtml } from '../markdown/annotate.ts';
import { archiveProblems, forgetArchive, permalinkProblems } from '../publish/current-archive.ts';
import { site } from '../site/settings.ts';
import { forgetPaths, guardRequests, loadModules } from './astro-inside.ts';

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

/** What a watcher says. */
interface Watching {
  /** At once, for every event. */
  noticed(): void;
  /** Soon after the last of several events: one edit is several. */
  settled(): void;
}

/**
 * Watches everything below `root`: its folders, of which there are few, and not, as Vite does, every file: with ten
 * thousand files that takes seconds. Gives whether every folder can be watched.
 */
function watchFolders(root: string, { noticed, settled }: Watching): () => boolean {
  const watched = new Set<string>();
  let isBlind = false;
  let timer: NodeJS.Timeout | undefined;
  const watchOne = (folder: string): void => {
    const watcher = watch(folder, { persistent: false }, () => {
      // A folder that is gone is watched anew when it comes again.
      if (!existsSync(folder)) {
        watcher.close();
        watched.delete(folder);
      }
      noticed();
      clearTimeout(timer);
      timer = setTimeout(() => {
        look();
        settled();
      }, 50);
    });
    watcher.on('error', () => {
      watched.delete(folder);
      isBlind = true;
    });
  };
  const look = (): void => {
    if (!existsSync(root)) return;
    const below = readdirSync(root, { recursive: true, withFileTypes: true });
    const inner = below.filter((entry) => entry.isDirectory());
    for (const folder of [root, ...inner.map(({ parentPath, name }) => join(parentPath, name))]) {
      if (watched.has(folder)) continue;
      watched.add(folder);
      try {
        watchOne(folder);
      } catch {
        // No more watchers on this machine: then the files are looked at for every page.
        isBlind = true;
      }
    }
  };
  look();
  return () => !isBlind && existsSync(root);
}

function problemPage(problems: readonly string[]): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Problems in the content</title><script type="module" src="${site.base}@vite/client"></script><body><h1>Problems in the content</h1><pre dir="auto">${problems.map(escapeHtml).join('\n')}</pre>`;
}

const FIRST_PAGES = ['/src/pages/index.astro', '/src/pages/a/[article].astro'];

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
        guardRequests(server);
        let stamp = '';
        let isNoticed = true;
        const follow = (): void => {
          isNoticed = false;
          const now = stampOf(folder);
          if (now === stamp) return;
          stamp = now;
          forgetArchive();
          for (const problem of [...archiveProblems(), ...permalinkProblems()])
            server.config.logger.warn(formatProblem(problem));
          forgetPaths(server);
        };
        let shown = '';
        const isWatching = watchFolders(folder, {
          noticed: () => {
            isNoticed = true;
          },
          settled: () => {
            follow();
            if (stamp !== shown) server.ws.send({ type: 'full-reload' });
            shown = stamp;
          },
        });
        // While the second thread reads the content, this one loads the code of the pages.
        const pages = loadModules(server, FIRST_PAGES);
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
