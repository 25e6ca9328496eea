import { openingDateline } from '../../arabic/dateline/find.ts';
import { signatures } from '../../archive/agencies.ts';
import type { Agency, Article } from '../../archive/types.ts';
import { parseDocument } from '../../markdown/document.ts';

/** An existing dispatch. Its Markdown is parsed only if it may be the one looked for. */
interface Kept {
  id: string;
  headline: string;
  body: string;
  agencies: readonly Agency[];
  /** Set after it was parsed. */
  read?: { texts: string[]; lead: string };
}

const flat = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** The first words of the story: its first paragraph without byline and dateline. */
function leadOf(paragraphs: readonly string[], agencies: readonly Agency[]): string {
  const names = agencies.flatMap(signatures).map(({ name }) => name);
  const opening = openingDateline(paragraphs.slice(0, 2), names);
  const story = paragraphs.slice(opening?.paragraph ?? 0);
  const own = [story[0]?.slice(opening?.dateline.end ?? 0) ?? '', ...story.slice(1)];
  return own.map(flat).find((text) => text !== '') ?? '';
}

/** The longest run of words in `text` that Markdown never changes. */
function plainRun(text: string): string {
  const runs = text.match(/[\p{L}\p{M}]+(?: [\p{L}\p{M}]+)*/gu) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

/** The paragraphs of a dispatch and its first words, parsed once. */
function readOnce(kept: Kept): { texts: string[]; lead: string } {
  if (kept.read) return kept.read;
  const texts = parseDocument(kept.body).paragraphs.map(({ text }) => text);
  kept.read = { texts, lead: leadOf(texts, kept.agencies) };
  return kept.read;
}

/** The existing dispatches, for recognising the same text and earlier takes by their words. */
export class Takes {
  readonly #kept: Kept[];
  readonly #agencies: readonly Agency[];

  constructor(articles: readonly Article[], agencies: Iterable<Agency>) {
    this.#kept = articles.map(({ id, title, body, source, wire }) => ({
      id,
      headline: title,
      body,
      agencies: [source, wire],
    }));
    this.#agencies = [...agencies];
  }

  /** Adds a newly imported dispatch; `body` is Markdown. */
  add(id: string, headline: string, body: string): void {
    this.#kept.push({ id, headline, body, agencies: this.#agencies });
  }

  /**
   * `same`: the article with this headline and text. `earlier`: articles that begin with the same paragraph, but
   * differ in headline or text. White space and the dateline are ignored in both.
   */
  of(headline: string, paragraphs: readonly string[]): { same?: string; earlier: string[] } {
    const lead = leadOf(paragraphs, this.#agencies);
    const run = plainRun(lead);
    const earlier: string[] = [];
    for (const kept of this.#kept) {
      if (!kept.body.includes(run)) continue;
      const { texts, lead: own } = readOnce(kept);
      if (own !== lead) continue;
      const isSame =
        flat(kept.headline) === flat(headline) &&
        texts.map(flat).join('\n') === paragraphs.map(flat).join('\n');
      if (isSame) return { same: kept.id, earlier: [] };
      earlier.push(kept.id);
    }
    return { earlier };
  }
}
