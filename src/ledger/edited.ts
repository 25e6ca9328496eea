import { CLEAR, EDITED, type Editions, fix, neighbours, openNew, openOld, SHORT } from './editions.ts';
import { isOneWordOff, likeness, plain, type Weighed } from './likeness.ts';

/** How like anything else the two are: other changed pieces, and what stands elsewhere in the article. */
function rival(editions: Editions, i: number, j: number): number {
  const { known, like } = editions;
  const others = [...known.keys()].filter((k) => known[k]?.sketch !== known[i]?.sketch);
  const places = openNew(editions).filter((k) => k !== j);
  return Math.max(0, ...others.map((k) => like(k, j)), ...places.map((k) => like(i, k)));
}

/** Whether another old piece than `i` reads like `text` word by word, as the rows of a table do. */
function isLikeOthers({ known }: Editions, i: number, text: Weighed): boolean {
  return known.some((other, k) => k !== i && likeness(plain(text), plain(other)) >= EDITED);
}

/** Whether new piece `j` lies between the nearest known neighbours of old piece `i`. */
export function isBetween({ old, fresh, matching: { to } }: Editions, i: number, j: number): boolean {
  let [before, after] = [i - 1, i + 1];
  while (before >= 0 && !to.has(before)) before--;
  while (after < old.length && !to.has(after)) after++;
  return (to.get(before) ?? -1) < j && j < (to.get(after) ?? fresh.length);
}

/** Rules 3 and 4. The only one that changed, in its place; or the one that is clearly more like it than anything else. */
export function matchEdited(editions: Editions, calm: boolean): void {
  const { old, known, fresh, repeated, said, like, held } = editions;
  const isEdit = (i: number, j: number): boolean => {
    const [one, other] = [old[i] as Weighed, fresh[j] as Weighed];
    if (said.has(other.sketch) || likeness(plain(one), plain(other)) < EDITED) return false;
    const isAlone = calm && neighbours(editions, i, j) === 2;
    const isShort = Math.min(one.words.length, other.words.length) < SHORT;
    if (
      !isAlone &&
      (repeated.has(i) || isShort || openNew(editions).some((k) => k !== j && held(i, k) >= EDITED))
    )
      return false;
    const slips = known.filter(
      ({ sketch }, k) => (k === i || sketch !== one.sketch) && isOneWordOff(known[k] as Weighed, other),
    );
    if (slips.length === 1 && slips[0] === one) return true;
    if (isLikeOthers(editions, i, other) || (!isAlone && isLikeOthers(editions, i, one))) return false;
    const of = like(i, j);
    if (isAlone) return of >= rival(editions, i, j) + CLEAR / 2;
    return of >= rival(editions, i, j) + (isBetween(editions, i, j) ? CLEAR : 2 * CLEAR);
  };
  const found = openOld(editions).flatMap((i) =>
    openNew(editions).flatMap((j) => (isEdit(i, j) ? [{ i, j }] : [])),
  );
  for (const { i, j } of found) {
    const isAlone = found.every((other) => (other.i === i) === (other.j === j));
    if (isAlone) fix(editions, i, j);
  }
}
