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

/** A rule of `_headers`: the addresses it is for, and what their answers carry. */
interface Rule {
  path: string;
  headers: readonly (readonly [name: string, value: string])[];
}

/**
 * The text of `_headers` for hosts that read one (Netlify, Cloudflare Pages). All rules that match an address add up there,
 * and a header named by two of them is sent as both values with a comma between: so no two rules of ours that meet
 * name the same header but the policy, where two are two policies and both hold. How long pages keep is left out, since both hosts have them asked for anew anyway. Cloudflare takes
 * 100 rules, one `*` in each, and lines of 2,000 characters. `base` has a slash at both ends.
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
        // Passed over where a policy says who may frame a page (HTML, 7.4.2: X-Frame-Options), as that of the next rule does.
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
        // Where some files of an extension have a type of their own, the host's own guess stands for the others.
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
