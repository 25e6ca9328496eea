import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSync, transformSync } from 'esbuild';
import { productFile } from '../../site/product-file.ts';
import { site } from '../../site/settings.ts';

/** A script that a page may load. */
export interface ClientScript {
  /** File name with a hash of its content, so that it can be cached for ever. */
  file: string;
  code: string;
  /** Its address, including the base. */
  href: string;
}

const made = new Map<string, ClientScript>();

/** The script `name`, built by `make` and cached. */
function once(name: string, make: () => string): ClientScript {
  const known = made.get(name);
  if (known) return known;
  const code = make();
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
  const file = `${name.replaceAll('/', '-')}.${hash}.js`;
  const script = { file, code, href: `${site.base}assets/${file}` };
  made.set(name, script);
  return script;
}

/** Builds modules of `src/client` as one classic script named after the first: types removed, minified. */
function clientScript(name: string, ...others: string[]): ClientScript {
  if (import.meta.env?.DEV) made.delete(name);
  const minified = (): string => {
    const source = [name, ...others]
      .map((module) => readFileSync(productFile(`src/client/${module}.ts`), 'utf8'))
      .join('\n');
    return transformSync(source, { loader: 'ts', minify: true, target: 'es2022', charset: 'utf8' }).code;
  };
  return once(name, minified);
}

/**
 * Bundles and minifies a module of `src/client` with its imports. `define`: values for names that
 * it does not declare.
 */
function bundled(name: string, format: 'esm' | 'iife', define: Record<string, string> = {}): string {
  const { outputFiles } = buildSync({
    entryPoints: [productFile(`src/client/${name}.ts`)],
    bundle: true,
    write: false,
    format,
    define,
    minify: true,
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** Builds a module of `src/client` with its imports as one minified ES module; cached. */
export function clientModule(name: string): ClientScript {
  if (import.meta.env?.DEV) made.delete(name);
  return once(name, () => bundled(name, 'esm'));
}

/** The text of `sw.js`: a service worker of `src/client`, with its settings. */
export function workerScript(name: 'worker' | 'farewell', settings: object): string {
  return bundled(name, 'iife', { SETTINGS: JSON.stringify(settings) });
}

/**
 * What every page loads before its first paint: the reader's preferences, and the loaders of the sharing script and of
 * the offline worker. The dev server has no offline worker.
 */
export const earlyScript = (): ClientScript =>
  clientScript(
    'preferences',
    'share-late',
    ...(site.keepsPages && import.meta.env?.MODE !== 'development' ? ['keep-pages'] : []),
  );

/** Sharing, loaded on the reader's first action. */
export const shareScript = (): ClientScript => clientScript('share');

/** Keeps the fragment when a reader is sent on from a moved address. */
export const movedScript = (): ClientScript => clientScript('moved');

/** In a timeline's frame on another site: reports its height. */
export const embedScript = (): ClientScript => clientScript('embed/page');

/** For the site around such a frame, at an address that never changes. */
export const embedHostScript = (): string => clientScript('embed/host').code;
