import { codePointName, controlsByLine, findControls } from '../../arabic/script/controls.ts';
import { uncovered } from '../../fonts/coverage.ts';
import type { Problem } from '../problem.ts';

/** A problem with a character: the message, and its UTF-16 offset. */
export interface CharacterFault {
  index: number;
  message: string;
}

const REMEDIES = {
  override: 'Delete it: the site isolates directions itself.',
  mark: 'Delete it: the site isolates directions itself.',
  invisible: 'Delete it.',
} as const;

/** Returns a function that gives the 1-based line of a UTF-16 offset, and the offset where that line begins. */
export function positionsIn(text: string): (index: number) => { line: number; start: number } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (index) => {
    let low = 0;
    for (let high = starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= index) low = middle;
      else high = middle;
    }
    return { line: low + 1, start: starts[low] as number };
  };
}

/**
 * The invisible characters of `text` (bidi controls, byte-order marks, zero-width ones …). Repetitions on one line are
 * counted, not listed. Columns are 1-based, in code points.
 */
export function hiddenCharacters(text: string): CharacterFault[] {
  return controlsByLine(text).map(({ control: { index, name, kind }, called, where }) => ({
    index,
    message: `holds ${called}, ${name},${where}. ${REMEDIES[kind]}`,
  }));
}

/** Private-use characters: each font draws them differently, and most draw none. */
export function unknownCharacters(text: string): CharacterFault[] {
  const found = [...text.matchAll(/\p{Co}/gu)].map(({ index, 0: char }) => ({ index, char }));
  return [...new Map(found.map((one) => [one.char, one])).values()].map(({ index, char }) => ({
    index,
    message: `holds ${codePointName(char.codePointAt(0) as number)}, a character of private use, which means nothing to a reader. Replace it.`,
  }));
}

/** The characters of `text` that no font of the site draws, without duplicates and without invisible ones. */
export function undrawnCharacters(
  text: string,
  faces: readonly ('text' | 'head')[],
): { index: number; char: string; name: string }[] {
  const found = new Map<string, { index: number; char: string; name: string }>();
  for (const face of faces) {
    for (const { index, char, codePoint } of uncovered(text, face)) {
      if (found.has(char) || findControls(char).length > 0) continue;
      found.set(char, { index, char, name: codePointName(codePoint) });
    }
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
}

/** The values of a YAML file and the line of each. */
interface Texts<Path> {
  texts: readonly { path: Path; text: string }[];
  lineOf(path: Path): number;
  fieldOf(path: Path): string;
}

function problemsIn<Path>(
  yaml: Texts<Path>,
  file: string,
  faultsOf: (text: string) => readonly { message: string }[],
): Problem[] {
  return yaml.texts.flatMap(({ path, text }) =>
    faultsOf(text).map(({ message }) => ({
      file,
      line: yaml.lineOf(path),
      field: yaml.fieldOf(path),
      message,
    })),
  );
}

/** Private-use characters in the values of a YAML file. */
export function unknownTexts<Path>(yaml: Texts<Path>, file: string): Problem[] {
  return problemsIn(yaml, file, unknownCharacters);
}

/** Characters in a YAML file that the site's fonts lack: the site's name is drawn on its icon and cards. */
export function undrawnTexts<Path>(yaml: Texts<Path>, file: string): Problem[] {
  return problemsIn(yaml, file, (text) =>
    undrawnCharacters(text, ['text', 'head']).map(({ char, name }) => ({
      message: `holds "${char}" (${name}), which no face of the site covers. Replace it, or extend src/fonts/faces.ts.`,
    })),
  );
}
