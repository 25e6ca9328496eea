import { join } from 'node:path';
import { findControls } from '../arabic/controls.ts';
import { findDateline } from '../arabic/dateline.ts';
import { uncovered } from '../fonts/coverage.ts';
import { didYouMean, shown } from './problem.ts';
import { articleSchema } from './schema.ts';
import { readSource } from './source-file.ts';
import type { Agency, Article, Problem } from './types.ts';
import { readYaml, validate, type YamlSource } from './yaml-source.ts';

const ID = /^(\d{4}-\d{2}-\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*$/;
const KEYS = Object.keys(articleSchema.shape);

/** The frontmatter and the body of an article's text, with the line of the file each begins at. */
function splitFrontmatter(text: string): { yaml: string; body: string; bodyLine: number } | undefined {
  if (!text.startsWith('---\n')) return undefined;
  const end = /\n---[ \t]*(?:\n|$)/.exec(text.slice(3));
  if (!end) return undefined;
  const yaml = text.slice(4, 3 + end.index + 1);
  const rest = text.slice(3 + end.index + end[0].length);
  const lead = /^(?:[ \t]*\n)*/.exec(rest)?.[0] ?? '';
  const bodyLine = text.slice(0, text.length - rest.length + lead.length).split('\n').length;
  return { yaml, body: rest.slice(lead.length).trimEnd(), bodyLine };
}

function checkCharacters(
  text: string,
  face: 'text' | 'head',
  at: { file: string; line: number; field: string },
  problems: Problem[],
): void {
  const lineAt = (index: number): { line: number; column: number } => {
    const before = text.slice(0, index).split('\n');
    return { line: at.line + before.length - 1, column: [...(before.at(-1) ?? '')].length + 1 };
  };
  for (const { index, name, kind } of findControls(text)) {
    const { line, column } = lineAt(index);
    const what = {
      override: 'a direction control',
      mark: 'a direction mark',
      invisible: 'an invisible character',
    }[kind];
    problems.push({
      ...at,
      line,
      message: `holds ${what}, ${name}, at column ${column}. Delete it: the site isolates directions itself.`,
    });
  }
  const reported = new Set<string>();
  for (const { index, char } of uncovered(text, face)) {
    if (reported.has(char) || findControls(char).length > 0) continue;
    reported.add(char);
    const { line, column } = lineAt(index);
    const code = `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
    problems.push({
      ...at,
      line,
      message: `holds "${char}" (${code}) at column ${column}, which no face of the site covers. Replace it, or extend src/fonts/subset.ts.`,
    });
  }
}

/** Holds the dateline that opens the body against the frontmatter. */
function checkDateline(article: Article, bodyLine: number, problems: Problem[]): void {
  const known = [article.source, article.wire].flatMap(({ names }) => Object.values(names));
  const dateline = findDateline(article.body.split('\n', 1)[0] ?? '', known);
  if (!dateline) return;
  const report = (message: string): void => {
    problems.push({ file: article.file, line: bodyLine, field: 'dateline', message });
  };
  for (const { text } of dateline.names) {
    if (known.includes(text)) continue;
    report(
      `names ${shown(text)}, which is no name of source "${article.source.id}" or wire "${article.wire.id}". Correct source or wire, or add the name to agencies.yaml.`,
    );
  }
  const { date } = dateline;
  if (!date) return;
  if (date.iso === undefined) report(`${shown(date.text)} is not a real day. Correct it if it was mistyped.`);
  else if (date.iso !== article.date)
    report(
      `says ${date.iso}, the frontmatter says ${article.date}. Correct date, and the file name with it.`,
    );
}

function resolveAgency(
  id: string,
  role: 'source' | 'wire',
  agencies: ReadonlyMap<string, Agency>,
  file: string,
  yaml: YamlSource,
  problems: Problem[],
): Agency | undefined {
  const agency = agencies.get(id);
  const report = (message: string): void => {
    problems.push({ file, line: yaml.lineOf([role]), field: role, message });
  };
  if (!agency) report(`${shown(id)} is not in agencies.yaml. ${didYouMean(id, agencies.keys())}`);
  else if (agency.kind !== role && agency.kind !== 'both')
    report(
      `"${id}" is of kind ${agency.kind} in agencies.yaml. Name a ${role} here, or make its kind "both".`,
    );
  return agency;
}

/** Reads and checks `articles/<id>.md`. Gives the article if it can be resolved; problems go to `problems`. */
export function readArticle(
  id: string,
  root: string,
  agencies: ReadonlyMap<string, Agency>,
  problems: Problem[],
): { article: Article; yaml: YamlSource } | undefined {
  const file = join(root, 'articles', `${id}.md`);
  const report = (line: number, field: string, message: string): void => {
    problems.push({ file, line, field, message });
  };
  const named = ID.exec(id);
  if (!named)
    report(
      1,
      'file',
      `"${id}.md" is not a name for an article. Name it YYYY-MM-DD-handle.md, the handle in lower-case ASCII.`,
    );
  const text = readSource(file, root, problems);
  if (text === undefined) return undefined;
  const parts = splitFrontmatter(text);
  if (!parts) {
    report(
      1,
      'file',
      'has no frontmatter. Begin it with a line ---, then title, date, source and wire, then a line ---.',
    );
    return undefined;
  }
  const yaml = readYaml(parts.yaml, file, 2, problems);
  if (parts.body === '')
    report(parts.bodyLine, 'body', 'is empty. Put the words of the dispatch below the frontmatter.');
  checkCharacters(parts.body, 'text', { file, line: parts.bodyLine, field: 'body' }, problems);
  if (yaml.value === undefined) return undefined;
  const data = validate(yaml, articleSchema, file, problems, (path) =>
    path[0] === 'corrections' ? ['date', 'note'] : KEYS,
  );
  if (!data) return undefined;
  checkCharacters(data.title, 'head', { file, line: yaml.lineOf(['title']), field: 'title' }, problems);
  if (named && named[1] !== data.date)
    report(
      yaml.lineOf(['date']),
      'date',
      `is ${data.date}, the file name says ${named[1]}. Make the two agree.`,
    );
  for (const [key, date] of [
    ['updated', data.updated],
    ...data.corrections.map((c, i) => [`corrections.${i}.date`, c.date]),
  ] as const)
    if (key !== undefined && date !== undefined && date < data.date)
      report(
        yaml.lineOf(key.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))),
        key,
        `${date} lies before the dispatch, ${data.date}. Correct one of them.`,
      );
  const source = resolveAgency(data.source, 'source', agencies, file, yaml, problems);
  const wire = resolveAgency(data.wire, 'wire', agencies, file, yaml, problems);
  if (!source || !wire || !named || parts.body === '') return undefined;
  const article: Article = {
    ...data,
    id,
    file,
    source,
    wire,
    body: parts.body,
    words: parts.body.match(/\S+/g)?.length ?? 0,
  };
  checkDateline(article, parts.bodyLine, problems);
  return { article, yaml };
}
