import { codePointName } from './controls.ts';

/** `text` for a message: one line, at most 80 characters, invisible characters as code points, between two `mark`s. */
export function shown(text: string, mark = '"'): string {
  const visible = text
    // Enough for 80 characters; the text may have millions.
    .slice(0, 1_000)
    .replace(/\s+/g, ' ')
    .replace(/\p{Cf}|\p{Cc}/gu, (char) => `<${codePointName(char.codePointAt(0) as number)}>`);
  return `${mark}${visible.length > 80 ? `${visible.slice(0, 79)}…` : visible}${mark}`;
}
