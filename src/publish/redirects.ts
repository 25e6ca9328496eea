import type { RetiredAddress } from '../archive/ledger-standing.ts';
import type { Archive } from '../archive/types.ts';

/** The address of a path's segments under `base`, which has a slash at both ends. */
function addressOf(path: readonly string[], base: string): string {
  return `${base}${path.join('/')}/`;
}

/**
 * The text of `_redirects` for hosts that read one: a moved address leads on with 301, a removed one answers 410. A browser
 * carries the fragment over (Fetch standard, redirects). A page lies at each of these addresses for hosts that do not:
 * Netlify needs `!` to prefer the rule to it, and Cloudflare reads the rule without; each passes over the other's line, so
 * both are there. Empty where nothing was moved or removed.
 */
export function redirectRules({ retired }: Pick<Archive, 'retired'>, base: string): string {
  return retired.flatMap(({ path, standing }) => rulesOf(path, standing, base)).join('');
}

function rulesOf(path: readonly string[], standing: RetiredAddress['standing'], base: string): string[] {
  const from = addressOf(path, base);
  if (standing.kind === 'gone')
    return [`${from} ${from}index.html 410!\n`, `${from} ${from}index.html 410\n`];
  const to = addressOf(standing.to, base);
  return [`${from} ${to} 301!\n`, `${from} ${to} 301\n`];
}
