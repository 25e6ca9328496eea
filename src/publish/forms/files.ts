import type { ArticleInContext } from '../../archive/queries/context.ts';
import type { Archive, Timeline } from '../../archive/types.ts';
import { addresses } from '../../site/addresses.ts';
import { fileWriter } from '../file-writer.ts';
import { articleForms, eventForms, timelineForms } from './catalogue.ts';

/**
 * Writes every other form of `articles` into `folder`, the root of a built site. Astro could do so by a route each, as it does
 * in the dev server, at ten times the cost of a file. What the site `last` has is linked.
 */
export function writeArticleForms(
  articles: readonly ArticleInContext[],
  folder: string,
  last?: string,
): void {
  const write = fileWriter(folder, last);
  for (const of of articles)
    for (const form of articleForms)
      write(addresses.articleFile(of.article.id, form.extension), form.write(of));
}

/** The same for the forms of `timelines` and of their events. */
export function writeTimelineForms(
  timelines: readonly Timeline[],
  archive: Archive,
  folder: string,
  last?: string,
): void {
  const write = fileWriter(folder, last);
  for (const timeline of timelines) {
    for (const form of timelineForms)
      write(addresses.timelineFile(timeline.id, form.extension), form.write(timeline, archive));
    for (const event of timeline.events)
      for (const form of eventForms)
        write(addresses.eventFile(timeline.id, event.id, form.extension), form.write(event, archive));
  }
}
