import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The strictest policy with which the site can work: nothing inline, nothing from elsewhere, no strings run as code.
 */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'";

/** The connection between a browser and a site. A test can cut it, delay it, or change responses. */
export interface Network {
  url: string;
  /** `held`: a request gets no response until `open` is called. */
  state: 'open' | 'cut' | 'held';
  /** Reopens it; delayed requests are aborted. */
  open(): void;
  /** The site behind it, which can be replaced by another. */
  site: string;
  /** Replaced responses, by path. */
  edit: (path: string, text: string) => string;
  close(): Promise<void>;
}

/** Puts a network before `site`, at its own address. */
export async function networkTo(site: string): Promise<Network> {
  const held = new Set<ServerResponse>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    if (network.state === 'cut') return response.destroy();
    if (network.state === 'held' && path.endsWith('/')) return held.add(response);
    const answer = await fetch(new URL(path, network.site), { redirect: 'manual' });
    const type = answer.headers.get('content-type') ?? '';
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, {
      'content-type': type,
      'content-security-policy': POLICY,
      'cache-control': 'no-cache',
      ...(answer.headers.has('location') && { location: answer.headers.get('location') as string }),
    });
    return response.end(/^text\//.test(type) ? network.edit(path, bytes.toString()) : bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const network: Network = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    state: 'open',
    open: () => {
      network.state = 'open';
      for (const response of held) response.destroy();
      held.clear();
    },
    site,
    edit: (_path, text) => text,
    close: () => new Promise((done) => server.close(() => done()) && server.closeAllConnections()),
  };
  return network;
}
