import { addDays, instantOf, isRealDate } from '../arabic/calendar.ts';
import { findCredit } from '../arabic/dateline/credit.ts';
import { type Dateline, isSameName, openingDateline } from '../arabic/dateline/find.ts';
import { mayBe, type Reading, readingOf } from '../arabic/language.ts';
import { lookAlike } from '../arabic/script/look-alike.ts';
import { signatures } from '../archive/agencies.ts';
import { didYouMean, shown } from '../archive/problem.ts';
import type { Agency } from '../archive/types.ts';
import type { Fault } from './fault.ts';
import type { Incoming } from './incoming.ts';

/** What the editor gives on the command line. */
export interface Said {
  date?: string | undefined;
  /** The year for a dateline without one. */
  year?: string | undefined;
  source?: string | undefined;
  /** The outlet for copy that names none, from `site.yaml`. */
  ownSource?: string | undefined;
  wire?: string | undefined;
  lang?: string | undefined;
}

/** The facts about a dispatch for its frontmatter. */
export interface Facts {
  date: string;
  /** With its zone, `09:12+03:00`. */
  time?: string | undefined;
  source: Agency;
  wire: Agency;
  lang: string;
}

/** «Urdu», «Latin script», for a message. */
function nameOf({ lang, script }: Reading): string {
  if (lang !== undefined) return new Intl.DisplayNames(['en'], { type: 'language' }).of(lang) ?? lang;
  return `${new Intl.DisplayNames(['en'], { type: 'script' }).of(script) ?? script} script`;
}

type Ask = (field: string, message: string, line?: number) => undefined;

/** The latest real day with `monthDay` (`MM-DD`) that is not after the day `last`. */
function newestDay(monthDay: string, last: string): string | undefined {
  const year = Number(last.slice(0, 4));
  // 29 February comes at least once in eight years.
  const days = Array.from({ length: 9 }, (_, back) => `${year - back}-${monthDay}`);
  return days.find((day) => day <= last && isRealDate(day));
}

/** Today, by this computer's clock and time zone. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/**
 * The day of a dateline from a wire that writes no year: the latest one not after the metadata's days or,
 * without any, not after today. One day of leeway, because the metadata's clock may be behind the
 * dateline's. Always adds a note.
 */
function dayWithoutYear(
  { text, monthDay }: { text: string; monthDay: string },
  { days }: Incoming,
  wire: Agency,
  notes: string[],
): string | undefined {
  const newest = [...days].sort((a, b) => (a.day < b.day ? 1 : -1))[0];
  const date = newestDay(monthDay, newest ? addDays(newest.day, 1) : today());
  const by = newest ? `of ${newest.day}, as ${newest.from} says` : `of today, ${today()}`;
  if (date !== undefined)
    notes.push(
      `date: ${date}: the dateline says ${shown(text)}, and wire "${wire.id}" writes no year (agencies.yaml). It is the newest such day as ${by}. Was it an earlier year: --year YYYY.`,
    );
  return date;
}

function settleDate(
  dateline: Dateline | undefined,
  incoming: Incoming,
  said: Said,
  wire: Agency | undefined,
  ask: Ask,
  notes: string[],
): string | undefined {
  const { days } = incoming;
  const written = dateline?.date;
  if (said.date !== undefined) {
    if (isRealDate(said.date)) return said.date;
    return ask('--date', `${shown(said.date)} is not a real day. Write it as YYYY-MM-DD.`);
  }
  if (written?.iso !== undefined) return written.iso;
  const listed = [...new Set(days.map(({ day }) => day))];
  if (written?.monthDay !== undefined) {
    const { text, monthDay } = written;
    if (said.year !== undefined) {
      const date = `${said.year}-${monthDay}`;
      return isRealDate(date)
        ? date
        : ask(
            '--year',
            `${shown(said.year)} gives ${date}, which is not a real day. Write the year as YYYY.`,
          );
    }
    const [date, other] = listed.filter((day) => day.endsWith(monthDay));
    if (date !== undefined && other === undefined) return date;
    const newest =
      date === undefined && wire?.year === 'none'
        ? dayWithoutYear({ text, monthDay }, incoming, wire, notes)
        : undefined;
    if (newest !== undefined) return newest;
    return ask(
      '--date',
      `is needed: the dateline says ${shown(text)} and no year. Say --date YYYY-${monthDay}, or --year YYYY.`,
    );
  }
  if (written)
    return ask(
      'dateline',
      `${shown(written.text)} is not a real day. Check the dispatch, and say its --date.`,
    );
  const [day, other] = listed;
  if (day !== undefined && other === undefined) return day;
  if (day === undefined)
    return ask('--date', 'is needed: nothing in the dispatch says its day. Say --date YYYY-MM-DD.');
  return ask(
    '--date',
    `is needed: ${days.map(({ day: each, from }) => `${from} says ${each}`).join(', ')}. Choose one with --date.`,
  );
}

/** The latest time in the metadata on the day of the dispatch: when this version was sent. */
function settleTime(date: string | undefined, { days }: Incoming): string | undefined {
  return days
    .flatMap(({ day, time }) => (day === date && time !== undefined ? [time] : []))
    .sort((a, b) => (instantOf(date ?? '', a) < instantOf(date ?? '', b) ? 1 : -1))[0];
}

