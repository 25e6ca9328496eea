import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Archive } from '../../archive/types.ts';
import { currentPage } from '../../publish/current-archive.ts';
import { fileOf } from '../../publish/file-writer.ts';
import { articleForms } from '../../publish/forms/catalogue.ts';
import { takeOver } from '../../publish/taken-over.ts';
import { addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { say } from '../progress.ts';
import { digestOf } from './digest.ts';
import type { Made, Released } from './released.ts';
import { productVersion } from './version.ts';

/** A digest of what decides every page besides the content: the product and the settings. */
export function siteVersion(): string {
  // Whether there are compressed copies says nothing of what they are copies of.
  const { cache: _cache, out: _out, threads: _threads, ...settings } = site;
  return digestOf([productVersion(), settings]);
}

/** A digest of every file below `folder`, names and bytes, but for what Astro itself works with, `.prerender/`. */
function digestOfFolder(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length))
    .filter((file) => !file.startsWith(`${sep}.`))
    .sort();
  return digestOf(files.map((file) => [file, hash('sha256', readFileSync(folder + file))]));
}

function filesOf(id: string): string[] {
  const extensions = [...articleForms.map(({ extension }) => extension), ...(site.hasCards ? ['png'] : [])];
  return [addresses.article(id), ...extensions.map((extension) => addresses.articleFile(id, extension))].map(
    fileOf,
  );
}

/**
 * Takes over, into the folder `work`, the pages of articles with their forms and cards that are made of what they were made of
 * in the release: where `work` holds scripts and styles and no page yet. Gives the files of every article.
 */
export function takeOverArticles(archive: Archive, released: Released, work: string): Made[] {
  const around = digestOfFolder(work);
  const there = new Set<string>();
  const known = new Map<object, string>();
  const made = archive.articles.map(({ id }, at): Made => {
    say('comparing', at + 1, archive.articles.length);
    const digest = digestOf([around, currentPage(id)], known);
    const taken = released.takeOver(id, digest, work);
    if (taken) there.add(addresses.article(id));
    return taken ?? { key: id, digest, files: filesOf(id) };
  });
  takeOver(there);
  return made;
}
