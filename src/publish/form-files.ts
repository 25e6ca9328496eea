import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Archive } from '../archive/types.ts';
import { addresses } from '../site/addresses.ts';
import { site } from '../site/site.ts';
import { articleForms, timelineForms } from './forms.ts';

/**
 * Writes every other form of every article and timeline into `folder`, the root of a built site. Astro could do so by a route each, as it does in the dev server, at ten times the cost of a file.
 */
export function writeForms(archive: Archive, folder: string): void {
  const made = new Set<string>();
  const write = (address: string, text: string): void => {
    const file = join(folder, decodeURI(address.slice(site.base.length)));
    const into = dirname(file);
    if (!made.has(into)) mkdirSync(into, { recursive: true });
    made.add(into);
    writeFileSync(file, text);
  };
  for (const article of archive.articles)
    for (const form of articleForms)
      write(addresses.articleFile(article.id, form.extension), form.write(article, archive));
  for (const timeline of archive.timelines)
    for (const form of timelineForms)
      write(addresses.timelineFile(timeline.id, form.extension), form.write(timeline, archive));
}
