import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As strict as a policy for this site can be that lets it work: nothing inline, nothing of elsewhere, no string run. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'";

/** The way between a browser and a site, which a test can cut, hold up, or change what comes over it. */
export interface Network {
  url: string;
  /** `held`: a page that is asked for is not answered until `open` is called. */
  state: 'open' | 'cut' | 'held';
  /** Opens it; what it held is broken off. */
  open(): void;
  /** The site behind it; may become another one. */
  site: string;
  /** What a page says instead, by its path. */
  edit: (path: string, text: string) => string;
  close(): Promise<void>;
}

/** Puts a network before `site`, at an address of its own. */
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
