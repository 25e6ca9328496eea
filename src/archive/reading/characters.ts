import { codePointName, controlsByLine, findControls } from '../../arabic/script/controls.ts';
import { uncovered } from '../../fonts/coverage.ts';
import type { Problem } from '../problem.ts';

/** Something about a character: what to say of it, and where it stands, as a UTF-16 offset. */
export interface CharacterFault {
  index: number;
  message: string;
}

const REMEDIES = {
  override: 'Delete it: the site isolates directions itself.',
  mark: 'Delete it: the site isolates directions itself.',
  invisible: 'Delete it.',
} as const;

/** Gives the line of a UTF-16 offset of `text`, 1-based, and where that begins. */
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
 * The characters of `text` that no reader sees (bidi controls, byte-order marks, zero-width ones …). One that comes
 * again on the same line is counted, not listed again. Columns are 1-based, in code points.
 */
export function hiddenCharacters(text: string): CharacterFault[] {
  return controlsByLine(text).map(({ control: { index, name, kind }, called, where }) => ({
    index,
    message: `holds ${called}, ${name},${where}. ${REMEDIES[kind]}`,
  }));
}

/** The characters of `text` that no font of the site draws, each once, the hidden ones left out. */
export function undrawnCharacters(text: string, faces: readonly ('text' | 'head')[]): CharacterFault[] {
  const found = new Map<string, CharacterFault>();
  for (const face of faces) {
    for (const { index, char, codePoint } of uncovered(text, face)) {
      if (found.has(char) || findControls(char).length > 0) continue;
      const message = `holds "${char}" (${codePointName(codePoint)}), which no face of the site covers. Replace it, or extend src/fonts/faces.ts.`;
      found.set(char, { index, message });
    }
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
}

/** The values of a YAML file, with what says where each stands. */
interface Texts<Path> {
  texts: readonly { path: Path; text: string }[];
  lineOf(path: Path): number;
  fieldOf(path: Path): string;
}

/** What no font draws in the values of a YAML file: they are shown in either face, as headings and as text. */
export function undrawnTexts<Path>(yaml: Texts<Path>, file: string): Problem[] {
  return yaml.texts.flatMap(({ path, text }) =>
    undrawnCharacters(text, ['text', 'head']).map(({ message }) => ({
      file,
      line: yaml.lineOf(path),
      field: yaml.fieldOf(path),
      message,
    })),
  );
}
