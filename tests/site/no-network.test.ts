import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const REFUSE = resolve('tests/site/refuse-network.ts');

/** A command prefix that runs a program without a network; empty if this machine does not allow namespaces. */
function cutOff(): string[] {
  const ways = [
    ['unshare', '--net'],
    ['unshare', '--map-root-user', '--net'],
  ];
  return ways.find(([program = '', ...flags]) => spawnSync(program, [...flags, 'true']).status === 0) ?? [];
}

test('the shipped content builds without a network, and nothing tries to use one', async () => {
  const root = mkdtempSync(join(tmpdir(), 'mahdar-cut-off-'));
  const log = join(root, 'network.log');
  writeFileSync(log, '');
  const namespace = cutOff();
  if (namespace.length === 0)
    console.warn(
      'No network namespace can be made here (unshare): the network is cut off inside Node only, for it and the Node programs it starts.',
    );
  const run = (...words: string[]): { status: number | null; text: string } => {
    const [program = '', ...args] = [...namespace, process.execPath, ...words];
    const { status, stdout, stderr } = spawnSync(program, args, {
      env: {
        ...process.env,
        NODE_OPTIONS: `--import=${REFUSE}`,
        NETWORK_LOG: log,
        SITE_URL: 'https://news.example',
        CONTENT_DIR: 'tests/fixtures/first',
        OUT_DIR: join(root, 'dist'),
      },
      encoding: 'utf8',
    });
    return { status, text: stdout + stderr };
  };

  // Proves the isolation: a server on this machine is unreachable, and the attempt is recorded.
  const server = createServer((_request, response) => response.end('reached')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  expect(await (await fetch(url)).text()).toBe('reached');
  const reached = `fetch('${url}').then(() => process.exit(0), () => process.exit(7))`;
  expect(run('--eval', reached).status).toBe(7);
  expect(readFileSync(log, 'utf8')).toContain('connect');
  server.close();
  server.closeAllConnections();

  writeFileSync(log, '');
  const built = run('src/cli/build.ts');
  expect(built.status, built.text).toBe(0);
  expect(existsSync(join(root, 'dist/index.html'))).toBe(true);
  expect(readFileSync(log, 'utf8')).toBe('');
  rmSync(root, { recursive: true, force: true });
});
