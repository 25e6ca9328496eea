import { shown } from '../arabic/script/shown.ts';
import { type Entries, type Standing, UNRECORDED } from './file.ts';

/** What a person decided, as `npm run permalinks` was told. */
export interface Decided {
  /** Article → paragraph number → its place in the text, from 1, or `gone`. */
  paragraphs: ReadonlyMap<string, ReadonlyMap<number, number | 'gone'>>;
  /** Addresses as `<article>`, `timeline/<timeline>` or `timeline/<timeline>/<event>`. */
  moved: readonly { from: string; to: string }[];
  gone: readonly { address: string; reason: string }[];
}

/**
 * The decisions on an article's paragraphs that cannot be, a line each: numbers that are not in `known`, the anchors ever
 * published, and places beyond the `count` paragraphs of the present text.
 */
export function impossibleDecisions(
  article: string,
  decisions: ReadonlyMap<number, number | 'gone'>,
  known: ReadonlySet<string>,
  count: number,
): string[] {
  return [...decisions].flatMap(([number, place]) => {
    const option =
      place === 'gone' ? `--gone ${article}#p${number}` : `--keep ${article}#p${number}=${place}`;
    if (!known.has(`p${number}`))
      return [`${option}: p${number} was never published there. Check its number.`];
    if (place === 'gone' || (place >= 1 && place <= count)) return [];
    return [`${option}: the text has ${count} paragraphs. Give the place of one of them, from 1.`];
  });
}

/** The parts of the address of a timeline or an event; none in the address of an article. */
function timelineIn(address: string): { timeline?: string | undefined; event?: string | undefined } {
  const [, timeline, event] = /^timeline\/([^/]+)(?:\/([^/]+))?$/.exec(address) ?? [];
  return { timeline, event };
}

/** Gives a published address another standing; `false` where it was never published. */
function setStanding({ articles, timelines }: Entries, address: string, standing: Standing): boolean {
  const { timeline, event } = timelineIn(address);
  const article = articles.get(address);
  if (article) articles.set(address, { ...article, standing });
  const entry = timelines.get(timeline ?? '');
  if (!entry || timeline === undefined) return article !== undefined;
  const events = entry.events.map((other) => (other.id === event ? { ...other, standing } : other));
  timelines.set(timeline, event === undefined ? { ...entry, standing } : { ...entry, events });
  return event === undefined || entry.events.some(({ id }) => id === event);
}

/** Enters moves and removals into the ledger, `date` being the day of the latter. Gives what cannot be, a line each. */
export function enterDecisions(ledger: Entries, { moved, gone }: Decided, date: string): string[] {
  const errors: string[] = [];
  const enter = (option: string, address: string, standing: Standing): void => {
    if (!setStanding(ledger, address, standing))
      errors.push(`--${option}: ${shown(address)} was never published. Check its spelling.`);
  };
  for (const { from, to } of moved) {
    const [old, next] = [timelineIn(from), timelineIn(to)];
    const isSameKind = !old.timeline === !next.timeline && !old.event === !next.event;
    if (!isSameKind)
      errors.push(`--moved: ${shown(to)} is not of the kind of ${from}. Write it the same way.`);
    else if (ledger.articles.has(from) && ledger.articles.has(to))
      errors.push(
        `--moved: ${to} is published with anchors of its own, and /a/${from}/#p1 would name another paragraph there. Use --gone, and name the other article in the reason.`,
      );
    else {
      const events = ledger.timelines.get(old.timeline ?? '')?.events;
      enter('moved', from, { kind: 'moved', to: to.replace(/^timeline\//, '') });
      if (events && next.timeline && !next.event && !ledger.timelines.has(next.timeline))
        ledger.timelines.set(next.timeline, { standing: { kind: 'live' }, events });
    }
  }
  for (const { address, reason } of gone) enter('gone', address, { kind: 'gone', date, reason });
  return errors;
}

/** Hands what was published under a moved article on to where it moved, so that every anchor is followed there. */
export function handOnMoved({ articles }: Pick<Entries, 'articles'>): void {
  for (const [id, entry] of articles) {
    const { standing } = entry;
    if (standing.kind !== 'moved' || entry.paragraphs.length === 0 || articles.has(standing.to)) continue;
    articles.set(standing.to, { ...entry, standing: { kind: 'live' }, text: UNRECORDED });
    articles.set(id, { ...entry, paragraphs: [] });
  }
}
