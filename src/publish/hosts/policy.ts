import { feedFiles } from '../feeds/formats.ts';
import { articleForms, timelineForms } from '../forms/catalogue.ts';
import { archiveForms } from '../forms/whole-archive.ts';

/**
 * The headers of every response: what a page may load and do, how long a file is cached, its media type, and
 * who else may use it. This is the only description: `_headers`, nginx, Caddy, our own server and the pages'
 * `meta` are generated from it.
 */

/** A set of files: a path below the base, in which one `*` stands for anything. */
export type Glob = string;

/** Content Security Policy, directive by directive (CSP 3, Trusted Types). The icon in each page is a `data:` address. */
const CONTENT: readonly (readonly [directive: string, value: string])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['font-src', "'self'"],
  ['img-src', "'self' data:"],
  ['connect-src', "'self'"],
  ['manifest-src', "'self'"],
  ['worker-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'self'"],
  ['frame-ancestors', "'none'"],
  ['require-trusted-types-for', "'script'"],
  // Registering the service worker requires a Trusted Types policy; only one with this name can be created.
  ['trusted-types', 'worker'],
];

/** Features that our pages do not use, by the names Chromium knows: it logs a console message for any other name. */
const REFUSED = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

const asPolicy = (directives: readonly (readonly [string, string])[]): string =>
  directives.map(([directive, value]) => `${directive} ${value}`).join('; ');

/** The pages that other sites may show in a frame. */
export const framedFiles: Glob = 'timeline/*/embed/';
/** Added to the policy of those pages on hosts that can only add headers (CSP 3, 4.1: policies are a list). */
export const FRAMED = 'frame-ancestors *';

/** The policy of ordinary pages, and that of pages which other sites may frame. */
export const policies = {
  page: asPolicy(CONTENT),
  framed: asPolicy(CONTENT).replace("frame-ancestors 'none'", FRAMED),
} as const;

/** The headers of every response besides its policy, as name and value, in the order they are sent. */
export const securityHeaders: readonly (readonly [name: string, value: string])[] = [
  ['Strict-Transport-Security', 'max-age=63072000'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Permissions-Policy', REFUSED.map((feature) => `${feature}=()`).join(', ')],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
];

/** The policy for a `meta` element, for hosts without headers. `meta` does not allow `frame-ancestors` (CSP 3, 3.3). */
export const policyInPage = asPolicy(CONTENT.filter(([directive]) => directive !== 'frame-ancestors'));

/** A text type with its charset. All our files are UTF-8, and say so even if the format implies it. */
const text = (type: string): string => `${type}; charset=utf-8`;
const FORMS = [...articleForms, ...timelineForms, ...archiveForms];

/** The media type of a file by its last extension. */
export const typesByExtension: Readonly<Record<string, string>> = {
  html: text('text/html'),
  css: text('text/css'),
  js: text('text/javascript'),
  svg: text('image/svg+xml'),
  xml: text('application/xml'),
  webmanifest: text('application/manifest+json'),
  ...Object.fromEntries(
    FORMS.filter(({ extension }) => !extension.includes('.')).map(({ extension, type }) => [
      extension,
      text(type),
    ]),
  ),
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/vnd.microsoft.icon',
  woff2: 'font/woff2',
};

/** Files whose last extension does not tell their type. The forms of an event are under its timeline. */
export const typedFiles: readonly (readonly [files: Glob, type: string])[] = [
  ...feedFiles.map(([files, type]): [Glob, string] => [files, text(type)]),
  ...(
    [
      ['a', articleForms],
      ['timeline', timelineForms],
    ] as const
  ).flatMap(([folder, forms]) =>
    forms
      .filter(
        ({ extension, type }) =>
          extension.includes('.') && typesByExtension[extension.split('.').at(-1) ?? ''] !== text(type),
      )
      .map(({ extension, type }): [Glob, string] => [`${folder}/*.${extension}`, text(type)]),
  ),
];

/** What other sites may show and read: cards, pictures, feeds and forms for machines. */
export const openFiles: readonly Glob[] = [
  ...feedFiles.map(([files]) => files),
  'card.png',
  'assets/pictures/*',
  'embed.js',
  'oembed/*.json',
  framedFiles,
  ...archiveForms.map(({ extension }) => `archive.${extension}`),
  ...['png', ...new Set(articleForms.map(({ extension }) => extension.split('.').at(-1)))].map(
    (extension) => `a/*.${extension}`,
  ),
  ...['png', ...new Set(timelineForms.map(({ extension }) => extension.split('.').at(-1)))].map(
    (extension) => `timeline/*.${extension}`,
  ),
];

/** Files with a content hash in their name, which never change. */
export const lastingFiles: Glob = 'assets/*';

/** Caching of files with a content hash, and of all others, which browsers revalidate each time by `ETag`. */
export const LASTING = 'public, max-age=31536000, immutable';
export const FRESH = 'no-cache';

/** Files for servers and not for readers: rules, and compressed copies. */
export const hiddenFiles = /(?:^|\/)_[^/]*$|\.(?:br|gz)$/;

/** `glob` as a regular expression for an address below `base`. */
export function globPattern(glob: Glob, base: string): string {
  const escaped = (part: string): string => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  // A server may request a folder's page by its file name.
  const page = glob.endsWith('/') ? '(?:index\\.html)?' : '';
  return `^${(base + glob).split('*').map(escaped).join('.+')}${page}$`;
}

/** `openFiles` below `base` as one regular expression. */
export function openPattern(base: string): string {
  return openFiles.map((glob) => globPattern(glob, base)).join('|');
}

const matches = (glob: Glob, path: string): boolean => new RegExp(globPattern(glob, '')).test(path);

/** The media type of the file at `path`, an address without the base; HTML if it ends in a slash. */
function typeOf(path: string): string {
  const typed = typedFiles.find(([files]) => matches(files, path));
  if (typed) return typed[1];
  const name = path.split('/').at(-1) ?? '';
  return (
    typesByExtension[name === '' ? 'html' : (name.split('.').at(-1) ?? '')] ?? 'application/octet-stream'
  );
}

/**
 * All headers of the response for `path`, an address without the base: '' is the front page. An error
 * response has those of `404.html`.
 */
export function headersOf(path: string): Record<string, string> {
  const isOpen = new RegExp(openPattern('')).test(path);
  return {
    'Content-Security-Policy': matches(framedFiles, path) ? policies.framed : policies.page,
    ...Object.fromEntries(securityHeaders),
    'Content-Type': typeOf(path),
    'Cache-Control': matches(lastingFiles, path) ? LASTING : FRESH,
    'Cross-Origin-Resource-Policy': isOpen ? 'cross-origin' : 'same-origin',
    ...(isOpen && { 'Access-Control-Allow-Origin': '*' }),
  };
}
