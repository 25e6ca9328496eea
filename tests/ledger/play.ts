import type { LedgerParagraph } from '../../src/ledger/file.ts';
import { type Decisions, followAnchors } from '../../src/ledger/follow.ts';
import { sketch } from '../../src/ledger/sketch.ts';
import { parseDocument } from '../../src/markdown/document.ts';
import { type History, type Paragraph, type Published, Truth, textOf } from './histories.ts';

/** Where an anchor leads in an edition: a paragraph by its place from 0, a note that it was deleted, or nowhere. */
export type Target = number | 'deleted' | 'missing';

/** A way to keep anchors: told every edition, it gives the anchor of each paragraph and says where any leads. */
export interface Scheme {
  /** `truth` answers, for a scheme that asks a person, where an anchor's paragraph is. Gives how often it asked. */
  edition(paragraphs: readonly string[], truth: (anchor: string) => Target): number;
  /** The anchor that the paragraph at `place` is published under. */
  anchorAt(place: number): string;
  target(anchor: string): Target;
}

/** What came of the anchors of one or more histories, counted in every edition after the first. */
export interface Tally {
  histories: number;
  editions: number;
  /** Anchors whose paragraph still exists, and how many point at it, say it was deleted, are gone, point elsewhere. */
  surviving: number;
  right: number;
  /** Of `right`, those that point at another paragraph of the very words that their own last had. */
  twin: number;
  /**
   * Those exchanged with another that had the very same words in the last edition. An edition that edits one of two equal
   * paragraphs and exchanges the two has, to the letter, the text of one that edits the other.
   */
  exchanged: number;
  saidDeleted: number;
  missing: number;
  wrong: number;
  /** Anchors of a split paragraph that point at a lesser piece of it, with a quarter of its words or more. */
  piece: number;
  /** Anchors of deleted paragraphs, and how many of them say so. */
  dead: number;
  deadSaid: number;
  stops: number;
}

export const emptyTally = (): Tally => ({
  histories: 0,
  editions: 0,
  surviving: 0,
  right: 0,
  twin: 0,
  exchanged: 0,
  saidDeleted: 0,
  missing: 0,
  wrong: 0,
  piece: 0,
  dead: 0,
  deadSaid: 0,
  stops: 0,
});

/** Plays a history against a scheme and adds what came of it to `tally`. `onEdition` sees each edition. */
export function play(
  history: History,
  scheme: Scheme,
  tally: Tally,
  onEdition: (truth: Truth, wrong: string[]) => void = () => {},
): void {
  const truth = new Truth(history);
  const published = new Map<Published, string>();
  const lastText = new Map<Published, string>();
  const lastPlace = new Map<Published, number>();
  /** What each read when it last stood by itself. */
  const ownText = new Map<Published, string>();
  tally.histories++;
  for (const edits of [[], ...history.editions]) {
    for (const edit of edits) truth.apply(edit);
    const texts = truth.paragraphs.map(textOf);
    const wrong: string[] = [];
    const expected = (anchor: string): Target => {
      const key = [...published].find(([, its]) => its === anchor)?.[0];
      const at = key && truth.at.get(key);
      return at ? truth.paragraphs.indexOf(at) : 'deleted';
    };
    const stops = scheme.edition(texts, expected);
    if (edits.length > 0) {
      tally.editions++;
      tally.stops += Number(stops > 0);
      tally.exchanged += exchangeTwins(published, lastText, lastPlace, truth, (anchor) =>
        scheme.target(anchor),
      );
      for (const [key, anchor] of published) {
        const target = scheme.target(anchor);
        const at = truth.at.get(key);
        const place = typeof target === 'number' ? truth.paragraphs[target] : undefined;
        // Who follows the link reads the very words that stood there, but for marks that folding drops (a shadda, a hamza):
        // which of several such it was, nobody can see.
        const isTwin =
          place !== undefined &&
          place !== at &&
          [lastText.get(key), ownText.get(key)].some(
            (text) => text && sketch(text) === sketch(textOf(place)),
          );
        if (isTwin) {
          tally.twin++;
          truth.at.set(key, place);
        }
        // A new paragraph that said the same as the deleted one, or all but a word: to the letter an edit of it.
        const isRetyped =
          place !== undefined &&
          !at &&
          !truth.isPublished(place) &&
          (place.born === lastText.get(key) || isOneWordOff(textOf(place), lastText.get(key) ?? ''));
        if (isRetyped) {
          tally.exchanged++;
          truth.at.set(key, place);
          place.main = key;
        }
        const isThere = place !== undefined && (place === at || isTwin || isRetyped);
        const isElsewhere = typeof target === 'number' && !isThere;
        if (at || isTwin || isRetyped) {
          tally.surviving++;
          if (isThere) tally.right++;
          else if (target === 'deleted') tally.saidDeleted++;
        } else {
          tally.dead++;
          if (target === 'deleted') tally.deadSaid++;
        }
        if (target === 'missing') tally.missing++;
        const isPiece = isElsewhere && truth.shareIn(key, place as Paragraph) >= 0.25;
        // Counted once: from then on the reader's link is to that piece.
        if (isPiece) {
          tally.piece++;
          truth.at.set(key, place);
        } else if (isElsewhere) tally.wrong++;
        if (!isThere && !isPiece && !(target === 'deleted' && !at))
          wrong.push(`${anchor} → ${target}, wanted ${at ? truth.paragraphs.indexOf(at) : 'deleted'}`);
      }
    }
    truth.publish();
    for (const [key, at] of truth.at) {
      if (at) lastText.set(key, textOf(at));
      const place = at ? truth.paragraphs.indexOf(at) : -1;
      if (at?.main === key) {
        lastPlace.set(key, place);
        ownText.set(key, textOf(at));
      } else lastPlace.delete(key);
      if (place >= 0 && !published.has(key)) published.set(key, scheme.anchorAt(place));
    }
    onEdition(truth, wrong);
  }
}

