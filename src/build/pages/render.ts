import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileWriter } from '../../publish/file-writer.ts';
import { site } from '../../site/settings.ts';
import { COMPILED, type PageHooks, type PageStyles, renderCompiled } from '../astro-inside.ts';
import { say } from '../progress.ts';

/** What a path is told as, while it is written. */
const kindOf = (pathname: string): string => (pathname.endsWith('.png') ? 'cards' : 'pages');

/**
 * The addresses of articles, in their order, evenly among the others: other threads make the words of articles meanwhile, and pages of
 * nothing else would have to wait for them.
 */
function mixed(pathnames: readonly string[]): readonly string[] {
  const of = `${site.base}a/`;
  const { articles = [], others = [] } = Object.groupBy(pathnames, (pathname) =>
    pathname.startsWith(of) ? 'articles' : 'others',
  );
  const place = (all: readonly string[]) => (pathname: string, at: number) => ({
    pathname,
    place: (at + 0.5) / all.length,
  });
  return [...articles.map(place(articles)), ...others.map(place(others))]
    .sort((a, b) => a.place - b.place)
    .map(({ pathname }) => pathname);
}

function writing(work: string, last: string | undefined): PageHooks {
  const write = fileWriter(work, last);
  const totals = new Map<string, number>();
  const written = new Map<string, number>();
  return {
    found(pathnames) {
      for (const kind of pathnames.map(kindOf)) totals.set(kind, (totals.get(kind) ?? 0) + 1);
      return mixed(pathnames);
    },
    take(pathname, bytes) {
      write(pathname, bytes);
      const kind = kindOf(pathname);
      written.set(kind, (written.get(kind) ?? 0) + 1);
      say(kind, written.get(kind), totals.get(kind));
    },
  };
}

/**
 * Renders all pages that are to be made, with the compiled code in the folder `work`, and writes each there as soon as it is rendered;
 * one that the site `last` has with the same bytes is linked. The compiled code is removed.
 */
export async function renderPages(work: string, styles: PageStyles, last: string | undefined): Promise<void> {
  const code = join(work, COMPILED);
  await renderCompiled(code, styles, site, writing(work, last));
  rmSync(code, { recursive: true });
}
