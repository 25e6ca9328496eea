/**
 * What leans on the inside of Astro and Vite and not on what they promise. tests/site/astro-inside.test.ts says which of
 * it an upgrade broke.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { AstroIntegration } from 'astro';

type Hooks = AstroIntegration['hooks'];
export type DevServer = Parameters<NonNullable<Hooks['astro:server:setup']>>[0]['server'];
type SetPrerenderer = Parameters<NonNullable<Hooks['astro:build:start']>>[0]['setPrerenderer'];

/** The event that makes Astro forget what it keeps of `getStaticPaths`. */
export const CONTENT_CHANGED = 'astro:content-changed';

/** Makes the dev server ask every page again which paths it has. */
export function forgetPaths({ environments }: DevServer): void {
  for (const environment of Object.values(environments)) environment.hot.send(CONTENT_CHANGED, {});
}

/**
 * Loads modules of pages before they are asked for, through the runner of Vite's server environment. What is wrong with
 * one, Astro says to whoever asks for the page. Gives whether there was a runner.
 */
export async function loadModules(
  { environments: { ssr } }: DevServer,
  paths: readonly string[],
): Promise<boolean> {
  if (!ssr || !('runner' in ssr)) return false;
  const runner = ssr.runner as { import(path: string): Promise<unknown> };
  await Promise.allSettled(paths.map((path) => runner.import(path)));
  return true;
}

/** What is done beside Astro's own rendering of pages. */
export interface PageHooks {
  /** Before the first page; what it rejects with ends the build. */
  before(): Promise<void>;
  /** The pages that are to be rendered. */
  found(pathnames: readonly string[]): void;
  /** Takes a page that is the file of its address, base included; Astro then writes nothing for it. */
  take(pathname: string, bytes: Buffer): void;
}

/**
 * Puts `hooks` around Astro's prerenderer. `404.html`, the one page that is not the file of its address, and whatever is
 * no page with status 200 are left to Astro, which writes nothing for a response without a body.
 */
export function wrapPrerenderer(setPrerenderer: SetPrerenderer, hooks: PageHooks): void {
  setPrerenderer((astros) => ({
    ...astros,
    name: 'page-writer',
    async setup() {
      await hooks.before();
      await astros.setup?.();
    },
    async getStaticPaths() {
      const paths = await astros.getStaticPaths();
      hooks.found(paths.map(({ pathname }) => pathname));
      return paths;
    },
    async render(request, options) {
      const rendered = await astros.render(request, options);
      const response = rendered instanceof Response ? rendered : rendered.response;
      if (response.status !== 200 || options.routeData.route === '/404') return rendered;
      hooks.take(new URL(request.url).pathname, Buffer.from(await response.arrayBuffer()));
      // Pages follow each other without a pause, and other threads could not say that they have done their work.
      await setImmediate();
      return new Response(null);
    },
  }));
}

/** Answers 400 to a request whose address Vite cannot read: it would throw where nobody catches, and end the process. */
export function guardRequests({ httpServer }: DevServer): void {
  if (!httpServer) return;
  type Listener = (request: IncomingMessage, response: ServerResponse) => void;
  const listeners = httpServer.listeners('request') as Listener[];
  httpServer.removeAllListeners('request');
  httpServer.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? '';
    if (url.startsWith('/') || URL.canParse(url)) {
      for (const listener of listeners) listener.call(httpServer, request, response);
      return;
    }
    response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('Bad request\n');
  });
}
