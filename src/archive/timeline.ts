import { join } from 'node:path';
import { parseEdtf } from '../arabic/calendar.ts';
import { didYouMean, shown } from './problem.ts';
import { locateQuote } from './quote.ts';
import { type TimelineFile, timelineSchema } from './schema.ts';
import { readSource } from './source-file.ts';
import type { Article, Evidence, Named, Problem, Timeline, TimelineEvent } from './types.ts';
import { readYaml, validate, type YamlSource } from './yaml-source.ts';

type EventFile = TimelineFile['events'][number];
type Report = (path: PropertyKey[], message: string) => void;

const eventShape = timelineSchema.shape.events.element.shape;
const NAMED_KEYS = ['name', 'also'];

function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(timelineSchema.shape);
  if (path[0] !== 'events') return NAMED_KEYS;
  return path.length === 2 ? Object.keys(eventShape) : ['article', 'quote'];
}

function resolveEvidence(
  event: EventFile,
  at: number,
  articles: ReadonlyMap<string, Article>,
  report: Report,
): Evidence[] {
  const quotes = new Set<string>();
  const found: Evidence[] = [];
  for (const [i, { article: id, quote }] of event.evidence.entries()) {
    const path = ['events', at, 'evidence', i];
    const article = articles.get(id);
    if (!article) {
      report(
        [...path, 'article'],
        `${shown(id)} is not in articles/, or has problems of its own. ${didYouMean(id, articles.keys())}`,
      );
      continue;
    }
    const place = locateQuote(quote, article);
    if (typeof place === 'string') report([...path, 'quote'], place);
    else if (quotes.has(`${id} ${quote}`))
      report([...path, 'quote'], 'stands twice in this event. Delete one.');
    else
      found.push({
        ...place,
        anchor: found.length === 0 ? `ev-${event.id}` : `ev-${event.id}-${found.length + 1}`,
      });
    quotes.add(`${id} ${quote}`);
  }
  return found;
}

function resolveNames(
  ids: readonly string[],
  known: ReadonlyMap<string, Named>,
  path: PropertyKey[],
  what: string,
  report: Report,
): Named[] {
  return ids.flatMap((id, i) => {
    const named = known.get(id);
    if (named) return [named];
    report(
      [...path, ...(what === 'parties' ? [i] : [])],
      `${shown(id)} is not among this timeline's ${what}. ${didYouMean(id, known.keys())}`,
    );
    return [];
  });
}

function namedOf(entries: TimelineFile['parties']): Map<string, Named> {
  return new Map(Object.entries(entries).map(([id, entry]) => [id, { id, ...entry }]));
}

/**
 * Reads and checks `timelines/<id>.yaml` against the articles it quotes. Whether the words of an event's evidence also
 * say its date, its place and its parties is to be checked where its evidence is resolved.
 */
export function readTimeline(
  id: string,
  root: string,
  articles: ReadonlyMap<string, Article>,
  problems: Problem[],
): { timeline: Timeline; yaml: YamlSource; file: string } | undefined {
  const file = join(root, 'timelines', `${id}.yaml`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    problems.push({
      file,
      line: 1,
      field: 'file',
      message: `"${id}.yaml" is not a name for a timeline. Use lower-case ASCII letters, digits and single hyphens.`,
    });
  const text = readSource(file, root, problems);
  if (text === undefined) return undefined;
  const yaml = readYaml(text, file, 1, problems);
  if (yaml.value === undefined) return undefined;
  const data = validate(yaml, timelineSchema, file, problems, keysAt);
  if (!data) return undefined;
  const report: Report = (path, message) => {
    problems.push({ file, line: yaml.lineOf(path), field: path.map(String).join('.'), message });
  };
  const parties = namedOf(data.parties);
  const places = namedOf(data.places);
  const span = data.span === undefined ? undefined : parseEdtf(data.span);
  const seen = new Set<string>();
  const events: TimelineEvent[] = [];
  for (const [at, event] of data.events.entries()) {
    if (seen.has(event.id))
      report(['events', at, 'id'], `"${event.id}" is the id of an earlier event too. Give each its own.`);
    seen.add(event.id);
    const date = parseEdtf(event.date);
    const [first, ...rest] = resolveEvidence(event, at, articles, report);
    const named = resolveNames(event.parties, parties, ['events', at, 'parties'], 'parties', report);
    const [place] = resolveNames(
      event.place === undefined ? [] : [event.place],
      places,
      ['events', at, 'place'],
      'places',
      report,
    );
    if (!first || !date) continue;
    const evidence = [first, ...rest] as const;
    const asOf = evidence
      .map(({ article }) => article.date)
      .sort()
      .at(-1) as string;
    if (event.claim === 'held' && asOf < date.end && !(date.precision !== 'day' && asOf >= date.start))
      report(
        ['events', at, 'claim'],
        `held needs a dispatch of ${date.end} or later; the newest quoted here is of ${asOf}. Claim "scheduled", or quote a dispatch that reports it.`,
      );
    events.push({
      id: event.id,
      timeline: id,
      date,
      claim: event.claim,
      title: event.title,
      label: event.label ?? event.title,
      parties: named,
      place,
      subject: event.subject,
      evidence: [...evidence],
      asOf,
      background: span !== undefined && date.end < span.start,
    });
  }
  events.sort((a, b) =>
    a.date.start === b.date.start
      ? a.date.end > b.date.end
        ? -1
        : a.date.end < b.date.end
          ? 1
          : 0
      : a.date.start < b.date.start
        ? -1
        : 1,
  );
  const timeline: Timeline = {
    id,
    title: data.title,
    summary: data.summary,
    heading: data.heading,
    span,
    parties: [...parties.values()],
    places: [...places.values()],
    events,
  };
  return { timeline, yaml, file };
}
