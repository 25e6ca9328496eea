import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSync, transformSync } from 'esbuild';
import { site } from './site.ts';

/** A script that a page loads. */
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
  return named(name, code);
}

const modules = new Map<string, ClientScript>();

/** Reads a module of `src/client` with all it imports as one ES module, minified; once, so that it is quick to ask. */
export function clientModule(name: string): ClientScript {
  const known = import.meta.env?.DEV ? undefined : modules.get(name);
  if (known) return known;
  const { outputFiles } = buildSync({
    entryPoints: [`src/client/${name}.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const module = named(name, outputFiles[0]?.text ?? '');
  modules.set(name, module);
  return module;
}

function named(name: string, code: string): ClientScript {
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
  const file = `${name}.${hash}.js`;
  return { file, code, href: `${site.base}assets/${file}` };
}
