import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONTENT_CHANGED, wrapPrerenderer } from '../../src/build/astro-inside.ts';

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

  test('a prerenderer is an object with render and perhaps setup, which can be wrapped', async () => {
    const taken: [string, string][] = [];
    type Prerenderer = {
      name: string;
      setup(): Promise<void>;
      getStaticPaths(): Promise<object[]>;
      render(request: Request, options: object): Promise<unknown>;
    };
    let wrapped: Prerenderer | undefined;
    const paths = [{ pathname: '/a/' }, { pathname: '/404' }];
    const astros = {
      name: 'astro',
      getStaticPaths: async () => paths,
      render: async () => new Response('page'),
    };
    wrapPrerenderer(
      ((make: (own: typeof astros) => Prerenderer) => {
        wrapped = make(astros);
      }) as never,
      {
        compiled: () => void taken.push(['compiled', '']),
        before: async () => void taken.push(['before', '']),
        found: (found) => void taken.push(['found', String(found)]),
        take: (path, bytes) => taken.push([path, String(bytes)]),
      },
    );
    await wrapped?.setup();
    expect(await wrapped?.getStaticPaths()).toEqual(paths);
    const response = await wrapped?.render(new Request('http://x/a/'), { routeData: { route: '/a' } });
    expect((response as Response).body).toBeNull();
    const missing = await wrapped?.render(new Request('http://x/404'), { routeData: { route: '/404' } });
    expect(await (missing as Response).text()).toBe('page');
    expect(taken).toEqual([
      ['compiled', ''],
      ['before', ''],
      ['found', '/a/,/404'],
      ['/a/', 'page'],
    ]);
    const types = readFileSync('node_modules/astro/dist/types/public/integrations.d.ts', 'utf8');
    expect(types, 'setPrerenderer is gone: wrapPrerenderer of src/build/astro-inside.ts').toContain(
      'setPrerenderer',
    );
  });
});
