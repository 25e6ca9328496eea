import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve } from '../src/cli/serve.ts';

/** A site for tests: built once, served on a free port. */
export interface BuiltSite {
  folder: string;
  url: string;
  base: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    shipped: BuiltSite;
    fixture: BuiltSite;
  }
}

/** Leaves out expensive parts that a test does not need. */
export const PLAIN = { SEARCH_INDEX: 'none', CARDS: 'none', COMPRESS: 'none' } as const;

/** Builds the site with `env` set, into `folder`. */
export function buildInto(folder: string, env: Record<string, string>): void {
  execFileSync(process.execPath, ['src/cli/build.ts'], {
    // Made content has no recorded addresses, which `CI` would ask for.
    env: { ...process.env, CI: '', SITE_URL: 'https://news.example', ...env, OUT_DIR: folder },
    stdio: 'pipe',
  });
}

/** Builds and serves a copy of the first dispatch at `/`, and the fixture content under `/mahdar/`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = mkdtempSync(join(tmpdir(), 'mahdar-'));
  const sites = [
    {
      name: 'shipped',
      base: '/',
      env: { SITE_URL: 'https://news.example', BASE_PATH: '/', CONTENT_DIR: 'tests/fixtures/first' },
    },
    {
      name: 'fixture',
      base: '/mahdar/',
      env: { SITE_URL: 'https://news.example', BASE_PATH: '/mahdar/', CONTENT_DIR: 'tests/fixtures/content' },
    },
  ] as const;
  const closers: (() => Promise<void>)[] = [];
  for (const { name, base, env } of sites) {
    const folder = join(root, name);
    buildInto(folder, env);
    const { url, close } = await serve(folder, { port: 0, base });
    closers.push(close);
    project.provide(name, { folder, url, base });
  }
  return async () => {
    await Promise.all(closers.map((close) => close()));
    rmSync(root, { recursive: true, force: true });
  };
}
