import { controlsByLine, findControls } from '../arabic/script/controls.ts';

// Invisible characters that end a line or paragraph: deleting them would join words.
const LINE_ENDS: Readonly<Record<number, string>> = {
  11: '\n',
  12: '\n\n',
  133: '\n',
  8232: '\n',
  8233: '\n\n',
};

/**
 * `text` in NFC without invisible characters (bidi controls, byte-order marks, zero-width characters,
 * soft hyphens …), with a note for each kind removed on each line; `place` gives the name of a line, from
 * 1. Letters are not changed.
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
  let clean = '';
  let from = 0;
  for (const { index, codePoint } of controls) {
    clean += text.slice(from, index) + (LINE_ENDS[codePoint] ?? '');
    from = index + String.fromCodePoint(codePoint).length;
  }
  clean += text.slice(from);
  for (const { control, line, called, where } of controlsByLine(text)) {
    const done = LINE_ENDS[control.codePoint] === undefined ? 'removed' : 'made a line end of';
    notes.push(`${place(line)}: ${done} ${control.name}, ${called},${where}.`);
  }
  return { text: clean.normalize('NFC'), notes };
}
