import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { caddyfile } from '../src/publish/hosts/caddy.ts';
import { nginxConfig } from '../src/publish/hosts/nginx.ts';
import type { ServerSite } from '../src/publish/hosts/server.ts';
import { findProgram } from './browser/install.ts';
import type { BuiltSite } from './built-sites.ts';

export const webServers = ['nginx', 'caddy'] as const;
export type WebServer = (typeof webServers)[number];

/** A running web server: the address of its site, and how to stop it. */
export interface Running {
  url: string;
  close(): Promise<void>;
}

/** A free port of this machine. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port.');
  return address.port;
}

const NGINX_MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** The configuration around a site's that lets nginx run inside `root`, as the user who runs it. */
function aroundNginx(root: string): string {
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  // As root, nginx would switch to another user, who may not read this folder.
  return `${process.getuid?.() === 0 ? 'user root;\n' : ''}daemon off;
load_module ${NGINX_MODULE};
pid ${root}/pid;
error_log stderr warn;
worker_processes 1;
events {}
http {
  access_log off;
${paths.map((name) => `  ${name}_temp_path ${root}/${name};`).join('\n')}
  include ${root}/site.conf;
}
`;
}

function command(name: WebServer, root: string): string[] {
  return name === 'nginx'
    ? ['-p', root, '-e', 'stderr', '-c', join(root, 'nginx.conf')]
    : ['run', '--adapter', 'caddyfile', '--config', join(root, 'Caddyfile')];
}

async function untilItAnswers(url: string, server: ChildProcess, said: () => string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}:\n${said()}`);
    if (await fetch(url).catch(() => undefined)) return;
    await setTimeout(50);
  }
}

/**
 * Serves a built site with nginx or Caddy, configured as in `docs/publishing/`, on a free local port. Needs no root;
 * all files it writes are in a folder of its own, which is deleted afterwards.
 */
export async function runServer(
  name: WebServer,
  { folder, base }: Pick<BuiltSite, 'folder' | 'base'>,
  configure: (site: ServerSite) => string = name === 'nginx' ? nginxConfig : caddyfile,
): Promise<Running> {
  const program = findProgram(name);
  if (program === undefined) throw new Error(`${name} is not installed: npm run pretest`);
  if (name === 'nginx' && !existsSync(NGINX_MODULE)) throw new Error(`There is no ${NGINX_MODULE}.`);
  const root = mkdtempSync(join(tmpdir(), `mahdar-${name}-`));
  const port = await freePort();
  const site = { folder, base, listen: `127.0.0.1:${port}`, name: '127.0.0.1' };
  if (name === 'nginx') {
    mkdirSync(join(root, 'logs'));
    writeFileSync(join(root, 'nginx.conf'), aroundNginx(root));
    writeFileSync(join(root, 'site.conf'), configure(site));
  } else {
    writeFileSync(join(root, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${configure(site)}`);
  }
  let said = '';
  const server = spawn(program, command(name, root), {
    env: { ...process.env, XDG_DATA_HOME: root, XDG_CONFIG_HOME: root, HOME: root },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  server.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const close = async (): Promise<void> => {
    if (server.exitCode === null) {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    }
    rmSync(root, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}${base}`;
  try {
    await untilItAnswers(url, server, () => said);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close };
}
