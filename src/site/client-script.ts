import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { site } from './site.ts';

/** A script that a page loads before its first paint. */
export interface ClientScript {
  /** File name with a hash of its content: it may be cached for ever. */
  file: string;
  code: string;
  /** Its address, base included. */
  href: string;
}

/** Reads a module of `src/client` as a classic script: types stripped, minified. */
export function clientScript(name: string): ClientScript {
  const source = readFileSync(`src/client/${name}.ts`, 'utf8');
  const { code } = transformSync(source, { loader: 'ts', minify: true, target: 'es2022', charset: 'utf8' });
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
  const file = `${name}.${hash}.js`;
  return { file, code, href: `${site.base}assets/${file}` };
}
