import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { portOf, runCommand } from './command.ts';

const WANTED = 4321;

/** `port` if it is free on this machine, else another free one. */
function freePort(port: number): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' && port !== 0 ? freePort(0).then(done, failed) : failed(error),
    );
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

/** A preview: builds the site for the address at which it is then served. Records no addresses in the ledger. */
await runCommand({
  usage: `npm start                      builds a preview and serves it on http://localhost:${WANTED}, or on PORT
npm start -- --port 5000       on another port
npm start -- --host 0.0.0.0    for other machines too`,
  options: { port: { type: 'string' }, host: { type: 'string' } },
  async run({ port: typed, host }) {
    const asked = portOf(typed, '--port') ?? portOf(process.env.PORT, 'PORT');
    const port = await freePort(asked ?? WANTED);
    if (asked !== undefined && port !== asked) console.log(`Port ${asked} is taken: ${port} instead.`);
    process.env.SITE_URL ||= `http://localhost:${port}`;
    const build = fileURLToPath(new URL('build.ts', import.meta.url));
    const { status } = spawnSync(process.execPath, [build, '--preview'], { stdio: 'inherit' });
    if (status !== 0) return status ?? 1;
    const { serveBuilt } = await import('./serve.ts');
    return serveBuilt({ port, host });
  },
});
