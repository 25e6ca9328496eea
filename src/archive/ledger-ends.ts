/** Comparing each old piece with each new one takes their product. No dispatch has hundreds that all changed. */
export const MOST_PAIRS = 90_000;

/** Fixes what is equal at the beginning and at the end, in order: all that a text of thousands of refrains can be told by. */
export function fixEnds(
  olds: readonly number[],
  news: readonly number[],
  isEqual: (i: number, j: number) => boolean,
  fix: (i: number, j: number) => void,
): void {
  const most = Math.min(olds.length, news.length);
  const equalAt = (a: number, b: number): boolean => isEqual(olds.at(a) as number, news.at(b) as number);
  let first = 0;
  while (first < most && equalAt(first, first)) first++;
  let last = 0;
  while (last < most - first && equalAt(-1 - last, -1 - last)) last++;
  for (let at = 0; at < first; at++) fix(olds[at] as number, news[at] as number);
  for (let at = 1; at <= last; at++) fix(olds.at(-at) as number, news.at(-at) as number);
}
