import { findControls } from '../arabic/script/controls.ts';

const KINDS = {
  override: 'a direction control',
  mark: 'a direction mark',
  invisible: 'an invisible character',
} as const;
// Characters that end a line or a paragraph without being seen: deleting them would join words.
const LINE_ENDS: Readonly<Record<number, string>> = {
  11: '\n',
  12: '\n\n',
  133: '\n',
  8232: '\n',
  8233: '\n\n',
};

/**
 * `text` in NFC without what no reader sees (bidi controls, byte-order marks, zero-width characters, soft hyphens …),
 * and a note of each kind removed, a line of the text each; `place` names a line, from 1. Letters stay what they are.
 */
export function withoutInvisible(
  text: string,
  place: (line: number) => string,
): { text: string; notes: string[] } {
  const controls = findControls(text);
  const notes: string[] = [];
  const apart = text.split('\n').findIndex((line) => line.normalize('NFC') !== line);
  if (apart !== -1)
    notes.push(`${place(apart + 1)}: composed to NFC, from here on: letters came with their marks apart.`);
  if (controls.length === 0) return { text: text.normalize('NFC'), notes };
  const groups = new Map<string, { line: number; column: number; times: number; what: string }>();
  let clean = '';
  let from = 0;
  let line = 1;
  let lineStart = 0;
  for (const { index, codePoint, name, kind } of controls) {
    const between = text.slice(from, index);
    clean += between;
    const lastEnd = between.lastIndexOf('\n');
    if (lastEnd !== -1) {
      line += between.split('\n').length - 1;
      lineStart = from + lastEnd + 1;
    }
    const lineEnd = LINE_ENDS[codePoint];
    clean += lineEnd ?? '';
    from = index + String.fromCodePoint(codePoint).length;
    const key = `${line} ${name}`;
    const same = groups.get(key);
    if (same) same.times++;
    else {
      const what = `${lineEnd === undefined ? 'removed' : 'made a line end of'} ${name}, ${KINDS[kind]},`;
      groups.set(key, { line, column: [...text.slice(lineStart, index)].length + 1, times: 1, what });
    }
  }
  clean += text.slice(from);
  for (const { line: at, column, times, what } of groups.values())
    notes.push(
      `${place(at)}: ${what} at column ${column}${times === 1 ? '' : `, and ${times - 1} more on this line`}.`,
    );
  return { text: clean.normalize('NFC'), notes };
}
