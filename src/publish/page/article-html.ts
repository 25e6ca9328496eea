import { signatures } from '../../archive/agencies.ts';
import type { ArticleInContext } from '../../archive/queries/context.ts';
import type { Article } from '../../archive/types.ts';
import { renderDocument } from '../../markdown/render.ts';
import { addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { words } from '../../site/words.ts';
import { deletionNote } from './deletion-note.ts';

/** The placeholder for a picture, with its index in `pictures`: a comment, which agency text can never contain. */
export const PLACE_OF_PICTURE = /<!--picture (\d+)-->/;

/** The placeholders of pictures, by the number of the paragraph that they follow. */
function placesOfPictures({ pictures }: Article): Map<number, string> {
  const places = new Map<number, string>();
  for (const [i, { at }] of pictures.entries())
    if (at !== undefined) places.set(at, `${places.get(at) ?? ''}<!--picture ${i}-->`);
  return places;
}

/** The words of an article as its page shows them: with its anchors, and what supports an event linked to it. */
export function articleHtml({
  article,
  leads,
  evidence,
}: Pick<ArticleInContext, 'article' | 'leads' | 'evidence'>): string {
  return renderDocument(article.body, {
    lang: article.lang,
    date: article.date,
    after: placesOfPictures(article),
    markLabel: words.article.paragraphLink,
    labelLang: site.lang,
    ...(article.anchors && { anchors: article.anchors }),
    leads,
    tombstone: ({ date }) => deletionNote(date),
    datelikeNames: article.datelikeNames,
    agencyNames: [article.source, article.wire].flatMap(signatures),
    evidence: evidence.map(({ event, evidence }) => ({
      paragraph: evidence.paragraph.id,
      start: evidence.start,
      end: evidence.end,
      anchor: evidence.anchor,
      href: addresses.timeline(event.timeline, event.id),
      label: words.article.toEvent(event.title, words.claim[event.claim]),
      claim: event.claim,
      date: (evidence.says ?? event.date).text,
    })),
  });
}
