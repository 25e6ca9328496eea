/** `text` on one line: formats of one line a field have no other way to hold a line end. */
export function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
