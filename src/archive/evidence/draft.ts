import { type Edtf, parseEdtf } from '../../arabic/calendar.ts';
import { readClaim, speaksAgainst } from '../../arabic/claims/read.ts';
import { findDateline } from '../../arabic/dateline/find.ts';
import { isNamedIn } from '../../arabic/naming.ts';
import { fold } from '../../arabic/script/fold.ts';
import type { Paragraph } from '../../markdown/document.ts';
import { signatures } from '../agencies.ts';
import { documentOf } from '../article-document.ts';
import type { Archive, Article, Claim, Named } from '../types.ts';
import { datesIn } from './dates-in.ts';
import { standsOnce } from './quote.ts';

/** A suggested event that an article's words may support. */
export interface Draft {
  date: Edtf;
  /** The words that give the date. */
  words: string;
  quote: string;
  claim: Claim;
  /** What the claim was guessed from: words of the quote, or the date. */
  because: string;
  parties: readonly Named[];
  place?: Named | undefined;
}

const SAID = /^[وف]?(?:قال|قالت|صرح|صرحت|اكد|اكدت|اوضح|اوضحت|اضاف|اضافت|اعلن|اعلنت|ذكر|ذكرت|شدد|اعتبر|دعا)$/;

const PUT_OFF = { postponed: 'the words put it off', cancelled: 'the words call it off' } as const;

/** The claim that `quote` supports for its date between the offsets `at` and `end`; `undefined` if it supports none. */
function guess(
  quote: string,
  date: Edtf,
  article: Article,
  at: number,
  end: number,
): Pick<Draft, 'claim' | 'because'> | undefined {
  const reading = readClaim(quote, at, end);
  // «أُرجئ إلى الأربعاء»: this is the new day of a postponed event.
  const isNewDay = /(?:إلى|الى|حتى)\s+(?:يوم\s+)?$/.test(quote.slice(Math.max(0, at - 12), at));
  if ((reading?.said === 'postponed' || reading?.said === 'cancelled') && !isNewDay)
    return { claim: reading.said, because: PUT_OFF[reading.said] };
  const isOpen = date.end >= article.date;
  if (isOpen && reading?.said === 'scheduled' && !reading.isPlan)
    return { claim: 'scheduled', because: `«${reading.word}»` };
  const words = quote.match(/[\p{L}\p{M}]+/gu) ?? [];
  const saying = date.text === article.date ? words.find((word) => SAID.test(fold(word))) : undefined;
  const isAhead = date.start > article.date;
  if (saying && !isAhead) return { claim: 'stated', because: `«${saying}»` };
  const claim = isAhead ? 'scheduled' : 'held';
  if (speaksAgainst(claim, reading)) return undefined;
  return { claim, because: `the day ${isAhead ? 'lies' : 'does not lie'} after the dispatch` };
}

/** Splits a sentence into parts with one date each, at the last comma before the next date if there is one. */
function pieces(
  text: string,
  from: number,
  to: number,
  dates: readonly { start: number; end: number }[],
): { start: number; end: number }[] {
  let start = from;
  return dates.map(({ end }, i) => {
    const next = dates[i + 1];
    const comma = next
      ? Math.max(...['،', '؛'].map((mark) => text.slice(end, next.start).lastIndexOf(mark)))
      : -1;
    const piece = { start, end: next ? (comma === -1 ? to : end + comma) : to };
    if (comma !== -1) start = end + comma + 1;
    return piece;
  });
}

const EDGES = /^[\s،؛:]+|[\s،؛:.]+$/g;

/** The longest quote that is tried, in UTF-16 units. */
const LONGEST_QUOTE = 2_000;

/** The shortest of `candidates` that occurs exactly once in the article and can be quoted. */
function quotable(candidates: readonly string[], article: Article): string | undefined {
  return candidates
    .filter((words) => words.length <= LONGEST_QUOTE)
    .map((words) => words.replace(EDGES, ''))
    .find((words) => words !== '' && standsOnce(words, article));
}

