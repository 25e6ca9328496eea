import { join } from 'node:path';
import { isSameName, openingDateline } from '../arabic/dateline/find.ts';
import { lookAlike } from '../arabic/script/look-alike.ts';
import { datelikeNames, signatures } from './agencies.ts';
import { openingParagraphs, tellingWords } from './opening.ts';
import type { Problem } from './problem.ts';
import { didYouMean, shown } from './problem.ts';
import { type Report, reportBody } from './reading/body.ts';
import { unknownTexts } from './reading/characters.ts';
import { LARGEST, readSource } from './reading/files.ts';
import { articleSchema, type PictureEntry } from './reading/schema.ts';
import { validate } from './reading/validate.ts';
import { readYaml } from './reading/yaml.ts';
import type { Agency, Article } from './types.ts';

const ID = /^(\d{4}-\d{2}-\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The frontmatter and body of an article's text, with the line of the file at which the body begins. */
export function splitFrontmatter(text: string): { yaml: string; body: string; bodyLine: number } | undefined {
  if (!/^---[ \t]*\n/.test(text)) return undefined;
  const start = text.indexOf('\n') + 1;
  const end = /(?:^|\n)---[ \t]*(?:\n|$)/.exec(text.slice(start));
  if (!end) return undefined;
  const yaml = text.slice(start, start + end.index + (end[0].startsWith('\n') ? 1 : 0));
  const rest = text.slice(start + end.index + end[0].length);
  const lead = /^(?:[ \t]*\n)*/.exec(rest)?.[0] ?? '';
  const bodyLine = text.slice(0, text.length - rest.length + lead.length).split('\n').length;
  // A no-break space at the end is the agency's, so it is kept.
  return { yaml, body: rest.slice(lead.length).replace(/[ \t\n]+$/, ''), bodyLine };
}

/** Says that `name` is not one of `known`, and names the one that it looks like, if any. */
function strangerTo(known: readonly string[], name: string): string {
  for (const one of known) {
    const what = lookAlike(name, one);
    if (what !== undefined) return `which looks like ${shown(one)} but has ${what}: it is not a name of`;
  }
  return 'which is not a name of';
}

/** Compares the dateline at the start of the body with the sound fields of the frontmatter. */
function checkDateline(
  body: string,
  bodyLine: number,
  {
    date,
    source,
    wire,
  }: { date?: string | undefined; source?: Agency | undefined; wire?: Agency | undefined },
  report: Report,
): void {
  const known = [source, wire].flatMap((agency) =>
    agency ? signatures(agency).map(({ name }) => name) : [],
  );
  const { texts, lines } = openingParagraphs(body);
  const found = openingDateline(texts, known);
  if (!found) return;
  const { dateline, paragraph } = found;
  const above = texts[paragraph]?.slice(0, dateline.start).split('\n').length ?? 1;
  const line = bodyLine + (lines[paragraph] ?? 0) + above - 1;
  if (source && wire) {
    for (const { text } of dateline.names) {
      if (known.some((name) => isSameName(name, text))) continue;
      const message = `names ${shown(text)}, ${strangerTo(known, text)} source "${source.id}" or wire "${wire.id}". Correct source or wire, or add the name to agencies.yaml.`;
      report(line, 'dateline', message);
    }
  }
  if (!dateline.date || date === undefined) return;
  const { iso, monthDay, text } = dateline.date;
  if (monthDay !== undefined) {
    if (date.endsWith(monthDay)) return;
    const message = `says ${shown(text)}, the frontmatter says ${date}. Correct date, and the file name with it.`;
    report(line, 'dateline', message);
  } else if (iso === undefined)
    report(line, 'dateline', `${shown(text)} is not a real day. Correct it if it was mistyped.`);
  else if (iso !== date) {
    const message = `says ${iso}, the frontmatter says ${date}. Correct date, and the file name with it.`;
    report(line, 'dateline', message);
  }
}

function resolveAgency(
  id: string,
  role: 'source' | 'wire',
  agencies: ReadonlyMap<string, Agency>,
  report: (message: string) => void,
): Agency | undefined {
  const agency = agencies.get(id);
  if (!agency) report(`${shown(id)} is not in agencies.yaml. ${didYouMean(id, agencies.keys())}`);
  else if (agency.kind !== role && agency.kind !== 'both')
    report(`"${id}" is a ${agency.kind} in agencies.yaml. Name a ${role} here, or make its kind "both".`);
  return agency;
}

export interface ReadArticle {
  article: Article;
  /** Its pictures as the frontmatter lists them; their files are read separately. */
  pictures: readonly PictureEntry[];
  /** The YAML above the body, from line 2 of the file on. */
  frontmatter: string;
  /** Line of the file, 1-based, on which the body begins. */
  bodyLine: number;
  isSound: boolean;
  /** Whether only the dev server shows it. */
  isDraft: boolean;
}

/** Replaces an agency that is reported as unknown, so that the rest of its article can still be checked. */
const UNKNOWN_AGENCY: Agency = { id: 'unknown', kind: 'both', lang: 'ar', names: {}, also: [] };

/**
 * Reads and checks the text of `articles/<id>.md`; problems go to `problems`. Returns the article whenever its text is
 * readable, so that quotes can be looked up in it: if the frontmatter is faulty, `isSound` is false.
 */
export function articleOf(
  text: string,
  id: string,
  file: string,
  agencies: ReadonlyMap<string, Agency> | undefined,
  problems: Problem[],
): ReadArticle | undefined {
  const before = problems.length;
  const report: Report = (line, field, message) => problems.push({ file, line, field, message });
  const day = ID.exec(id)?.[1];
  if (day === undefined) {
    const message = `${shown(`${id}.md`)} is not a name for an article. Name it YYYY-MM-DD-handle.md, the handle in lower-case ASCII.`;
    report(1, 'file', message);
  }
  if (Buffer.byteLength(text) > LARGEST.article) {
    const message = `is larger than ${LARGEST.article / 2 ** 10} KiB. A dispatch is a few pages: split it, one dispatch each.`;
    report(1, 'file', message);
    return undefined;
  }
  const parts = splitFrontmatter(text);
  if (!parts) {
    const message =
      'has no frontmatter. Begin it with a line ---, then title, date, source and wire, then a line ---.';
    report(1, 'file', message);
    return undefined;
  }
  const { body, bodyLine } = parts;
  const yaml = readYaml(parts.yaml, file, 2, problems);
  reportBody(body, bodyLine, report);
  const { sound } =
    yaml.value === undefined ? { sound: {} } : validate(yaml, [], yaml.value, articleSchema, file, problems);
  const { title = '', date, lang = 'ar', topics = [], corrections = [], replaces = [] } = sound;
  problems.push(...unknownTexts(yaml, file));
  if (day !== undefined && date !== undefined && day !== date)
    report(yaml.lineOf(['date']), 'date', `is ${date}, the file name says ${day}. Make the two agree.`);
  const dated = [
    { path: ['updated'], on: sound.updated },
    ...corrections.map((correction, i) => ({ path: ['corrections', i, 'date'], on: correction.date })),
  ];
  for (const { path, on } of dated) {
    if (date === undefined || on === undefined || on >= date) continue;
    const message = `${on} is before the dispatch, ${date}. Correct one of them.`;
    report(yaml.lineOf(path), yaml.fieldOf(path), message);
  }
  const agencyOf = (role: 'source' | 'wire'): Agency | undefined => {
    const named = sound[role];
    if (named === undefined || !agencies) return undefined;
    return resolveAgency(named, role, agencies, (message) => report(yaml.lineOf([role]), role, message));
  };
  const source = agencyOf('source');
  const wire = agencyOf('wire');
  checkDateline(body, bodyLine, { date, source, wire }, report);
  const article: Article = {
    id,
    file,
    title,
    date: date ?? day ?? '9999-12-31',
    time: sound.time,
    lang,
    source: source ?? UNKNOWN_AGENCY,
    wire: wire ?? UNKNOWN_AGENCY,
    datelikeNames: agencies ? datelikeNames(agencies) : [],
    summary: sound.summary,
    byline: sound.byline,
    place: sound.place,
    topics,
    url: sound.url,
    updated: sound.updated,
    corrections,
    replaces,
    isFlash: sound.flash === true,
    pictures: [],
    body,
    words: body.match(/\S+/g)?.length ?? 0,
    telling: '',
  };
  article.telling = tellingWords(article);
  const isDraft = sound.draft === true;
  const { pictures = [] } = sound;
  const isSound = problems.length === before;
  return { article, pictures, frontmatter: parts.yaml, bodyLine, isSound, isDraft };
}

/** Reads and checks `articles/<id>.md` of the content folder `root` with `articleOf`. */
export function readArticle(
  id: string,
  root: string,
  agencies: ReadonlyMap<string, Agency> | undefined,
  problems: Problem[],
): ReadArticle | undefined {
  const file = join(root, 'articles', `${id}.md`);
  const before = problems.length;
  const text = readSource(file, root, problems);
  if (text === undefined) return undefined;
  const read = articleOf(text, id, file, agencies, problems);
  return read && { ...read, isSound: problems.length === before };
}
