import {
  FRESH,
  framedFiles,
  globPattern,
  hiddenFiles,
  LASTING,
  lastingFiles,
  openPattern,
  policies,
  securityHeaders,
  typedFiles,
  typesByExtension,
} from './policy.ts';
import { REDIRECT_FILES, type ServerSite } from './server.ts';

/** A string for nginx: `"` and `\` escaped. A `$` would be a variable; only our patterns contain one. */
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

function location(glob: string, type: string, { base, folder }: ServerSite): string {
  const [head, pattern] = glob.includes('*')
    ? [`~ ${quoted(globPattern(glob, base).replace(`^${base}`, `^${base}(`).replace(/\$$/, ')$'))}`, '$1']
    : [`= ${base}${glob}`, glob];
  return `    location ${head} {
        alias ${folder}/${pattern};
        types {}
        default_type ${quoted(type)};
    }
`;
}

/** Maps an address (an nginx variable) to how long its response is cached and who may read it. */
export function addressMaps(base: string, address = '$uri'): string {
  return `map ${address} $mahdar_cache {
    default ${FRESH};
    ${quoted(`~${globPattern(lastingFiles, base)}`)} ${quoted(LASTING)};
}
map ${address} $mahdar_reach {
    default same-origin;
    ${quoted(`~${openPattern(base)}`)} cross-origin;
}
map ${address} $mahdar_policy {
    default ${quoted(policies.page)};
    ${quoted(`~${globPattern(framedFiles, base)}`)} ${quoted(policies.framed)};
}
map $mahdar_reach $mahdar_origins {
    cross-origin "*";
}
`;
}

/** The headers of every response. */
export const answerHeaders = (): string => `    add_header Content-Security-Policy $mahdar_policy always;
${securityHeaders.map(([header, value]) => `    add_header ${header} ${quoted(value)} always;`).join('\n')}
    add_header Cross-Origin-Resource-Policy $mahdar_reach always;
    add_header Access-Control-Allow-Origin $mahdar_origins always;
    add_header Cache-Control $mahdar_cache always;`;

/**
 * The nginx configuration for `site`, to be included in the `http` context (on Debian: `conf.d/`, `sites-enabled/`).
 * Files are sent with the headers of `policy.ts`, and as compressed copies where these exist beside them.
 */
export function nginxConfig(site: ServerSite): string {
  const { base, folder, listen, name } = site;
  // nginx always includes text/html. It rejects a longer type, and RIS is too short to be worth compressing.
  const compressible = new Set(
    Object.values(typesByExtension).filter(
      (type) => type.includes('charset') && !type.startsWith('text/html') && type.length < 48,
    ),
  );
  return `# Written by "npm run servers" from src/publish/hosts/policy.ts: change that, not this.
# Debian: apt-get install nginx libnginx-mod-http-brotli-static, then put this file into /etc/nginx/sites-enabled/.
# After every publication: nginx -s reload (it reads the redirects anew). TLS: certbot --nginx adds it to this file.

${addressMaps(base)}
server {
    listen ${listen};
    server_name ${name};
    server_tokens off;
    absolute_redirect off;

${answerHeaders()}

    # Copies that the build wrote; without the brotli module, delete its line. What has no copy is compressed as it is sent.
    brotli_static on;
    gzip_static on;
    gzip on;
    gzip_vary on;
    gzip_min_length 1000;
    gzip_types
${[...compressible].map((type) => `        ${quoted(type)}`).join('\n')};

    default_type application/octet-stream;
    types {
${Object.entries(typesByExtension)
  .map(([extension, type]) => `        ${quoted(type)} ${extension};`)
  .join('\n')}
    }

    error_page 404 ${base}404.html;
    # A folder without a page is no page.
    error_page 403 =404 ${base}404.html;

    location ${base} {
        alias ${folder}/;
    }
${base === '/' ? '' : `    location / {\n        return 404;\n    }\n    location = ${base.slice(0, -1)} {\n        return 301 ${base};\n    }\n`}${typedFiles.map(([glob, type]) => location(glob, type, site)).join('')}    location ~ ${quoted(hiddenFiles.source.replaceAll('\\/', '/'))} {
        return 404;
    }

    include ${folder}/${REDIRECT_FILES.nginx};
}
`;
}