/**
 * Where the anchors of paragraphs that had the same words all point at one another's, in the order they stood in: makes
 * that the truth, and gives how many it is of. For nobody but who did it can know.
 */
function exchangeTwins(
  published: ReadonlyMap<Published, string>,
  lastText: ReadonlyMap<Published, string>,
  lastPlace: ReadonlyMap<Published, number>,
  truth: Truth,
  target: (anchor: string) => Target,
): number {
  const twins = new Map<
    string,
    { key: Published; ours: Paragraph; at: Paragraph | undefined; was: number }[]
  >();
  for (const [key, anchor] of published) {
    const to = target(anchor);
    const ours = typeof to === 'number' ? truth.paragraphs[to] : undefined;
    const at = truth.at.get(key);
    const text = lastText.get(key);
    const was = lastPlace.get(key);
    if (ours && text !== undefined && was !== undefined)
      twins.set(text, [...(twins.get(text) ?? []), { key, ours, at, was }]);
  }
  let count = 0;
  for (const [text, group] of twins) {
    group.sort((a, b) => a.was - b.was);
    const places = group.map(({ ours }) => truth.paragraphs.indexOf(ours));
    if (places.some((place, n) => n > 0 && place <= (places[n - 1] as number))) continue;
    const wrong = group.filter(({ ours, at }) => ours !== at && textOf(ours) !== text);
    const isTwin = (place: Paragraph): boolean =>
      group.some(({ at }) => at === place) || (!truth.isPublished(place) && place.born === text);
    if (!wrong.every(({ ours }) => isTwin(ours))) continue;
    for (const { key, ours } of group) {
      truth.at.set(key, ours);
      ours.main ??= key;
    }
    count += wrong.length;
  }
  return count;
}

/** Whether two texts of as many words differ in one. */
function isOneWordOff(a: string, b: string): boolean {
  const [left, right] = [a.split(' '), b.split(' ')];
  return left.length === right.length && left.filter((word, i) => word !== right[i]).length === 1;
}

/** Our ledger. `decide` says whether a person answers its doubts; without, a doubt leaves the anchor where it falls. */
export class LedgerScheme implements Scheme {
  paragraphs: LedgerParagraph[] = [];

  edition(texts: readonly string[], truth: (anchor: string) => Target): number {
    const pieces = parseDocument(texts.join('\n\n')).paragraphs.map(({ text, sentences }) =>
      sentences.map(({ start, end }) => sketch(text.slice(start, end))),
    );
    const decisions = new Map<number, number | 'gone'>();
    let asked = 0;
    for (let tries = 0; tries < 20; tries++) {
      const followed = followAnchors(this.paragraphs, pieces, '2024-01-01', decisions as Decisions);
      if (followed.doubts.length === 0) {
        this.paragraphs = followed.paragraphs;
        return asked;
      }
      asked += followed.doubts.length;
      for (const { number } of followed.doubts) {
        const target = truth(`p${number}`);
        decisions.set(number, typeof target === 'number' ? target + 1 : 'gone');
      }
    }
    throw new Error('asks for ever');
  }

  anchorAt(place: number): string {
    const present = this.paragraphs.filter(({ deleted }) => deleted === undefined);
    return `p${present[place]?.number}`;
  }

  target(anchor: string): Target {
    const owner = this.paragraphs.find(
      ({ number, lines }) => `p${number}` === anchor || lines.some(({ id }) => id === anchor),
    );
    if (!owner) return 'missing';
    if (owner.deleted !== undefined) return 'deleted';
    return this.paragraphs.filter(({ deleted }) => deleted === undefined).indexOf(owner);
  }
}
