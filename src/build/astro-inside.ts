/**
 * What leans on the inside of Astro and Vite and not on what they promise. tests/site/astro-inside.test.ts says which of
 * it an upgrade broke.
 */
import { readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration, RouteData } from 'astro';
import { StaticPaths, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';
import { each } from '../publish/each.ts';

type Hooks = AstroIntegration['hooks'];
export type DevServer = Parameters<NonNullable<Hooks['astro:server:setup']>>[0]['server'];

/** How many pages are rendered at once: while a card is drawn on another thread the next are. */
const AT_ONCE = 8;

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

/** The folder, below the site in the making, into which Astro compiles pages. */
export const ASTROS_CODE = '.prerender';

/** Where their code lies from then on, until all are rendered. */
export const COMPILED = '.compiled';

/** Style sheets of pages, by Astro's key of the page: what it knows of them besides their code. Plain data. */
export type PageStyles = [key: string, page: { styles: unknown[] }][];

/** What is done beside the rendering of pages. */
export interface PageHooks {
  /** The addresses that are to be rendered; gives them in the order of rendering. */
  found(addresses: readonly string[]): readonly string[];
  /** Takes the page of an address. */
  take(address: string, bytes: Uint8Array): void;
}

/**
 * What Astro answers with while pages are rendered: as much of a `Response` as it asks for. It keeps the bytes that it is given; Node's
 * would make a stream of them and read that again, a tenth of the time of a page.
 */
class Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: Uint8Array | null;

  constructor(body: Uint8Array | string | null, { status, statusText, headers }: ResponseInit = {}) {
    if (body !== null && typeof body !== 'string' && !(body instanceof Uint8Array))
      throw new TypeError('A page is neither text nor bytes.');
    this.body = typeof body === 'string' ? Buffer.from(body) : body;
    this.status = status ?? 200;
    this.statusText = statusText ?? '';
    this.headers = new Headers(headers);
  }
}

/** Does `work` while `Response` is an `Answer`. */
async function answering(work: () => Promise<void>): Promise<void> {
  const { Response } = globalThis;
  Object.assign(globalThis, { Response: Answer });
  try {
    await work();
  } finally {
    Object.assign(globalThis, { Response });
  }
}

/** Compiled pages. Astro's own prerenderer drives them in the same way (its `core/build/default-prerenderer.js`). */
interface CompiledApp extends StaticPathsApp {
  setInternals(internals: { pagesByKeys: Map<string, unknown> }): void;
  setOptions(options: object): void;
  render(request: Request, options: { routeData: RouteData }): Promise<Answer>;
}

async function openCompiled(folder: string): Promise<CompiledApp> {
  const entry = readdirSync(folder).find((name) => /^prerender-entry\..*\.mjs$/.test(name));
  if (entry === undefined) throw new Error(`Astro has put no prerender-entry into ${folder}`);
  return (await import(pathToFileURL(join(folder, entry)).href)).app;
}

/** The address of a path of a route; a file, such as a feed, has no slash at its end. */
function addressOf(pathname: string, { type }: RouteData, base: string): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  const isFile = type === 'endpoint' && /\.[^/]+$/.test(path);
  return `${base}${path}${path === '' || isFile ? '' : '/'}`;
}

/**
 * Renders pages whose code lies in the folder `code`, with their `styles`, as Astro would; `site` is where they are published.
 * `404.html`, the one page that is not the file of its address, has the address of its file.
 */
export async function renderCompiled(
  code: string,
  styles: PageStyles,
  { origin, base }: { origin: string; base: string },
  hooks: PageHooks,
): Promise<void> {
  const app = await openCompiled(code);
  app.setInternals({ pagesByKeys: new Map(styles) });
  app.setOptions({
    settings: { scripts: [] },
    logger: { options: { destination: { write: () => undefined } } },
  });
  // Of two routes with one path the first has it.
  const paths = new Map<string, RouteData>();
  for (const { pathname, route } of await new StaticPaths(app).getAll()) {
    const address = addressOf(pathname, route, base);
    if (!paths.has(address)) paths.set(address, route);
  }
  const order = hooks.found([...paths.keys()]);
  const render = async (address: string): Promise<void> => {
    const routeData = paths.get(address) as RouteData;
    const { status, body } = await app.render(new Request(new URL(address, origin)), { routeData });
    const isMissing = routeData.route === '/404';
    if (body && (status === 200 || isMissing)) hooks.take(isMissing ? `${base}404.html` : address, body);
    // Pages follow each other without a pause, and other threads could not say that they have done their work.
    await setImmediate();
  };
  await answering(() => each(order, render, AT_ONCE));
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
