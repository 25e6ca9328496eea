import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { caddyfile } from '../../publish/hosts/caddy.ts';
import { nginxConfig } from '../../publish/hosts/nginx.ts';
import { nginxEdgeConfig } from '../../publish/hosts/nginx-edge.ts';
import { EXAMPLE } from '../../publish/hosts/server.ts';
import { productFile } from '../../site/product-file.ts';
import { site } from '../../site/settings.ts';
import { Refusal, runCommand } from '../command.ts';

/** The files of `docs/publishing/`, for the example site at the root of its host. */
export const servers = { 'nginx.conf': nginxConfig(EXAMPLE), Caddyfile: caddyfile(EXAMPLE) } as const;

/**
 * `npm run servers` regenerates `docs/publishing/`; `npm run servers -- nginx` or `caddy` prints the configuration for
 * `SITE_URL`, `BASE_PATH` and `OUT_DIR`.
 */
function run(server: string | undefined, origin: string | undefined): number {
  const own = {
    ...EXAMPLE,
    name: new URL(site.origin).hostname,
    base: site.base,
    folder: resolve(site.out),
  };
  if (server === 'nginx') process.stdout.write(nginxConfig(own));
  else if (server === 'caddy') process.stdout.write(caddyfile(own));
  else if (server === 'edge') {
    if (origin === undefined || !/^https?:\/\/[^\s]+[^/\s]$/.test(origin))
      throw new Refusal(
        'Give the address of the prefix for readers: npm run servers -- edge https://store.example/bucket/prefix',
      );
    process.stdout.write(nginxEdgeConfig(own, origin));
  } else if (server === undefined)
    for (const [file, text] of Object.entries(servers))
      writeFileSync(productFile(`docs/publishing/${file}`), text);
  else
    throw new Refusal(
      `"${server}" is not a known server. Name nginx, caddy or edge, or none to write docs/publishing/.`,
    );
  return 0;
}

if (import.meta.main)
  await runCommand({
    usage: `npm run servers              writes docs/publishing/ anew
npm run servers -- nginx     prints the configuration for SITE_URL, BASE_PATH and OUT_DIR; so does caddy
npm run servers -- edge ORIGIN   nginx before the object store that npm run publish has filled`,
    options: {},
    takesWords: true,
    run: (_, [server, origin]) => run(server, origin),
  });