function draftsIn(paragraph: Paragraph, article: Article, named: NamedSets): Draft[] {
  const { text } = paragraph;
  const names = [article.source, article.wire].flatMap(signatures).map(({ name }) => name);
  const body = paragraph.number <= 2 ? (findDateline(text, names)?.end ?? 0) : 0;
  const found = datesIn(text, article).filter(({ start }) => start >= body);
  return paragraph.sentences.flatMap((sentence) => {
    const from = Math.max(sentence.start, body);
    const dates = found.filter(({ start, end }) => start >= from && end <= sentence.end);
    const cut = pieces(text, from, sentence.end, dates);
    return dates.flatMap(({ edtf, text: words, start, end }, i): Draft[] => {
      const date = parseEdtf(edtf);
      const piece = cut[i];
      const quote =
        piece &&
        quotable([text.slice(piece.start, piece.end), text.slice(from, sentence.end), text], article);
      const claim =
        date && quote && guess(quote, date, article, start - text.indexOf(quote), end - text.indexOf(quote));
      if (!date || !quote || !claim) return [];
      const isThere = ({ name, also }: Named): boolean =>
        [name, ...also].some((one) => isNamedIn(one, quote));
      return [
        {
          date,
          words,
          quote,
          ...claim,
          parties: named.parties.filter(isThere),
          place: named.places.find(isThere),
        },
      ];
    });
  });
}

interface NamedSets {
  parties: readonly Named[];
  places: readonly Named[];
}

function firstOfEach(all: readonly Named[]): Named[] {
  return [...new Map([...all].reverse().map((one) => [one.id, one])).values()].reverse();
}

/** Parties and places that a draft may use: those of timeline `id`, or of all timelines without it. */
function knownNames(archive: Archive, id: string | undefined): NamedSets {
  const timelines = archive.timelines.filter((timeline) => id === undefined || timeline.id === id);
  return {
    parties: firstOfEach(timelines.flatMap(({ parties }) => parties)),
    places: firstOfEach(timelines.flatMap(({ places }) => places)),
  };
}

const quoted = (text: string): string => JSON.stringify(text);

function eventYaml(draft: Draft, id: string, article: Article): string[] {
  const { date, words, quote, claim, because, parties, place } = draft;
  return [
    `  - id: ${id} # choose a name: ASCII, and kept for good`,
    `    date: ${date.text} # ${quoted(words)}`,
    `    claim: ${claim} # a guess: ${because}`,
    '    title: ""',
    ...(parties.length > 0 ? [`    parties: [${parties.map((party) => party.id).join(', ')}]`] : []),
    ...(place ? [`    place: ${place.id}`] : []),
    '    evidence:',
    `      - article: ${article.id}`,
    `        quote: ${quoted(quote)}`,
  ];
}

function namedYaml(key: string, all: readonly Named[]): string[] {
  if (all.length === 0) return [];
  const entry = ({ id, name, also }: Named): string =>
    `  ${id}: { name: ${quoted(name)}${also.length > 0 ? `, also: [${also.map(quoted).join(', ')}]` : ''} }`;
  return [`${key}:`, ...all.map(entry)];
}

/**
 * YAML for every dated sentence of `article`: one event for each date, with a guessed claim marked as such, and the
 * parties and places that timelines know already. Without `into` it is a whole timeline; with a
 * timeline's id, the items to add to its `events`. It passes the check once the titles are filled in.
 * Empty if the article contains no date.
 */
export function draftTimeline(archive: Archive, article: Article, into?: string): string {
  const named = knownNames(archive, into);
  const drafts = documentOf(article).paragraphs.flatMap((paragraph) =>
    /^ar\b/.test(article.lang) ? draftsIn(paragraph, article, named) : [],
  );
  if (drafts.length === 0) return '';
  const taken = new Set(archive.timelines.flatMap(({ events }) => events.map(({ id }) => id)));
  const last = new Map<string, number>();
  const events = drafts.flatMap((draft) => {
    const base = `${draft.date.precision === 'interval' ? 'span' : draft.date.precision}-${draft.date.text.replace('/', '-')}`;
    let id = base;
    let n = last.get(base) ?? 1;
    while (taken.has(id)) id = `${base}-${++n}`;
    last.set(base, n);
    taken.add(id);
    return eventYaml(draft, id, article);
  });
  if (into !== undefined) return `${events.join('\n')}\n`;
  const used = (all: readonly Named[], uses: (draft: Draft) => readonly (Named | undefined)[]): Named[] =>
    all.filter((one) => drafts.some((draft) => uses(draft).includes(one)));
  return `${[
    'title: ""',
    ...namedYaml(
      'parties',
      used(named.parties, ({ parties }) => parties),
    ),
    ...namedYaml(
      'places',
      used(named.places, ({ place }) => [place]),
    ),
    'events:',
    ...events,
  ].join('\n')}\n`;
}
