import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import sirv from 'sirv';
import { headersOf, hiddenFiles } from '../publish/hosts/policy.ts';
import { site } from '../site/settings.ts';

/** A running server: its address, base included, and how to stop it. */
export interface Served {
  url: string;
  close(): Promise<void>;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** The rules of a `_redirects` file, by the path they are for; none where there is no such file. */
function redirectsIn(file: string): Map<string, { to: string; status: number }> {
  const rules = new Map<string, { to: string; status: number }>();
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    const [from, to, status] = line.split(' ');
    if (from && to && /^\d+$/.test(status ?? '')) rules.set(from, { to, status: Number(status) });
  }
  return rules;
}

/** Answers with the page in `file` under a status of its own, compressed where a copy lies beside it. */
function sendPage(request: IncomingMessage, response: ServerResponse, status: number, file: string): void {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const [encoding, ending] =
    [['br', '.br'] as const, ['gzip', '.gz'] as const].find(
      ([name, ending]) => new RegExp(`\\b${name}\\b`).test(accepted) && existsSync(file + ending),
    ) ?? [];
  const bytes = readFileSync(file + (ending ?? ''));
  // What was said of the file that is not there.
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.writeHead(status, {
    ...headersOf('404.html'),
    'Content-Length': bytes.length,
    Vary: 'Accept-Encoding',
    ...(encoding && { 'Content-Encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/**
 * Serves a built site from `folder` on this machine alone, as a good host would: the headers of `publish/policy.ts`,
 * compressed copies where the build wrote them, `404.html` with its status, `_redirects` followed. `base` is the path it was
 * built for. A taken port is replaced by a free one. Throws where nothing is built.
 */
export async function serve(folder: string, options: { port?: number; base?: string } = {}): Promise<Served> {
  const root = resolve(folder);
  if (!existsSync(join(root, 'index.html')))
    throw new Error(`${folder} holds no built site. Run npm run build first.`);
  const base = options.base ?? '/';
  const files = sirv(root, { dev: true, etag: true, brotli: true, gzip: true, extensions: [] });
  const rules = redirectsIn(join(root, '_redirects'));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const missing = (): void => sendPage(request, response, 404, join(root, '404.html'));
    const lead = (to: string): void => {
      response.writeHead(301, { ...headersOf('404.html'), Location: to });
      response.end();
    };
    if (pathname === base.slice(0, -1)) return lead(base);
    if (!pathname.startsWith(base) || pathname.includes('%') || hiddenFiles.test(pathname)) return missing();
    const rule = rules.get(pathname);
    if (rule?.status === 301) return lead(rule.to);
    if (rule) return sendPage(request, response, rule.status, join(root, rule.to.slice(base.length - 1)));
    const path = pathname.slice(base.length);
    if (
      path !== '' &&
      !path.endsWith('/') &&
      statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory()
    )
      return lead(`${pathname}/`);
    for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
    request.url = `/${path}${path === '' || path.endsWith('/') ? 'index.html' : ''}`;
    files(request, response, missing);
  });
  const port = await listen(server, options.port ?? 4321).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return listen(server, 0);
  });
  return {
    url: `http://localhost:${port}${base}`,
    close: () => new Promise((done) => server.close(() => done()) && server.closeAllConnections()),
  };
}

if (import.meta.main) {
  try {
    const { url } = await serve(process.env.OUT_DIR || 'dist', { base: site.base });
    console.log(`مَحضَر · ${url}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
