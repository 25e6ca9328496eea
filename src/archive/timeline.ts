import { join } from 'node:path';
import { locateQuote } from './evidence/quote.ts';
import { checkSupport, optionalEdtf } from './evidence/support.ts';
import type { Problem } from './problem.ts';
import { didYouMean, noSuchArticle, shown } from './problem.ts';
import { unknownTexts } from './reading/characters.ts';
import { readSource } from './reading/files.ts';
import { type EventFile, eventSchema, type TimelineFile, timelineSchema } from './reading/schema.ts';
import { validate } from './reading/validate.ts';
import { type Path, readYaml, type YamlSource } from './reading/yaml.ts';
import type { Article, EventStep, Evidence, Named, Timeline, TimelineEvent } from './types.ts';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

type Report = (path: Path, message: string) => void;

/** What the events of a timeline can refer to. */
interface Known {
  articles: ReadonlyMap<string, Article>;
  /** Ids of articles that exist but could not be read, which is reported at the article. */
  unread: ReadonlySet<string>;
  /** Ids of articles that are left out as drafts. */
  drafts: ReadonlySet<string>;
  parties: ReadonlyMap<string, Named>;
  places: ReadonlyMap<string, Named>;
}

function resolveEvidence(
  { id, evidence = [] }: Partial<EventFile>,
  { articles, unread, drafts }: Known,
  report: Report,
): Evidence[] {
  const quotes = new Set<string>();
  const found: Evidence[] = [];
  for (const [i, { article: articleId, quote, says }] of evidence.entries()) {
    const article = articles.get(articleId);
    if (!article && unread.has(articleId)) continue;
    if (!article) {
      report(['evidence', i, 'article'], noSuchArticle(articleId, articles.keys(), drafts));
      continue;
    }
    const place = locateQuote(quote, article);
    if (typeof place === 'string') report(['evidence', i, 'quote'], place);
    else if (quotes.has(`${articleId} ${quote}`))
      report(['evidence', i, 'quote'], 'stands twice in this event. Delete one.');
    else {
      const before = found.filter((other) => other.article === article).length;
      const anchor = before === 0 ? `ev-${id}` : `ev-${id}-${before + 1}`;
      found.push({ ...place, anchor, at: i, says: optionalEdtf(says) });
    }
    quotes.add(`${articleId} ${quote}`);
  }
  return found;
}

function resolveName(
  id: string,
  known: ReadonlyMap<string, Named>,
  what: 'parties' | 'places',
  report: (message: string) => void,
): Named[] {
  const named = known.get(id);
  if (named) return [named];
  report(`${shown(id)} is not among this timeline's ${what}. ${didYouMean(id, known.keys())}`);
  return [];
}

/**
 * The parties or places that `entries` define, by id. If an entry is faulty (reported there), its id is known anyway.
 */
function namedOf(entries: TimelineFile['parties'] | undefined, written: unknown): Map<string, Named> {
  if (entries) return new Map(Object.entries(entries).map(([id, entry]) => [id, { id, ...entry }]));
  const ids = Array.isArray(written)
    ? written.filter((id) => typeof id === 'string')
    : Object.keys(typeof written === 'object' && written !== null ? written : {});
  return new Map(ids.map((id) => [id, { id, name: '', also: [] }]));
}

/** Day of the newest dispatch that `evidence` quotes. */
function newestDay(evidence: readonly Evidence[]): string | undefined {
  return evidence
    .map(({ article }) => article.date)
    .sort()
    .at(-1);
}

/** Builds one event from its valid fields, and checks it against its evidence. */
function resolveEvent(
  event: Partial<EventFile>,
  known: Known,
  report: Report,
): Omit<TimelineEvent, 'timeline' | 'background'> | undefined {
  const { id, claim, title, parties: partyIds = [], place: placeId } = event;
  const evidence = resolveEvidence(event, known, report);
  const parties = partyIds.flatMap((party, i) => {
    if (partyIds.indexOf(party) < i) report(['parties', i], `${shown(party)} stands twice. Delete one.`);
    return resolveName(party, known.parties, 'parties', (message) => report(['parties', i], message));
  });
  const [place] =
    placeId === undefined
      ? []
      : resolveName(placeId, known.places, 'places', (message) => report(['place'], message));
  const date = optionalEdtf(event.date);
  const [first, ...rest] = evidence;
  const asOf = newestDay(evidence);
  // If a quote was not found, too little evidence is left to check the rest against.
  if (evidence.length === event.evidence?.length) {
    const named = parties.map((one) => ({ path: ['parties', partyIds.indexOf(one.id)], one }));
    if (place) named.push({ path: ['place'], one: place });
    checkSupport({ date, claim, because: event.because, named, evidence }, report);
  }
  if (!date || !first || asOf === undefined) return undefined;
  if (id === undefined || claim === undefined || title === undefined) return undefined;
  const { label = title, subject, because } = event;
  const own = { id, date, claim, because, title, label, parties, place, subject };
  return { ...own, evidence: [first, ...rest], asOf };
}

type Continuing = { id?: unknown; continues?: unknown };

