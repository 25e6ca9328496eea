import type { Archive } from '../../archive/types.ts';
import { addresses } from '../../site/addresses.ts';
import { fileWriter } from '../file-writer.ts';
import { articleForms, eventForms, timelineForms } from './catalogue.ts';

/**
 * Writes all forms of all articles, timelines and events into `folder`, the root of a built site. Astro routes, which
 * the dev server uses, would cost ten times as much per file.
 */
export function writeForms(archive: Archive, folder: string): void {
  const write = fileWriter(folder);
  for (const article of archive.articles)
    for (const form of articleForms)
      write(addresses.articleFile(article.id, form.extension), form.write(article, archive));
  for (const timeline of archive.timelines) {
    for (const form of timelineForms)
      write(addresses.timelineFile(timeline.id, form.extension), form.write(timeline, archive));
    for (const event of timeline.events)
      for (const form of eventForms)
        write(addresses.eventFile(timeline.id, event.id, form.extension), form.write(event, archive));
  }
}
