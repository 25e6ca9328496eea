import { kept, likeness, type Weighed, weigh } from './likeness.ts';

/** From this likeness on two texts are one, with a slip corrected. */
export const SAME = 0.85;
/** From this share of its words on, in their order, a text may be an edit of another. */
export const EDITED = 0.63;
/** By so much a text must be more like its own edit than like anything else. */
export const CLEAR = 0.25;
/** Below this share of its words nothing is left of a text. */
export const TRACE = 0.3;
/** A text of fewer words is only followed where it alone changed, in one word. */
export const SHORT = 10;

/** Two editions while their pieces (paragraphs, or sentences) are matched, counted from 0. */
export class Editions {
  readonly old: readonly Weighed[];
  /** The old pieces, and behind them what other pieces once said. */
  readonly known: readonly Weighed[];
  readonly fresh: readonly Weighed[];
  /** Old piece → the new piece that it is. */
  readonly to = new Map<number, number>();
  /** Old piece → the new piece that holds its words, and is another old piece. */
  readonly merged = new Map<number, number>();
  /** Old pieces that a person has to decide about, with the new ones that they may be. */
  readonly doubts: { old: number; candidates: number[] }[] = [];
  /** Old pieces that are explained, and new ones. */
  readonly closed = new Set<number>();
  readonly taken = new Set<number>();
  private readonly counts = new Map<string, number>();
  private readonly commons = new Map<string, number>();

  constructor(old: readonly string[], fresh: readonly string[], others: readonly string[]) {
    const [known = [], news = []] = weigh([[...old, ...others], fresh]);
    this.old = known.slice(0, old.length);
    this.known = known;
    this.fresh = news;
    for (const { sketch } of known) this.counts.set(sketch, (this.counts.get(sketch) ?? 0) + 1);
  }

  fix(i: number, j: number): void {
    this.to.set(i, j);
    this.closed.add(i);
    this.taken.add(j);
  }

  lead(i: number, j: number): void {
    this.merged.set(i, j);
    this.closed.add(i);
  }

  openOld = (): number[] => [...this.old.keys()].filter((i) => !this.closed.has(i));
  openNew = (): number[] => [...this.fresh.keys()].filter((j) => !this.taken.has(j));

  /** Open new pieces whose text no published piece ever had. */
  unsaid = (): number[] => this.openNew().filter((j) => this.times(this.fresh[j] as Weighed) === 0);

  /** The weight of the words that a known piece and a new one have in common. */
  common(i: number, j: number): number {
    const key = `${i} ${j}`;
    const found = this.commons.get(key) ?? kept(this.known[i] as Weighed, this.fresh[j] as Weighed);
    this.commons.set(key, found);
    return found;
  }

  /** The share of an old piece's words that stands in a new one. */
  held(i: number, j: number): number {
    return this.common(i, j) / (this.old[i] as Weighed).weight;
  }

  /** Whether old piece `i` may be, or be in, an open new one other than `places`. */
  isElsewhere(i: number, ...places: number[]): boolean {
    const piece = this.old[i] as Weighed;
    const open = this.openNew().filter((j) => !places.includes(j));
    return open.some((j) => Math.max(this.held(i, j), likeness(piece, this.fresh[j] as Weighed)) >= EDITED);
  }

  /** Whether known pieces other than `own` read like `text`, as the rows of a table do. */
  isLikeOthers(text: Weighed, ...own: number[]): boolean {
    return this.known.some((other, k) => !own.includes(k) && likeness(text, other) >= EDITED);
  }

  /** How many known pieces have the very words of `text`. */
  times(text: Weighed): number {
    return this.counts.get(text.sketch) ?? 0;
  }

  /** How many of its neighbours an old piece would keep as new piece `j`; the end of the text is one too. */
  neighbours(i: number, j: number): number {
    const before = i === 0 ? j === 0 : this.to.get(i - 1) === j - 1;
    const after = i === this.old.length - 1 ? j === this.fresh.length - 1 : this.to.get(i + 1) === j + 1;
    return Number(before) + Number(after);
  }

  /** Whether new piece `j` lies between the nearest known neighbours of old piece `i`. */
  isBetween(i: number, j: number): boolean {
    let [before, after] = [i - 1, i + 1];
    while (before >= 0 && !this.to.has(before)) before--;
    while (after < this.old.length && !this.to.has(after)) after++;
    return (this.to.get(before) ?? -1) < j && j < (this.to.get(after) ?? this.fresh.length);
  }
}
