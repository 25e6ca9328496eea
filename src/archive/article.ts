import { join } from 'node:path';
import { findDateline } from '../arabic/dateline.ts';
import { hiddenCharacters, positionsIn, undrawnCharacters, undrawnTexts } from './characters.ts';
import { didYouMean, shown } from './problem.ts';
import { articleSchema } from './schema.ts';
import { readSource } from './source-file.ts';
import type { Agency, Article, Problem } from './types.ts';
import { validate } from './validate.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

const ID = /^(\d{4}-\d{2}-\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*$/;

type Report = (line: number, field: string, message: string) => void;

/** The frontmatter and the body of an article's text, with the line of the file each begins at. */
function splitFrontmatter(text: string): { yaml: string; body: string; bodyLine: number } | undefined {
  if (!/^---[ \t]*\n/.test(text)) return undefined;
  const start = text.indexOf('\n') + 1;
  const end = /(?:^|\n)---[ \t]*(?:\n|$)/.exec(text.slice(start));
  if (!end) return undefined;
  const yaml = text.slice(start, start + end.index + (end[0].startsWith('\n') ? 1 : 0));
  const rest = text.slice(start + end.index + end[0].length);
  const lead = /^(?:[ \t]*\n)*/.exec(rest)?.[0] ?? '';
  const bodyLine = text.slice(0, text.length - rest.length + lead.length).split('\n').length;
  return { yaml, body: rest.slice(lead.length).trimEnd(), bodyLine };
}

function checkBody(body: string, bodyLine: number, report: Report): void {
  if (body === '') report(bodyLine, 'body', 'is empty. Put the words of the dispatch below the frontmatter.');
  const position = positionsIn(body);
  for (const { index, message } of [...hiddenCharacters(body), ...undrawnCharacters(body, ['text'])])
    report(bodyLine + position(index).line - 1, 'body', message);
}

/** Holds the dateline that opens the body against what of the frontmatter is sound. */
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
  const known = [source, wire].flatMap((agency) => Object.values(agency?.names ?? {}));
  const dateline = findDateline(body.split('\n', 1)[0] ?? '', known);
  if (!dateline) return;
  if (source && wire) {
    for (const { text } of dateline.names) {
      if (known.includes(text)) continue;
      const message = `names ${shown(text)}, which is no name of source "${source.id}" or wire "${wire.id}". Correct source or wire, or add the name to agencies.yaml.`;
      report(bodyLine, 'dateline', message);
    }
  }
  if (!dateline.date || date === undefined) return;
  const { iso, text } = dateline.date;
  if (iso === undefined)
    report(bodyLine, 'dateline', `${shown(text)} is not a real day. Correct it if it was mistyped.`);
  else if (iso !== date) {
    const message = `says ${iso}, the frontmatter says ${date}. Correct date, and the file name with it.`;
    report(bodyLine, 'dateline', message);
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

/** Stands for an agency that is reported as unknown, so that the rest of its article can still be checked. */
const UNKNOWN_AGENCY: Agency = { id: 'unknown', kind: 'both', lang: 'ar', names: {} };

/**
 * Reads and checks `articles/<id>.md`; problems go to `problems`. Gives the article wherever its text could be read at
 * all: quotes are looked for in it even where its frontmatter is faulty, and `isSound` is false.
 */
export function readArticle(
  id: string,
  root: string,
  agencies: ReadonlyMap<string, Agency>,
  problems: Problem[],
): { article: Article; yaml: YamlSource; bodyLine: number; isSound: boolean } | undefined {
  const file = join(root, 'articles', `${id}.md`);
  const before = problems.length;
  const report: Report = (line, field, message) => problems.push({ file, line, field, message });
  const day = ID.exec(id)?.[1];
  if (day === undefined) {
    const message = `${shown(`${id}.md`)} is not a name for an article. Name it YYYY-MM-DD-handle.md, the handle in lower-case ASCII.`;
    report(1, 'file', message);
  }
  const text = readSource(file, root, problems);
  if (text === undefined) return undefined;
  const parts = splitFrontmatter(text);
  if (!parts) {
    const message =
      'has no frontmatter. Begin it with a line ---, then title, date, source and wire, then a line ---.';
    report(1, 'file', message);
    return undefined;
  }
  const { body, bodyLine } = parts;
  const yaml = readYaml(parts.yaml, file, 2, problems);
  checkBody(body, bodyLine, report);
  const { sound } =
    yaml.value === undefined ? { sound: {} } : validate(yaml, [], yaml.value, articleSchema, file, problems);
  const { title = '', date, lang = 'ar', topics = [], corrections = [], replaces = [] } = sound;
  problems.push(...undrawnTexts(yaml, file));
  if (day !== undefined && date !== undefined && day !== date)
    report(yaml.lineOf(['date']), 'date', `is ${date}, the file name says ${day}. Make the two agree.`);
  const dated = [
    { path: ['updated'], on: sound.updated },
    ...corrections.map((correction, i) => ({ path: ['corrections', i, 'date'], on: correction.date })),
  ];
  for (const { path, on } of dated) {
    if (date === undefined || on === undefined || on >= date) continue;
    const message = `${on} lies before the dispatch, ${date}. Correct one of them.`;
    report(yaml.lineOf(path), yaml.fieldOf(path), message);
  }
  const agencyOf = (role: 'source' | 'wire'): Agency | undefined => {
    const named = sound[role];
    if (named === undefined) return undefined;
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
    lang,
    source: source ?? UNKNOWN_AGENCY,
    wire: wire ?? UNKNOWN_AGENCY,
    summary: sound.summary,
    topics,
    url: sound.url,
    updated: sound.updated,
    corrections,
    replaces,
    body,
    words: body.match(/\S+/g)?.length ?? 0,
  };
  return { article, yaml, bodyLine, isSound: problems.length === before };
}
