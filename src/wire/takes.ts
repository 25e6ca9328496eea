import { openingDateline } from '../arabic/dateline.ts';
import { signatures } from '../archive/agencies.ts';
import type { Agency, Article } from '../archive/types.ts';
import { parseDocument } from '../markdown/document.ts';

/** What tells one take of a story from another: its headline, its whole text, and the first words of its story. */
interface Keys {
  whole: string;
  lead: string;
}

const flat = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

function keysOf(headline: string, paragraphs: readonly string[], names: readonly string[]): Keys {
  const opening = openingDateline(paragraphs, names);
  const from = opening?.paragraph ?? 0;
  const story = paragraphs
    .slice(from)
    .map((text, i) => flat(i === 0 ? text.slice(opening?.dateline.end ?? 0) : text));
  return {
    whole: [headline, ...paragraphs].map(flat).join('\n'),
    lead: story.find((text) => text !== '') ?? '',
  };
}

/** The dispatches that are already here, for telling the same text and earlier takes of a story. */
export interface Takes {
  /** The article with the same headline and text. */
  same(headline: string, paragraphs: readonly string[]): string | undefined;
  /** The articles whose story begins with the same paragraph, newest first. */
  earlier(headline: string, paragraphs: readonly string[]): readonly string[];
  add(id: string, headline: string, paragraphs: readonly string[]): void;
}

/** Compares dispatches by their words: white space, the dateline and the headline's change do not make a new story. */
export function takesAmong(articles: readonly Article[], agencies: Iterable<Agency>): Takes {
  const names = [...agencies].flatMap(signatures).map(({ name }) => name);
  const byText = new Map<string, string>();
  const byLead = new Map<string, string[]>();
  const add: Takes['add'] = (id, headline, paragraphs) => {
    const { whole, lead } = keysOf(headline, paragraphs, names);
    byText.set(whole, id);
    byLead.set(lead, [...(byLead.get(lead) ?? []), id]);
  };
  for (const { id, title, body, lang } of articles)
    add(
      id,
      title,
      parseDocument(body, lang).paragraphs.map(({ text }) => text),
    );
  return {
    add,
    same: (headline, paragraphs) => byText.get(keysOf(headline, paragraphs, names).whole),
    earlier: (headline, paragraphs) => byLead.get(keysOf(headline, paragraphs, names).lead) ?? [],
  };
}
