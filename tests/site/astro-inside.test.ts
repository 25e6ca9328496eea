import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONTENT_CHANGED, renderCompiled } from '../../src/build/astro-inside.ts';

/** The text of every module of an installed package below `folder`. */
function modulesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.m?js$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

describe('internals of Astro and Vite that an upgrade may change', () => {
  test('Astro listens for the event that clears its path cache', () => {
    const listening = modulesOf('node_modules/astro/dist').filter((text) => text.includes(CONTENT_CHANGED));
    expect(
      listening.length,
      `${CONTENT_CHANGED} is gone: forgetPaths of src/build/astro-inside.ts`,
    ).toBeGreaterThan(0);
  });

  test('Vite’s server environment has a runner that imports', async () => {
    const { createServer } = await import('vite');
    const server = await createServer({
      configFile: false,
      logLevel: 'silent',
      server: { middlewareMode: true },
    });
    try {
      const { ssr } = server.environments;
      const runner = 'runner' in ssr ? (ssr.runner as { import?: unknown }) : {};
      expect(typeof runner.import, 'runner.import is gone: loadModules of src/build/astro-inside.ts').toBe(
        'function',
      );
    } finally {
      await server.close();
    }
  });

  test('Astro gives integrations what compiles pages without making them', () => {
    const types = readFileSync('node_modules/astro/dist/types/public/integrations.d.ts', 'utf8');
    for (const name of ['setPrerenderer', "'astro:build:setup'", 'pages: Map<string, PageBuildData>'])
      expect(types, `${name} is gone: src/build/pages/compiler.ts`).toContain(name);
  });

  test('compiled pages are told what Astro tells them', () => {
    const own = readFileSync('node_modules/astro/dist/core/build/default-prerenderer.js', 'utf8');
    for (const call of ['app.setInternals(', 'app.setOptions(', 'prerenderEntry.app'])
      expect(own, `${call} is gone: renderCompiled of src/build/astro-inside.ts`).toContain(call);
  });
});

/** Code of pages as Astro compiles it, of which each gives its own address; one route gives nothing, two have one path. */
const ENTRY = `
const route = (route, type, pathname, component) =>
  ({ routeData: { route, type, pathname, component, prerender: true, fallbackRoutes: [] } });
export const app = {
  manifest: { routes: [
    route('/', 'page', '/', 'index'), route('/a', 'page', '/a', 'a'), route('/b', 'page', '/a', 'b'),
    route('/feed.xml', 'endpoint', '/feed.xml', 'feed'), route('/404', 'page', '/404', '404'), route('/no', 'page', '/no', 'no'),
  ] },
  setInternals({ pagesByKeys }) { this.styles = pagesByKeys; },
  setOptions({ settings, logger }) { this.isSet = settings.scripts.length === 0 && logger.options.destination.write; },
  async render(request, { routeData }) {
    if (!this.isSet || this.styles.get('a').styles[0] !== 'sheet') throw new Error('not told');
    const status = { '/404': 404, '/no': 404 }[routeData.route] ?? 200;
    return new Response(routeData.route === '/no' ? null : routeData.component + ' ' + request.url, { status });
  },
};`;

/** Renders the pages of `entry` below `base`. Gives the addresses that it has, and what was written of those in `order`, or of all. */
async function rendering(entry: string, base: string, order?: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'mahdar-compiled-'));
  writeFileSync(join(folder, 'prerender-entry.1.mjs'), entry);
  const taken = new Map<string, string>();
  let found: readonly string[] = [];
  const site = { origin: 'https://news.example', base };
  await renderCompiled(folder, [['a', { styles: ['sheet'] }]], site, {
    found(addresses) {
      found = addresses;
      return order ?? addresses;
    },
    take: (address, bytes) => void taken.set(address, String(bytes)),
  }).finally(() => rmSync(folder, { recursive: true }));
  return { found, taken: Object.fromEntries(taken) };
}

/** The compiled pages of `ENTRY`, which answer with this. */
const answering = (answer: string) => ENTRY.replace(/return new Response\(.*;/, `return ${answer};`);

test('a page that answers with a stream is told of, and Node’s own Response is there again', async () => {
  const { Response } = globalThis;
  const { taken } = await rendering(answering("new Response(Buffer.from('bytes'))"), '/', ['/']);
  expect(taken).toEqual({ '/': 'bytes' });
  await expect(rendering(answering('new Response(new ReadableStream())'), '/', ['/'])).rejects.toThrow(
    'A page is neither text nor bytes.',
  );
  expect(globalThis.Response).toBe(Response);
});

test('compiled pages are rendered: each address once, a file without a slash, what is missing not at all, and 404.html', async () => {
  const { found, taken } = await rendering(ENTRY, '/x/');
  expect(found).toEqual(['/x/', '/x/a/', '/x/feed.xml', '/x/404/', '/x/no/']);
  expect(taken).toEqual({
    '/x/': 'index https://news.example/x/',
    '/x/a/': 'a https://news.example/x/a/',
    '/x/feed.xml': 'feed https://news.example/x/feed.xml',
    '/x/404.html': '404 https://news.example/x/404/',
  });
});
