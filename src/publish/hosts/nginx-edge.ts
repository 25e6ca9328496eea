import { addressMaps, answerHeaders, quoted } from './nginx.ts';
import { hiddenFiles } from './policy.ts';
import { REDIRECT_FILES, type ServerSite } from './server.ts';

/**
 * The nginx configuration for an edge server before an object store filled by `npm run publish`. `origin` is the public
 * address of the store's prefix, without a final slash. `site.folder` holds the build's redirects, and a cache for one
 * minute. Media types and encodings come from the store, which keeps them with each file.
 */
export function nginxEdgeConfig({ base, folder, listen, name }: ServerSite, origin: string): string {
  const { origin: host, pathname } = new URL(origin);
  const pass = `        proxy_pass ${host};
        proxy_http_version 1.1;
        proxy_ssl_server_name on;
        proxy_set_header Accept-Encoding "";
        proxy_set_header Cookie "";
        proxy_hide_header Cache-Control;
        proxy_hide_header Set-Cookie;
        proxy_ignore_headers Cache-Control Expires Set-Cookie Vary;
        proxy_cache mahdar;
        proxy_cache_key $uri;
        proxy_cache_valid 200 1m;
        proxy_cache_use_stale error timeout updating http_500 http_502 http_503;
        proxy_intercept_errors on;`;
  return `# Written by "npm run servers -- edge ORIGIN" from src/publish/hosts: nginx before an object store.
proxy_cache_path ${folder}/_edge levels=1:2 keys_zone=mahdar:16m max_size=2g inactive=7d use_temp_path=off;
map $http_accept_encoding $mahdar_copy {
    default "";
    "~*\\bbr\\b" ".br";
    "~*\\bgzip\\b" ".gz";
}
map $request_uri $mahdar_address {
    "~^(?<mahdar_path>[^?]*)" $mahdar_path;
}
map $mahdar_address $mahdar_file {
    "~^${base}(?<mahdar_folder>.*/)?$" "${'$'}{mahdar_folder}index.html";
    "~^${base}(?<mahdar_name>.+)$" $mahdar_name;
}
${addressMaps(base, '$mahdar_address')}
server {
    listen ${listen};
    server_name ${name};
    server_tokens off;
    absolute_redirect off;
    recursive_error_pages on;

${answerHeaders()}
    add_header Vary Accept-Encoding always;

    # /a/x/ is its page; first the copy in the encoding that is asked for, then the file as it is, then 404.html.
    location ${base} {
        rewrite ^ ${pathname}/$mahdar_file$mahdar_copy break;
${pass}
        error_page 403 404 = @plain;
    }
    location @plain {
        rewrite ^ ${pathname}/$mahdar_file break;
${pass}
        error_page 403 404 =404 @none;
    }
    location @none {
        rewrite ^ ${pathname}/404.html break;
${pass}
    }
    location ~ ${quoted(hiddenFiles.source.replaceAll('\\/', '/'))} {
        error_page 404 =404 @none;
        return 404;
    }

    include ${folder}/${REDIRECT_FILES.nginx};
}
`;
}