function named(
  id: string,
  role: 'source' | 'wire',
  agencies: ReadonlyMap<string, Agency>,
  ask: Ask,
): Agency | undefined {
  const agency = agencies.get(id);
  if (!agency)
    return ask(`--${role}`, `${shown(id)} is not in agencies.yaml. ${didYouMean(id, agencies.keys())}`);
  if (agency.kind === role || agency.kind === 'both') return agency;
  return ask(
    `--${role}`,
    `"${id}" is a ${agency.kind} in agencies.yaml. Name a ${role}, or make its kind "both".`,
  );
}

/** The agency in a role: named by the editor, or the only one of its kind that the dispatch names. */
function settleAgency(
  role: 'source' | 'wire',
  mentioned: readonly Agency[],
  strangers: readonly string[],
  said: Said,
  agencies: ReadonlyMap<string, Agency>,
  ask: Ask,
): Agency | undefined {
  const other = role === 'wire' ? 'source' : 'wire';
  const id = said[role];
  if (id !== undefined) return named(id, role, agencies, ask);
  const [only, second] = mentioned.filter(({ kind }) => kind === role);
  if (only && !second) return only;
  const isOtherSettled = said[other] !== undefined || mentioned.some(({ kind }) => kind === other);
  const both = mentioned.filter((agency) => agency.kind === 'both' && agency.id !== said[other]);
  if (!only && isOtherSettled && both.length === 1) return both[0];
  const choices = mentioned.filter(({ kind }) => kind === role || kind === 'both').map((agency) => agency.id);
  if (role === 'source' && choices.length === 0 && said.ownSource !== undefined)
    return named(said.ownSource, role, agencies, ask);
  const what = role === 'wire' ? 'which service wrote it' : 'which outlet published it';
  const hint =
    choices.length > 0
      ? `Say --${role} ${choices.join(` or --${role} `)}.`
      : strangers.length > 0
        ? `It names ${strangers.join(', ')}, not known in agencies.yaml: add it there, or say --${role}.`
        : `Say --${role} with an id of agencies.yaml.`;
  return ask(`--${role}`, `is needed: the dispatch does not say ${what}. ${hint}`);
}

/**
 * The facts about a dispatch, from its dateline, credit, metadata and the editor's flags only. Anything missing is
 * requested, as a fault named after the flag. It is also a fault if the text is not in the language of its wire service
 * (or of the editor's flag).
 */
export function settleFacts(
  incoming: Incoming,
  said: Said,
  agencies: ReadonlyMap<string, Agency>,
): { facts?: Facts; dateline?: Dateline | undefined; faults: Fault[]; notes: string[] } {
  const faults: Fault[] = [];
  const ask: Ask = (field, message, line = 1) => {
    faults.push({ line, field, message });
  };
  const known = [...agencies.values()].flatMap((agency) =>
    signatures(agency).map(({ name }) => ({ name, agency })),
  );
  const names = known.map(({ name }) => name);
  const dateline = openingDateline(incoming.paragraphs, names)?.dateline;
  const credit = findCredit(incoming.paragraphs.at(-1) ?? '', names);
  const signed = [...(dateline?.names ?? []), ...(credit?.names ?? [])].map(({ text }) => text);
  const holderOf = (name: string): Agency | undefined =>
    known.find((one) => isSameName(one.name, name))?.agency;
  const mentioned = [...new Set([...signed, ...incoming.names].flatMap((name) => holderOf(name) ?? []))];
  const unknown = [...new Set([...signed, ...incoming.names].filter((name) => !holderOf(name)))];
  const strangers = unknown.map((name) => {
    const known = names.find((one) => lookAlike(name, one) !== undefined);
    const likeness = known && ` (which looks like ${shown(known)}, but has ${lookAlike(name, known)})`;
    return `${shown(name)}${likeness ?? ''}`;
  });
  const source = settleAgency('source', mentioned, strangers, said, agencies, ask);
  const wire = settleAgency('wire', mentioned, strangers, said, agencies, ask);
  const ofAgencies = faults.splice(0);
  const inferred: string[] = [];
  const date = settleDate(dateline, incoming, said, wire, ask, inferred);
  faults.push(...ofAgencies);
  const time = settleTime(date, incoming);
  const notes = [
    ...inferred,
    ...(said.date === undefined && date !== undefined
      ? incoming.days
          .filter(({ day }) => day !== date)
          .map(({ day, from }) => `date: ${date} by the dateline; ${from} says ${day}.`)
      : []),
  ];
  const lang = said.lang ?? wire?.lang;
  if (lang === undefined || !wire) return { dateline, faults, notes };
  const whose = said.lang === undefined ? `wire "${wire.id}" writes ${lang}` : `--lang says ${lang}`;
  const remedy =
    said.lang === undefined
      ? `Name the service that wrote it, or say its --lang`
      : 'Say the language it is in';
  const reading = readingOf([incoming.headline, ...incoming.paragraphs].join('\n'));
  const sameLanguage = (a: string, b: string): boolean =>
    a.toLowerCase().split('-')[0] === b.toLowerCase().split('-')[0];
  if (reading && !mayBe(reading, lang))
    ask('lang', `reads as ${nameOf(reading)}: ${reading.because}; ${whose}. ${remedy}.`);
  else if (said.lang === undefined && incoming.lang !== undefined && !sameLanguage(incoming.lang, lang))
    ask('lang', `is ${shown(incoming.lang)} by its metadata; ${whose}. ${remedy}.`);
  if (faults.length > 0 || date === undefined || !source) return { dateline, faults, notes };
  return { facts: { date, time, source, wire, lang }, dateline, faults, notes };
}
