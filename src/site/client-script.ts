import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { site } from './site.ts';

/** A script that a page may load. */
export interface ClientScript {
  /** File name with a hash of its content: it may be cached for ever. */
  file: string;
  code: string;
  /** Its address, base included. */
  href: string;
}

const made = new Map<string, ClientScript>();

/** Reads modules of `src/client` as one classic script named after the first: types stripped, minified. */
function clientScript(name: string, ...others: string[]): ClientScript {
  const source = [name, ...others]
    .map((module) => readFileSync(`src/client/${module}.ts`, 'utf8'))
    .join('\n');
  const known = made.get(source);
  if (known) return known;
  const { code } = transformSync(source, { loader: 'ts', minify: true, target: 'es2022', charset: 'utf8' });
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
  const file = `${name}.${hash}.js`;
  const script = { file, code, href: `${site.base}assets/${file}` };
  made.set(source, script);
  return script;
}

/** What every page loads before its first paint: the reader's preferences, and what brings sharing later. */
export const earlyScript = (): ClientScript => clientScript('preferences', 'share-late');

/** Sharing: comes with the reader's first move. */
export const shareScript = (): ClientScript => clientScript('share');
