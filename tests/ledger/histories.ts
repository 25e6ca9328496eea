import fc from 'fast-check';
import { random as seeded } from '../made/random.ts';
import { STYLES, type Style, type Writer, writer } from './wire-copy.ts';

export const EDITS = ['typo', 'rewrite', 'insert', 'delete', 'swap', 'split', 'merge'] as const;
export type Edit = { kind: (typeof EDITS)[number]; at: number; salt: number };

/** One life of an article: how it was written, and what each edition did to it. */
export interface History {
  style: Style;
  seed: number;
  editions: Edit[][];
}

/** Random histories; shrinks to fewer editions with fewer edits. */
export const histories: fc.Arbitrary<History> = fc.record({
  style: fc.constantFrom(...STYLES),
  seed: fc.nat(0xffffffff),
  editions: fc.array(
    fc.array(fc.record({ kind: fc.constantFrom(...EDITS), at: fc.nat(999), salt: fc.nat(0xffffff) }), {
      minLength: 1,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** The identity of a published paragraph, whatever becomes of its words. */
export type Published = Record<never, never>;
/** `owners` are the paragraphs that a word stood in when they were first published, `last` those of the last edition. */
export interface Word {
  text: string;
  owners: readonly Published[];
  last?: readonly Published[] | undefined;
}
const unpublished = (text: string): Word => ({ text, owners: [] });
/** A paragraph of the present text; `main` is the published one that it is, beside any that went into it. */
export interface Paragraph {
  words: Word[];
  main?: Published | undefined;
  /** What it read when it was put in, until it is published. */
  born?: string | undefined;
}

export const textOf = (paragraph: Paragraph): string => paragraph.words.map(({ text }) => text).join(' ');

/** Follows what was done, so that it is known where each published paragraph is now. */
export class Truth {
  paragraphs: Paragraph[];
  /** Every paragraph ever published → where its words are; none where it was deleted. */
  readonly at = new Map<Published, Paragraph | undefined>();
  /** What each read when the last edition was published; none of those that were deleted before. */
  private readonly texts = new Map<Published, string>();
  private readonly writer: Writer;

  constructor({ style, seed }: History) {
    this.writer = writer(style, seeded(seed));
    this.paragraphs = this.writer.article().map((words) => ({ words: words.map(unpublished) }));
  }

  /** Of the words of a published paragraph that are still in the text, the share that stands in `place`. */
  shareIn(published: Published, place: Paragraph): number {
    const share = (is: (word: Word) => boolean): number => {
      const own = ({ words }: Paragraph): number => words.filter(is).length;
      return (
        own(place) /
        Math.max(
          1,
          this.paragraphs.reduce((sum, paragraph) => sum + own(paragraph), 0),
        )
      );
    };
    return Math.max(
      share(({ owners }) => owners.includes(published)),
      share(({ last }) => last?.includes(published) === true),
    );
  }

  /** From here on the present paragraphs are published. */
  publish(): void {
    this.texts.clear();
    for (const paragraph of this.paragraphs) {
      if (!this.isPublished(paragraph)) {
        const name: Published = {};
        this.at.set(name, paragraph);
        paragraph.main = name;
        for (const word of paragraph.words) word.owners = [...word.owners, name];
      }
      const names = [...this.at].filter(([, at]) => at === paragraph).map(([name]) => name);
      for (const word of paragraph.words) word.last = names;
      paragraph.born = undefined;
      if (paragraph.main) this.texts.set(paragraph.main, textOf(paragraph));
    }
  }

  apply({ kind, at, salt }: Edit): void {
    const random = seeded(salt);
    const i = at % Math.max(1, this.paragraphs.length);
    const paragraph = this.paragraphs[i];
    if (kind === 'insert' || !paragraph) {
      const words = this.writer.paragraph();
      const born = words.join(' ');
      // What was deleted in this edition and is put in again with the very same words was moved, as far as anybody can see.
      const [main] = [...this.at].find(([name, at]) => !at && this.texts.get(name) === born) ?? [];
      const fresh: Paragraph = {
        words: words.map((text) => ({ text, owners: main ? [main] : [], last: main ? [main] : undefined })),
        main,
        born,
      };
      this.paragraphs.splice(i, 0, fresh);
      if (main) this.at.set(main, fresh);
      return;
    }
    const { words } = paragraph;
    const change = (n: number, to: (text: string) => string): void => {
      const word = words[n];
      if (word) words[n] = { ...word, text: to(word.text) };
    };
    if (kind === 'typo') change(Math.floor(random() * words.length), (text) => misspelt(text, random));
    if (kind === 'rewrite') {
      const order = [...words.keys()].sort((a, b) => ((a * 7919 + salt) % 101) - ((b * 7919 + salt) % 101));
      for (const n of order.slice(0, Math.round(words.length / 3)))
        change(n, (text) => this.writer.word() + (/[.،]$/.exec(text)?.[0] ?? ''));
    }
    if (kind === 'delete' && this.paragraphs.length > 1) {
      this.paragraphs.splice(i, 1);
      // What an edition both splits and cuts was shortened: it is what is left of it, where that has no name of its own.
      this.point(paragraph, (published) =>
        this.paragraphs.find(
          (piece) => !this.isPublished(piece) && piece.words.some(({ owners }) => owners.includes(published)),
        ),
      );
    }
    if (kind === 'swap') {
      const other = Math.floor(random() * this.paragraphs.length);
      // Two that read the same change nothing by changing places.
      if (textOf(paragraph) === textOf(this.paragraphs[other] as Paragraph)) return;
      [this.paragraphs[i], this.paragraphs[other]] = [
        this.paragraphs[other] as Paragraph,
        this.paragraphs[i] as Paragraph,
      ];
    }
    if (kind === 'split' && words.length >= 8) {
      // Never near the middle: which half is the paragraph would be a matter of taste.
      const cut = Math.round(words.length * (0.27 + 0.16 * random() + (random() < 0.5 ? 0.3 : 0)));
      const { born } = paragraph;
      const pieces: [Paragraph, Paragraph] = [
        { words: words.slice(0, cut), born },
        { words: words.slice(cut), born },
      ];
      this.paragraphs.splice(i, 1, ...pieces);
      this.splitInto(paragraph, pieces);
    }
    const next = this.paragraphs[i + 1];
    if (kind === 'merge' && next) {
      words.push(...next.words);
      this.paragraphs.splice(i + 1, 1);
      // An unpublished paragraph has no name to keep: what is left is the published one.
      if (!this.isPublished(paragraph) && this.isPublished(next)) {
        next.words = words;
        this.paragraphs[i] = next;
      } else this.point(next, () => paragraph);
    }
  }

  /** Whether a published paragraph is, or went into, `paragraph`. */
  isPublished(paragraph: Paragraph): boolean {
    return [...this.at.values()].includes(paragraph);
  }

  private point(from: Paragraph, to: (published: Published) => Paragraph | undefined): void {
    for (const [published, target] of this.at) if (target === from) this.at.set(published, to(published));
  }

  /** What was split is where most of its words are; the first of two equal pieces. */
  private splitInto(whole: Paragraph, [first, rest]: [Paragraph, Paragraph]): void {
    this.point(whole, (published) => {
      const isMain = published === whole.main;
      const own = (piece: Paragraph): number =>
        piece.words.filter(({ owners, last }) =>
          isMain ? last?.includes(published) : owners.includes(published),
        ).length;
      const isGone = own(first) + own(rest) === 0;
      const [a, b] = isGone ? [first.words.length, rest.words.length] : [own(first), own(rest)];
      const piece = b > a ? rest : first;
      if (isMain) piece.main = published;
      return piece;
    });
  }
}

function misspelt(text: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 2));
  if (text.length < 3) return `${text}ا`;
  return random() < 0.5
    ? text.slice(0, at) + text.slice(at + 1)
    : text.slice(0, at) + (text[at + 1] ?? 'ن') + text[at] + text.slice(at + 2);
}
