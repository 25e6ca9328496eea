import type { Archive, RetiredAddress } from '../../archive/types.ts';

type Retired = Pick<Archive, 'retired'>;

/** The address of path segments under `base`, which has a slash at both ends. */
function addressOf(path: readonly string[], base: string): string {
  return `${base}${path.join('/')}/`;
}

/** The rules for all retired addresses, written by one function for moved and one for removed addresses. */
function written(
  { retired }: Retired,
  base: string,
  moved: (from: string, to: string) => string,
  gone: (from: string) => string,
): string {
  const rule = ({ path, standing }: RetiredAddress): string => {
    const from = addressOf(path, base);
    return standing.kind === 'gone' ? gone(from) : moved(from, addressOf(standing.to, base));
  };
  return retired.map(rule).join('');
}

/**
 * `_redirects` for hosts that support it: a moved address redirects with 301, a removed one answers 410. Browsers
 * keep the fragment (Fetch standard, redirects). For other hosts there is a page at each of these addresses, so
 * Netlify needs `!` to prefer the rule; Cloudflare needs the rule without it. Each ignores the other's line, so both
 * are written. Empty if nothing was moved or removed.
 */
export function redirectRules(archive: Retired, base: string): string {
  const rules = (from: string, to: string, status: number): string =>
    `${from} ${to} ${status}!\n${from} ${to} ${status}\n`;
  return written(
    archive,
    base,
    (from, to) => rules(from, to, 301),
    (from) => rules(from, `${from}index.html`, 410),
  );
}

/** The same for nginx, for inclusion in `server`: exact locations, which stay fast in any number. */
export function nginxRedirects(archive: Retired, base: string): string {
  return written(
    archive,
    base,
    (from, to) => `location = ${from} { return 301 ${to}; }\n`,
    (from) => `location = ${from} { error_page 410 ${from}index.html; return 410; }\n`,
  );
}

/** The same for Caddy, for import in `route`. */
export function caddyRedirects(archive: Retired, base: string): string {
  return written(
    archive,
    base,
    (from, to) => `redir ${from} ${to} 301\n`,
    (from) => `error ${from} 410\n`,
  );
}
