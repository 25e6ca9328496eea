import { inContext } from '../../archive/queries/context.ts';
import type { Archive } from '../../archive/types.ts';
import { addresses } from '../../site/addresses.ts';
import { fileWriter } from '../file-writer.ts';
import { isTakenOver } from '../taken-over.ts';
import { articleForms, eventForms, timelineForms } from './catalogue.ts';

/**
 * Writes every other form of every article, timeline and event into `folder`, the root of a built site. Astro could do so by a
 * route each, as it does in the dev server, at ten times the cost of a file. What is taken over is there; what the site `last` has is linked.
 */
export function writeForms(archive: Archive, folder: string, last?: string): void {
  const write = fileWriter(folder, last);
  for (const article of archive.articles) {
    if (isTakenOver(addresses.article(article.id))) continue;
    const of = inContext(article, archive);
    for (const form of articleForms)
      write(addresses.articleFile(article.id, form.extension), form.write(of, archive));
  }
  for (const timeline of archive.timelines) {
    for (const form of timelineForms)
      write(addresses.timelineFile(timeline.id, form.extension), form.write(timeline, archive));
    for (const event of timeline.events)
      for (const form of eventForms)
        write(addresses.eventFile(timeline.id, event.id, form.extension), form.write(event, archive));
  }
}
