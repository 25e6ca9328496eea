import type { Archive, RetiredAddress } from '../../archive/types.ts';

type Retired = Pick<Archive, 'retired'>;

/** The address of a path's segments under `base`, which has a slash at both ends. */
function addressOf(path: readonly string[], base: string): string {
  return `${base}${path.join('/')}/`;
}

/** One text of all retired addresses: what is written for one that moved, and for one that is gone. */
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
 * The text of `_redirects` for hosts that read one: a moved address leads on with 301, a removed one answers 410. A browser
 * carries the fragment over (Fetch standard, redirects). A page lies at each of these addresses for hosts that do not:
 * Netlify needs `!` to prefer the rule to it, and Cloudflare reads the rule without; each passes over the other's line, so
 * both are there. Empty where nothing was moved or removed, as the others are.
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

/** The same for nginx, to be included in its `server`: one exact location each, so that their number costs nothing. */
export function nginxRedirects(archive: Retired, base: string): string {
  return written(
    archive,
    base,
    (from, to) => `location = ${from} { return 301 ${to}; }\n`,
    (from) => `location = ${from} { error_page 410 ${from}index.html; return 410; }\n`,
  );
}

/** The same for Caddy, to be imported in its `route`. */
export function caddyRedirects(archive: Retired, base: string): string {
  return written(
    archive,
    base,
    (from, to) => `redir ${from} ${to} 301\n`,
    (from) => `error ${from} 410\n`,
  );
}
