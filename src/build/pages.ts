import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { fileWriter } from '../publish/file-writer.ts';
import { site } from '../site/settings.ts';
import {
  COMPILED,
  type PageHooks,
  type PageStyles,
  renderCompiled,
  wrapPrerenderer,
} from './astro-inside.ts';
import type { KeptCompiled } from './kept/compiled.ts';
import { say } from './progress.ts';

/** What a path is told as, while it is written. */
const kindOf = (pathname: string): string => (pathname.endsWith('.png') ? 'cards' : 'pages');

/** Writes each page into `work` as soon as it is rendered; one that the site `last` has with the same bytes is linked. */
function writing(work: string, last: string | undefined): Pick<PageHooks, 'found' | 'take'> {
  const write = fileWriter(work, last);
  const totals = new Map<string, number>();
  const written = new Map<string, number>();
  return {
    found(pathnames) {
      for (const kind of pathnames.map(kindOf)) totals.set(kind, (totals.get(kind) ?? 0) + 1);
    },
    take(pathname, bytes) {
      write(pathname, bytes);
      const kind = kindOf(pathname);
      written.set(kind, (written.get(kind) ?? 0) + 1);
      say(kind, written.get(kind), totals.get(kind));
    },
  };
}

/** Pages to be rendered. */
export interface Rendering {
  /** The folder of the site in the making, where nothing is yet. */
  work: string;
  /** The site that it replaces. */
  last: string | undefined;
  /** What Vite made for earlier builds. */
  kept: KeptCompiled;
  /** Called before the first page, with styles and scripts in `work`. Where it rejects, no page is made. */
  before(): Promise<void>;
}

/**
 * Writes all pages. Where Vite has compiled the same product for the same settings before, its work is taken from there, and Astro's
 * build is not run; else it is. The bytes are the same.
 */
export async function renderPages({ work, last, kept, before }: Rendering): Promise<void> {
  const hooks = { ...writing(work, last), before };
  const styles = kept.bring(work) as PageStyles | undefined;
  if (styles) {
    await renderCompiled(work, styles, site, hooks);
    rmSync(join(work, COMPILED), { recursive: true });
    return;
  }
  const { build } = await import('astro');
  const integration: AstroIntegration = {
    name: 'page-writer',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) =>
        wrapPrerenderer(setPrerenderer, { ...hooks, compiled: (styles) => kept.keep(work, styles) }),
    },
  };
  await build({ outDir: work, logLevel: 'silent', integrations: [integration] });
}
