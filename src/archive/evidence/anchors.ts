import type { OpenLedger } from '../permalinks/open.ts';
import type { Problem } from '../problem.ts';
import type { ReadTimeline } from '../timeline.ts';
import type { Evidence, Timeline, TimelineEvent } from '../types.ts';

type Found = { event: TimelineEvent; evidence: Evidence };

/** The evidence in each article, by the article's id, in text order. */
export function evidenceByArticle(timelines: readonly Timeline[]): Map<string, Found[]> {
  const byArticle = new Map<string, Found[]>();
  for (const event of timelines.flatMap(({ events }) => events)) {
    for (const evidence of event.evidence) {
      const found = byArticle.get(evidence.article.id) ?? [];
      found.push({ event, evidence });
      byArticle.set(evidence.article.id, found);
    }
  }
  for (const found of byArticle.values())
    found.sort(
      (a, b) =>
        a.evidence.paragraph.position - b.evidence.paragraph.position || a.evidence.start - b.evidence.start,
    );
  return byArticle;
}

/**
 * Reports two events that would give the same anchor to words of one article: events with one id in two timelines, or
 * `x-2` beside an `x` that quotes the article twice.
 */
export function reportSharedAnchors(found: readonly ReadTimeline[], problems: Problem[]): void {
  const taken = new Map<string, TimelineEvent>();
  for (const { timeline, yaml, file } of found) {
    for (const event of timeline.events) {
      for (const { anchor, article } of event.evidence) {
        const place = `${article.id}#${anchor}`;
        const owner = taken.get(place) ?? event;
        taken.set(place, owner);
        if (owner === event || (owner.id === event.id && owner.timeline === event.timeline)) continue;
        const entries = (yaml.value as { events: ({ id?: unknown } | null)[] }).events;
        const at = ['events', entries.findIndex((entry) => entry?.id === event.id), 'id'];
        const who =
          owner.id === event.id
            ? `"${event.id}" is also an event of timelines/${owner.timeline}.yaml that quotes`
            : `"${event.id}" and "${owner.id}" of timelines/${owner.timeline}.yaml both quote`;
        const message = `${who} ${article.id}, so #${anchor} would name two places there. Choose another id.`;
        problems.push({ file, line: yaml.lineOf(at), field: yaml.fieldOf(at), message });
      }
    }
  }
}

/** The ids of the events that quote each article. */
export function eventsQuoting(timelines: readonly Timeline[]): Map<string, Set<string>> {
  const quoting = new Map<string, Set<string>>();
  for (const { id, evidence } of timelines.flatMap(({ events }) => events))
    for (const { article } of evidence)
      quoting.set(article.id, (quoting.get(article.id) ?? new Set()).add(id));
  return quoting;
}

/** `timeline` with its evidence's anchors from the ledger. */
export function withAnchors(
  timeline: Timeline,
  ledger: OpenLedger,
  quoting: ReadonlyMap<string, ReadonlySet<string>>,
): Timeline {
  const events = timeline.events.map((event): TimelineEvent => {
    const quotes = event.evidence.map(({ quote, article }) => ({ quote, article: article.id }));
    const anchors = ledger.evidenceAnchors(event.id, quotes, quoting);
    const named = event.evidence.map((piece, i) => ({ ...piece, anchor: anchors[i] ?? piece.anchor }));
    return { ...event, evidence: named as [Evidence, ...Evidence[]] };
  });
  return { ...timeline, events };
}