/** What is wrong with the event that `entry` continues: unknown, itself, continued twice, or circular. */
function continuationFault(
  entry: unknown,
  entries: readonly unknown[],
  events: readonly TimelineEvent[],
): string | undefined {
  const { id, continues } = (entry ?? {}) as Continuing;
  if (typeof continues !== 'string') return undefined;
  const all = entries.map((other) => (other ?? {}) as Continuing);
  const ids = all.flatMap((other) => (typeof other.id === 'string' ? [other.id] : []));
  if (continues === id) return 'names the event itself. Name the earlier one.';
  if (!ids.includes(continues))
    return `${shown(continues)} is not an event of this timeline. ${didYouMean(continues, ids)}`;
  const [first] = all.filter((other) => other.continues === continues);
  if (first?.id !== id)
    return `"${continues}" is continued by "${String(first?.id)}" already. Continue that one: continues: ${String(first?.id)}`;
  let at: unknown = continues;
  for (let steps = 0; steps <= all.length && at !== undefined; steps++) {
    if (at === id) return 'goes round in a circle. The first of a story continues none.';
    at = all.find((other) => other.id === at)?.continues;
  }
  const [earlier, later] = [continues, id].map((one) => events.find((event) => event.id === one));
  if (earlier && later && earlier.asOf > later.asOf)
    return `"${continues}" rests on a newer dispatch (${earlier.asOf}) than this event (${later.asOf}). Let it continue this one.`;
  return undefined;
}

/** Links the events with those that they continue and are continued by. */
function withSteps(events: readonly TimelineEvent[], entries: readonly unknown[]): TimelineEvent[] {
  const steps = entries.map((entry) => (entry ?? {}) as Continuing);
  const stepOf = (id: unknown): EventStep | undefined => {
    const found = events.find((event) => event.id === id);
    return found && { id: found.id, title: found.title, date: found.date, claim: found.claim };
  };
  return events.map((event) => ({
    ...event,
    continues: stepOf(steps.find(({ id }) => id === event.id)?.continues),
    continuedBy: stepOf(steps.find(({ continues }) => continues === event.id)?.id),
  }));
}

function inOrder(a: TimelineEvent, b: TimelineEvent): number {
  if (a.date.start !== b.date.start) return a.date.start < b.date.start ? -1 : 1;
  if (a.date.end !== b.date.end) return a.date.end > b.date.end ? -1 : 1;
  return 0;
}

/** A timeline as read from its file. */
export interface ReadTimeline {
  timeline: Timeline;
  yaml: YamlSource;
  file: string;
}

/**
 * Reads and checks `timelines/<id>.yaml` against the articles it quotes. Problems go to `problems`; the sound part
 * of the timeline is returned.
 */
export function readTimeline(
  id: string,
  root: string,
  { articles, unread, drafts }: Pick<Known, 'articles' | 'unread' | 'drafts'>,
  problems: Problem[],
): ReadTimeline | undefined {
  const file = join(root, 'timelines', `${id}.yaml`);
  if (!ID.test(id)) {
    const message = `${shown(`${id}.yaml`)} is not a name for a timeline. Use lower-case ASCII letters, digits and single hyphens.`;
    problems.push({ file, line: 1, field: 'file', message });
  }
  const text = readSource(file, root, problems);
  if (text === undefined) return undefined;
  const yaml = readYaml(text, file, 1, problems);
  problems.push(...unknownTexts(yaml, file));
  if (yaml.value === undefined) return undefined;
  const { sound } = validate(yaml, [], yaml.value, timelineSchema, file, problems);
  const written = yaml.value as { parties?: unknown; places?: unknown } | null;
  const known: Known = {
    articles,
    unread,
    drafts,
    parties: namedOf(sound.parties, written?.parties),
    places: namedOf(sound.places, written?.places),
  };
  for (const what of ['parties', 'places'] as const) {
    for (const named of known[what].keys()) {
      if (ID.test(named) || Array.isArray(written?.[what])) continue;
      const message = `${shown(named)} is not an id. Use lower-case ASCII letters, digits and single hyphens.`;
      const at = [what, named];
      problems.push({ file, line: yaml.lineOf(at, 'key'), field: yaml.fieldOf(at), message });
    }
  }
  const span = optionalEdtf(sound.span);
  const seen = new Set<string>();
  const events: TimelineEvent[] = [];
  for (const [at, entry] of (sound.events ?? []).entries()) {
    const report: Report = (path, message) => {
      const whole = ['events', at, ...path];
      problems.push({ file, line: yaml.lineOf(whole), field: yaml.fieldOf(whole), message });
    };
    const event = validate(yaml, ['events', at], entry, eventSchema, file, problems).sound;
    if (event.id !== undefined && seen.has(event.id))
      report(['id'], `"${event.id}" is the id of an earlier event too. Give each its own.`);
    seen.add(event.id ?? '');
    const resolved = resolveEvent(event, known, report);
    if (!resolved) continue;
    const background = span !== undefined && resolved.date.end < span.start;
    events.push({ ...resolved, timeline: id, background });
  }
  for (const [at, entry] of (sound.events ?? []).entries()) {
    const message = continuationFault(entry, sound.events ?? [], events);
    const path = ['events', at, 'continues'];
    if (message) problems.push({ file, line: yaml.lineOf(path), field: yaml.fieldOf(path), message });
  }
  const timeline: Timeline = {
    id,
    title: sound.title ?? id,
    summary: sound.summary,
    heading: sound.heading,
    span,
    parties: [...known.parties.values()],
    places: [...known.places.values()],
    events: withSteps(events, sound.events ?? []).sort(inOrder),
  };
  return { timeline, yaml, file };
}

/** The ids of all events in a timeline's file, faulty ones included. */
export function eventIdsIn({ yaml, timeline }: ReadTimeline): Set<string> {
  const { events = [] } = (yaml.value ?? {}) as { events?: unknown };
  const written = Array.isArray(events) ? events.map((event: { id?: unknown } | null) => event?.id) : [];
  return new Set([...written.filter((id) => typeof id === 'string'), ...timeline.events.map(({ id }) => id)]);
}
