import { distance } from 'fastest-levenshtein';
import { findControls } from '../arabic/script/controls.ts';
import { shown } from '../arabic/script/shown.ts';

export { shown } from '../arabic/script/shown.ts';

/** Something that an editor must correct. */
export interface Problem {
  file: string;
  /** 1-based. */
  line: number;
  /** The key it concerns, such as `evidence.quote`; `body` or `file` if there is none. */
  field: string;
  /** What is wrong. What to do. */
  message: string;
}

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/**
 * `content/articles/x.md:5: wire: "sputnk" is not in agencies.yaml. Did you mean "sputnik"?`. Always one line:
 * invisible and direction-changing characters are shown as code points.
 */
export function formatProblem({ file, line, field, message }: Problem): string {
  return printable(`${file}:${line}: ${cut(field, 200)}: ${cut(message, 2_000)}`);
}

/** `text` on one line for a terminal: invisible, control and direction characters are shown as code points. */
export function printable(text: string): string {
  const line = text.replace(/[\t\n\r]/g, ' ');
  return findControls(line).reduceRight(
    (shown, { index, codePoint, name }) =>
      `${shown.slice(0, index)}<${name}>${shown.slice(index + String.fromCodePoint(codePoint).length)}`,
    line,
  );
}

/** Problems without duplicates, sorted by file, then line, then as found. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return [...problems]
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
    .filter((problem) => {
      const text = formatProblem(problem);
      return !seen.has(text) && seen.add(text);
    });
}

/** The message for an article id that is not among the published ones. */
export function noSuchArticle(id: string, published: Iterable<string>, drafts: ReadonlySet<string>): string {
  return drafts.has(id)
    ? `"${id}" is a draft. Take "draft: true" out of it, or do not name it here.`
    : `${shown(id)} is not in articles/. ${didYouMean(id, published)}`;
}

/**
 * A hint for someone who wrote `name` instead of one of `known`: the nearest one if it is similar enough, else the list
 * if it is short.
 */
export function didYouMean(name: string, known: Iterable<string>): string {
  const names = [...known];
  const near = names
    .map((candidate) => ({
      candidate,
      edits: distance(name.slice(0, 200).toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(
      ({ candidate, edits }) =>
        edits <= Math.max(1, Math.floor(Math.max(candidate.length, name.length) * 0.4)),
    )
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1))[0];
  if (near) return `Did you mean "${near.candidate}"?`;
  if (names.length === 0) return 'None is defined yet: add it first.';
  return names.length <= 12 ? `Use one of: ${names.join(', ')}.` : 'Check its spelling, or add it.';
}
