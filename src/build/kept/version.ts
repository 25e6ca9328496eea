import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { productFile } from '../../site/product-file.ts';
import { site } from '../../site/settings.ts';
import { digestOf } from './digest.ts';

/** What besides `src/` decides what this product makes of a content folder. */
const BESIDE = ['package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json'];

let version: string | undefined;

/** A digest of the product itself: its code, its packages by the lock file, and the Node that runs them. */
export function productVersion(): string {
  version ??= digestOfFiles();
  return version;
}

function digestOfFiles(): string {
  const below = ['src', 'public'].flatMap((folder) =>
    readdirSync(productFile(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  );
  const files = [...below, ...BESIDE.map(productFile).filter((file) => existsSync(file))].sort();
  const lines = files.map(
    (file) => `${relative(productFile(''), file)} ${hash('sha256', readFileSync(file))}`,
  );
  const node = `${process.version} ${process.versions.icu} ${process.versions.unicode}`;
  return hash('sha256', [node, ...lines].join('\n'), 'base64url');
}

/** A digest of what decides every page besides the content: the product and the settings. */
export function siteVersion(): string {
  const { cache: _cache, out: _out, threads: _threads, ...settings } = site;
  return digestOf([productVersion(), settings]);
}
