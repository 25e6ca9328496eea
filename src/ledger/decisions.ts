import { shown } from '../arabic/script/shown.ts';
import { type Entries, UNRECORDED } from './file.ts';

/** What a person decided, as `npm run permalinks` was told. */
export interface Decided {
  /** Article → paragraph number → its place in the text, from 1, or `gone`. */
  paragraphs: ReadonlyMap<string, ReadonlyMap<number, number | 'gone'>>;
  /** Addresses as `<article>`, `timeline/<timeline>` or `timeline/<timeline>/<event>`. */
  moved: readonly { from: string; to: string }[];
  gone: readonly { address: string; reason: string }[];
}

/**
 * What of the decisions on an article's paragraphs cannot be: numbers that were never published (`known` are those that
 * were), and places beyond the `count` paragraphs of the text as it is. A line each.
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

/** Enters moves and removals into the ledger, `date` being the day of the latter. Gives what cannot be, a line each. */
export function enterDecisions(ledger: Entries, { moved, gone }: Decided, date: string): string[] {
  const errors: string[] = [];
  const unknown = (option: string, address: string): void => {
    errors.push(`--${option}: ${shown(address)} was never published. Check its spelling.`);
  };
  for (const { from, to } of moved) {
    const [, timeline, event] = /^timeline\/([^/]+)(?:\/([^/]+))?$/.exec(from) ?? [];
    const [, toTimeline, toEvent] = /^timeline\/([^/]+)(?:\/([^/]+))?$/.exec(to) ?? [];
    if (timeline === undefined) {
      const entry = ledger.articles.get(from);
      if (!entry) unknown('moved', from);
      else if (ledger.articles.has(to)) {
        const message = `${to} is published with anchors of its own, and /a/${from}/#p1 would name another paragraph there. Use --gone, and name the other article in the reason.`;
        errors.push(`--moved: ${message}`);
      } else {
        ledger.articles.set(from, { ...entry, standing: { kind: 'moved', to } });
      }
      continue;
    }
    const entry = ledger.timelines.get(timeline);
    const known = entry?.events.find(({ id }) => id === event);
    if (!entry || (event !== undefined && !known)) unknown('moved', from);
    else if (toTimeline === undefined || (event === undefined) !== (toEvent === undefined))
      errors.push(`--moved: ${shown(to)} is not of the kind of ${from}. Write it the same way.`);
    else if (event === undefined) {
      const there = ledger.timelines.get(toTimeline);
      ledger.timelines.set(toTimeline, there ?? { standing: { kind: 'live' }, events: entry.events });
      ledger.timelines.set(timeline, { standing: { kind: 'moved', to: toTimeline }, events: entry.events });
    } else {
      const standing = { kind: 'moved', to: `${toTimeline}/${toEvent}` } as const;
      const events = entry.events.map((other) => (other.id === event ? { ...other, standing } : other));
      ledger.timelines.set(timeline, { ...entry, events });
    }
  }
  for (const { address, reason } of gone) {
    const standing = { kind: 'gone', date, reason } as const;
    const [, timeline, event] = /^timeline\/([^/]+)(?:\/([^/]+))?$/.exec(address) ?? [];
    const article = ledger.articles.get(address);
    const entry = timeline === undefined ? undefined : ledger.timelines.get(timeline);
    if (article) ledger.articles.set(address, { ...article, standing });
    else if (!entry || timeline === undefined) unknown('gone', address);
    else if (event === undefined) ledger.timelines.set(timeline, { ...entry, standing });
    else if (!entry.events.some(({ id }) => id === event)) unknown('gone', address);
    else {
      const events = entry.events.map((other) => (other.id === event ? { ...other, standing } : other));
      ledger.timelines.set(timeline, { ...entry, events });
    }
  }
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
