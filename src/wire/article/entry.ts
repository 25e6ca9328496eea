import { undrawnCharacters } from '../../archive/reading/characters.ts';
import { escapeParagraphs, Unescapable } from '../../markdown/escape.ts';
import type { Facts } from '../facts.ts';
import type { Incoming } from '../incoming.ts';

/** The file of a new article: its frontmatter, then `body`, Markdown. */
export function entry(
  { headline, byline, place }: Pick<Incoming, 'headline' | 'byline' | 'place'>,
  { date, time, source, wire, lang }: Facts,
  replaces: readonly string[],
  body: string,
  isFlash: boolean,
  /** The YAML of its pictures. */
  pictures: string,
): string {
  const quoted = (key: string, value: string | undefined): string =>
    value === undefined ? '' : `${key}: ${JSON.stringify(value)}\n`;
  const takes = replaces.length > 0 ? `replaces: [${replaces.join(', ')}]\n` : '';
  const clock = time === undefined ? '' : `time: ${time}\n`;
  return `---\n${quoted('title', headline)}date: ${date}\n${clock}source: ${source.id}\nwire: ${wire.id}\nlang: ${lang}\n${quoted('byline', byline)}${quoted('place', place)}${takes}${isFlash ? 'flash: true\n' : ''}${pictures}---\n\n${body}\n`;
}

/** The Markdown of `paragraphs`; `undefined` if no Markdown would show them unchanged. */
export function bodyOf(paragraphs: readonly string[]): string | undefined {
  try {
    return escapeParagraphs(paragraphs);
  } catch (error) {
    if (error instanceof Unescapable) return undefined;
    throw error;
  }
}

const MOST_NAMED = 8;

/** Notes on characters that our fonts lack: they are published, and shown in the reader's own fonts. */
export function undrawnNotes(headline: string, paragraphs: readonly string[]): string[] {
  const found = [
    ...undrawnCharacters(headline, ['head']),
    ...undrawnCharacters(paragraphs.join('\n'), ['text']),
  ];
  const names = [...new Set(found.map(({ char, name }) => (/\s/.test(char) ? name : `${char} (${name})`)))];
  if (names.length === 0) return [];
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return [
    `characters: ${names.slice(0, MOST_NAMED).join(', ')}${more}: not in our fonts. The reader's own draw them; a share card leaves the word out.`,
  ];
}
