/** A site as a web server's configuration needs it. */
export interface ServerSite {
  /** Where it listens: a port, or address and port. */
  listen: string;
  /** Its host name. */
  name: string;
  /** The path it is published under, with a slash at both ends. */
  base: string;
  /** The folder of the built site: an absolute path without a final slash. */
  folder: string;
}

/** The site that `docs/publishing/` configures. */
export const EXAMPLE: ServerSite = {
  listen: '80',
  name: 'news.example',
  base: '/',
  folder: '/srv/mahdar/dist',
};

/** The redirect rules that the build writes beside the site, one file for each server. */
export const REDIRECT_FILES = { nginx: '_redirects.nginx', caddy: '_redirects.caddy' } as const;
