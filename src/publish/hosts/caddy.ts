import {
  FRESH,
  framedFiles,
  globPattern,
  headersOf,
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

/** A word quoted for a Caddyfile: nothing is special between backquotes, and our values contain none. */
const quoted = (text: string): string => `\`${text}\``;

/** The Caddyfile for `site`: the headers of `policy.ts`, and compressed copies where they exist beside the files. */
export function caddyfile({ base, folder, listen, name }: ServerSite): string {
  const open = quoted(openPattern(base));
  const types = [
    ...typedFiles.map(([glob, type]) => [globPattern(glob, base), type] as const),
    ...Object.entries(typesByExtension).map(([extension, type]) => [`\\.${extension}$`, type] as const),
  ];
  const error = headersOf('404.html');
  const files = `file_server {
				root ${folder}
				precompressed br gzip
			}`;
  return `# Written by "npm run servers" from src/publish/hosts/policy.ts: change that, not this.
# Debian: apt-get install caddy, put this at /etc/caddy/Caddyfile. Caddy fetches and renews certificates by itself.
# After every publication: caddy reload --config /etc/caddy/Caddyfile (it reads the redirects anew).

(mahdar_security) {
	header {
${securityHeaders.map(([header, value]) => `\t\t${header} ${quoted(value)}`).join('\n')}
	}
	header -Server
}

${listen === '80' ? name : `http://${listen}`} {
	encode gzip
	route {
		map {path} {mahdar_type} {
${types.map(([pattern, type]) => `\t\t\t${quoted(`~${pattern}`)} ${quoted(type)}`).join('\n')}
			default ${quoted(error['Content-Type'] as string)}
		}
		import mahdar_security
		@framed path_regexp ${quoted(globPattern(framedFiles, base))}
		@unframed not path_regexp ${quoted(globPattern(framedFiles, base))}
		header @framed Content-Security-Policy ${quoted(policies.framed)}
		header @unframed Content-Security-Policy ${quoted(policies.page)}
		header Content-Type {mahdar_type}
		@lasting path_regexp ${quoted(globPattern(lastingFiles, base))}
		@fresh not path_regexp ${quoted(globPattern(lastingFiles, base))}
		header @lasting Cache-Control ${quoted(LASTING)}
		header @fresh Cache-Control ${FRESH}
		@open path_regexp ${open}
		@own not path_regexp ${open}
		header @open Cross-Origin-Resource-Policy cross-origin
		header @open Access-Control-Allow-Origin *
		header @own Cross-Origin-Resource-Policy same-origin

		import ${folder}/${REDIRECT_FILES.caddy}
		@hidden path_regexp ${quoted(hiddenFiles.source.replaceAll('\\/', '/'))}
		error @hidden 404
${base === '/' ? '' : `\t\tredir ${base.slice(0, -1)} ${base} 301\n\t\t@outside not path ${base}*\n\t\terror @outside 404\n\t\turi strip_prefix ${base.slice(0, -1)}\n`}		${files.replaceAll('\n\t', '\n')}
	}
	handle_errors {
		import mahdar_security
		header Content-Security-Policy ${quoted(policies.page)}
		header Content-Type ${quoted(error['Content-Type'] as string)}
		header Cache-Control ${FRESH}
		header Cross-Origin-Resource-Policy same-origin
		header -Access-Control-Allow-Origin
		@gone expression {http.error.status_code} == 410
		handle @gone {
			uri strip_prefix ${base.slice(0, -1) || '/'}
			rewrite * {path}index.html
			${files}
		}
		@missing expression {http.error.status_code} == 404
		handle @missing {
			rewrite * /404.html
			${files}
		}
	}
}
`;
}
