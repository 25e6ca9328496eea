import { signatures } from '../../archive/agencies.ts';
import type { ArticleInContext } from '../../archive/queries/context.ts';
import { renderDocument } from '../../markdown/render.ts';
import { addresses } from '../../site/addresses.ts';
import { words } from '../../site/words.ts';
import { deletionNote } from './deletion-note.ts';

/** The words of an article as its page shows them: with its anchors, and what supports an event linked to it. */
export function articleHtml({
  article,
  leads,
  evidence,
}: Pick<ArticleInContext, 'article' | 'leads' | 'evidence'>): string {
  return renderDocument(article.body, {
    lang: article.lang,
    date: article.date,
    markLabel: words.article.paragraphLink,
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
