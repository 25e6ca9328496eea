import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import sirv from 'sirv';
import { site } from '../site/site.ts';

// What is sent compressed.
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.csv': 'text/csv',
  '.ics': 'text/calendar',
  '.ris': 'application/x-research-info-systems',
  '.bib': 'application/x-bibtex',
};

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

/**
 * Serves a built site from `folder` on this machine alone, as a good host would: brotli for text, `404.html` with its
 * status, `_redirects` followed. `base` is the path it was built for. A taken port is replaced by a free one. Throws where nothing is built.
 */
export async function serve(folder: string, options: { port?: number; base?: string } = {}): Promise<Served> {
  const root = resolve(folder);
  if (!existsSync(join(root, 'index.html')))
    throw new Error(`${folder} holds no built site. Run npm run build first.`);
  const base = options.base ?? '/';
  const files = sirv(root, { dev: true, etag: true, dotfiles: false });
  const compressed = new Map<string, Buffer>();
  const send = (response: ServerResponse, status: number, file: string, request: IncomingMessage): void => {
    const isBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const version = `${file} ${statSync(file).mtimeMs}`;
    if (isBrotli && !compressed.has(version)) {
      compressed.set(
        version,
        brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      );
    }
    const bytes = (isBrotli && compressed.get(version)) || readFileSync(file);
    response.writeHead(status, {
      'content-type': `${TYPES[extname(file)]}; charset=utf-8`,
      'content-length': bytes.length,
      'cache-control': file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(isBrotli && { 'content-encoding': 'br' }),
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };
  const rules = redirectsIn(join(root, '_redirects'));
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const missing = (): void => send(response, 404, join(root, '404.html'), request);
    if (!`${path}/`.startsWith(base)) return missing();
    const inside = path.slice(base.length - 1) || '/';
    let file: string;
    try {
      file = join(root, decodeURIComponent(inside), inside.endsWith('/') ? 'index.html' : '');
    } catch {
      return missing();
    }
    const rule = rules.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (rule?.status === 301) {
      response.writeHead(301, { location: rule.to });
      return response.end();
    }
    if (rule) return send(response, rule.status, join(root, rule.to.slice(base.length - 1)), request);
    if (file.startsWith(root) && extname(file) in TYPES && existsSync(file))
      return send(response, 200, file, request);
    request.url = inside;
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
