/** A site as a web server is told of it. */
export interface ServerSite {
  /** What it listens to: a port, or address and port. */
  listen: string;
  /** Its host name. */
  name: string;
  /** The path it is published under, with a slash at both ends. */
  base: string;
  /** The built site: an absolute path, without a slash at its end. */
  folder: string;
}

/** The site that `docs/publishing/` configures. */
export const EXAMPLE: ServerSite = {
  listen: '80',
  name: 'news.example',
  base: '/',
  folder: '/srv/mahdar/dist',
};

/** The rules for addresses that moved or went, as the build writes them beside the site: one file for each server. */
export const REDIRECT_FILES = { nginx: '_redirects.nginx', caddy: '_redirects.caddy' } as const;
