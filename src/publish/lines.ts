/** `text` on one line, for formats whose fields cannot contain a line end. */
export function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
