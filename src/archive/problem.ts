import { distance } from 'fastest-levenshtein';
import { findControls } from '../arabic/script/controls.ts';
import { shown } from '../arabic/script/shown.ts';

export { shown } from '../arabic/script/shown.ts';

/** Something an editor must mend. */
export interface Problem {
  file: string;
  /** 1-based. */
  line: number;
  /** The key it is about, `evidence.quote` style; `body` or `file` where there is none. */
  field: string;
  /** What is wrong. What to do. */
  message: string;
}

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/**
 * `content/articles/x.md:5: wire: "sputnk" is not in agencies.yaml. Did you mean "sputnik"?`. One line in any case: what
 * is invisible or turns the direction, in an id or a file's name, is shown by its code point.
 */
export function formatProblem({ file, line, field, message }: Problem): string {
  return printable(`${file}:${line}: ${cut(field, 200)}: ${cut(message, 2_000)}`);
}

/** `text` on one line of a terminal, what is invisible, controls it or turns its direction shown by its code point. */
export function printable(text: string): string {
  const line = text.replace(/[\t\n\r]/g, ' ');
  return findControls(line).reduceRight(
    (shown, { index, codePoint, name }) =>
      `${shown.slice(0, index)}<${name}>${shown.slice(index + String.fromCodePoint(codePoint).length)}`,
    line,
  );
}

/** Problems in the order an editor mends them: by file, then line, then as found. Equal ones once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return [...problems]
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
    .filter((problem) => {
      const text = formatProblem(problem);
      return !seen.has(text) && seen.add(text);
    });
}

/** What is wrong with naming the article `id`, which is not among those that are published. */
export function noSuchArticle(id: string, published: Iterable<string>, drafts: ReadonlySet<string>): string {
  return drafts.has(id)
    ? `"${id}" is a draft. Take "draft: true" out of it, or do not name it here.`
    : `${shown(id)} is not in articles/. ${didYouMean(id, published)}`;
}

/**
 * What to say to someone who wrote `name` where one of `known` was wanted: the nearest one, where one is near enough;
 * else the list, where it is short.
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
