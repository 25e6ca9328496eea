import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import sirv from 'sirv';
import { headersOf, hiddenFiles } from '../publish/hosts/policy.ts';
import { isPartialSite } from '../publish/store/left-out.ts';
import { site } from '../site/settings.ts';
import { portOf, Refusal, runCommand } from './command.ts';

/** A running server: its address, including the base, and how to stop it. */
export interface Served {
  url: string;
  close(): Promise<void>;
}

/** Where a server listens, and the base path of its site. */
export interface ServeOptions {
  /** Default 4321; a port in use is replaced by a free one. */
  port?: number | undefined;
  /** The address to listen on; by default only this machine. */
  host?: string | undefined;
  base?: string;
}

function listen(server: Server, port: number, host = '127.0.0.1'): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** The rules of a `_redirects` file, by path; empty without such a file. */
function redirectsIn(file: string): Map<string, { to: string; status: number }> {
  const rules = new Map<string, { to: string; status: number }>();
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    const [from, to, status] = line.split(' ');
    if (from && to && /^\d+$/.test(status ?? '')) rules.set(from, { to, status: Number(status) });
  }
  return rules;
}

/** Sends the page in `file` with another status, compressed if a compressed copy exists. */
function sendPage(request: IncomingMessage, response: ServerResponse, status: number, file: string): void {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const [encoding, ending] =
    [['br', '.br'] as const, ['gzip', '.gz'] as const].find(
      ([name, ending]) => new RegExp(`\\b${name}\\b`).test(accepted) && existsSync(file + ending),
    ) ?? [];
  const bytes = readFileSync(file + (ending ?? ''));
  // Remove the headers set for the missing file.
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.writeHead(status, {
    ...headersOf('404.html'),
    'Content-Length': bytes.length,
    Vary: 'Accept-Encoding',
    ...(encoding && { 'Content-Encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** Sends a short plain-text response when there is no page. */
function sendLine(response: ServerResponse, status: number, text: string): void {
  if (!response.headersSent) response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(response.req.method === 'HEAD' ? undefined : `${text}\n`);
}

/** The path of a request, also in absolute form (RFC 9112, 3.2.2); `undefined` if it has none. */
function pathOf(url = ''): string | undefined {
  const [target = ''] = url.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 1);
  return target.startsWith('/') ? target : undefined;
}

/**
 * Serves a built site from `folder` on this machine, like a good host: with the headers of `publish/policy.ts`,
 * compressed copies if the build wrote them, `404.html` with its status, and `_redirects`. `base` is the path it was
 * built for. A port in use is replaced by a free one. Throws if nothing is built.
 */
export async function serve(folder: string, options: ServeOptions = {}): Promise<Served> {
  const root = resolve(folder);
  if (!existsSync(join(root, 'index.html')))
    throw new Error(`${folder} holds no built site. Run npm run build first.`);
  if (isPartialSite(root))
    throw new Error(`${folder} was built with --partial, and holds no whole site. Run npm run build.`);
  const base = options.base ?? '/';
  const files = sirv(root, { dev: true, etag: true, brotli: true, gzip: true, extensions: [] });
  const rules = redirectsIn(join(root, '_redirects'));
  const missing = (request: IncomingMessage, response: ServerResponse): void =>
    sendPage(request, response, 404, join(root, '404.html'));
  const lead = (response: ServerResponse, to: string): void => {
    response.writeHead(301, { ...headersOf('404.html'), Location: to });
    response.end();
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const pathname = pathOf(request.url);
    if (pathname === undefined) return sendLine(response, 400, 'Bad request');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return sendLine(response, 405, 'Method not allowed');
    }
    if (pathname === base.slice(0, -1)) return lead(response, base);
    const isOurs = pathname.startsWith(base) && !/%|\/\/|\\/.test(pathname) && !hiddenFiles.test(pathname);
    if (!isOurs) return missing(request, response);
    const rule = rules.get(pathname);
    if (rule?.status === 301) return lead(response, rule.to);
    if (rule) return sendPage(request, response, rule.status, join(root, rule.to.slice(base.length - 1)));
    const path = pathname.slice(base.length);
    const isFolder = path !== '' && !path.endsWith('/');
    if (isFolder && statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory())
      return lead(response, `${pathname}/`);
    for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
    request.url = `/${path}${path === '' || path.endsWith('/') ? 'index.html' : ''}`;
    files(request, response, () => missing(request, response));
  };
  const server = createServer((request, response) => {
    try {
      answer(request, response);
    } catch (error) {
      // A failing request must not stop the server.
      console.error(`${request.method} ${request.url}: ${(error as Error).message}`);
      sendLine(response, 500, 'The server failed');
    }
  });
  const port = await listen(server, options.port ?? 4321, options.host).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      return listen(server, 0, options.host);
    },
  );
  return {
    url: `http://localhost:${port}${base}`,
    close: () => new Promise((done) => server.close(() => done()) && server.closeAllConnections()),
  };
}

export const SERVE_OPTIONS = { port: { type: 'string' }, host: { type: 'string' } } as const;

/** Serves the built site until it is stopped, and prints its address; `port` is the requested one. */
export async function serveBuilt(options: {
  port?: number | undefined;
  host?: string | undefined;
}): Promise<number> {
  const { url } = await serve(site.out, { ...options, base: site.base }).catch((error: Error) => {
    throw new Refusal(error.message);
  });
  console.log(`${site.name} · ${url}`);
  const { origin } = new URL(url);
  const index = readFileSync(join(site.out, 'index.html'), 'utf8');
  const [, published = origin] = /<link rel="canonical" href="(https?:\/\/[^/"]+)/.exec(index) ?? [];
  if (published !== origin)
    console.log(`The permalinks on its pages begin with ${published}, as SITE_URL said when it was built.`);
  return 0;
}

if (import.meta.main)
  await runCommand({
    usage: `npm run serve                      serves dist/ on http://localhost:4321, or on PORT
npm run serve -- --port 5000       on another port
npm run serve -- --host 0.0.0.0    for other machines too`,
    options: SERVE_OPTIONS,
    run: ({ port, host }) =>
      serveBuilt({ port: portOf(port, '--port') ?? portOf(process.env.PORT, 'PORT'), host }),
  });
