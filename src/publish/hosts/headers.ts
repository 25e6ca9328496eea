import {
  FRAMED,
  framedFiles,
  LASTING,
  lastingFiles,
  openFiles,
  policyInPage,
  securityHeaders,
  typedFiles,
  typesByExtension,
} from './policy.ts';

/** A rule of `_headers`: its addresses, and the headers of their responses. */
interface Rule {
  path: string;
  headers: readonly (readonly [name: string, value: string])[];
}

/**
 * `_headers` for hosts that support it (Netlify, Cloudflare Pages). There all matching rules add up, and a
 * header set by two of them is sent with both values, joined by a comma. So rules that can meet never set the
 * same header, except the policy, of which both then apply. Caching of pages is left out, because both hosts
 * have them revalidated anyway. Cloudflare allows 100 rules, one `*` in each, and lines of 2,000 characters.
 * `base` has a slash at both ends.
 */
export function hostHeaders(base: string): string {
  const open = [
    ['Cross-Origin-Resource-Policy', 'cross-origin'],
    ['Access-Control-Allow-Origin', '*'],
  ] as const;
  const own = [['Cross-Origin-Resource-Policy', 'same-origin']] as const;
  const typed = new Map(typedFiles);
  const rules: Rule[] = [
    {
      path: '*',
      headers: [
        ['Content-Security-Policy', policyInPage],
        // Browsers ignore it where a policy has `frame-ancestors` (HTML, 7.4.2: X-Frame-Options),
        // as the next rule's does.
        ['X-Frame-Options', 'DENY'],
        ...securityHeaders,
      ],
    },
    { path: framedFiles, headers: [['Content-Security-Policy', FRAMED]] },
    { path: '', headers: own },
    { path: '*/', headers: own },
    { path: lastingFiles, headers: [['Cache-Control', LASTING], ...own] },
    ...openFiles
      .filter((path) => path !== framedFiles)
      .map((path) => {
        const extension = path.split('.').at(-1) ?? '';
        // If some files of an extension have a type of their own, the host guesses the type of the others.
        const isMixed = !typed.has(path) && typedFiles.some(([files]) => files.endsWith(`.${extension}`));
        const type = typed.get(path) ?? typesByExtension[extension];
        return {
          path,
          headers: [...(type && !isMixed ? [['Content-Type', type] as const] : []), ...open],
        };
      }),
    ...typedFiles
      .filter(([path]) => !openFiles.includes(path))
      .map(([path, type]) => ({ path, headers: [['Content-Type', type] as const] })),
    {
      path: 'manifest.webmanifest',
      headers: [['Content-Type', typesByExtension.webmanifest as string]],
    },
  ];
  return rules
    .map(
      ({ path, headers }) =>
        `${base}${path}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`,
    )
    .join('');
}
