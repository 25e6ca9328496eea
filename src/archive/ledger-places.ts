/** The places between the neighbours that old piece `i` had, where both are known and still in that order. */
export function placesBetween(
  i: number,
  to: ReadonlyMap<number, number>,
  olds: number,
  news: number,
): number[] | undefined {
  const before = i === 0 ? -1 : to.get(i - 1);
  const after = i === olds - 1 ? news : to.get(i + 1);
  if (before === undefined || after === undefined || after <= before) return undefined;
  return Array.from({ length: after - before - 1 }, (_, k) => before + 1 + k);
}

/** On how many sides (0 to 2) the nearest pieces that are known stand beside both: the same place in the article. */
export function neighboursMet(
  i: number,
  j: number,
  to: ReadonlyMap<number, number>,
  from: ReadonlyMap<number, number>,
  olds: number,
  news: number,
): number {
  const meets = (step: 1 | -1): boolean => {
    let a = i + step;
    while (a >= 0 && a < olds && !to.has(a)) a += step;
    let b = j + step;
    while (b >= 0 && b < news && !from.has(b)) b += step;
    const isOldEnd = a < 0 || a >= olds;
    const isNewEnd = b < 0 || b >= news;
    return isOldEnd || isNewEnd ? isOldEnd && isNewEnd : to.get(a) === b;
  };
  return Number(meets(-1)) + Number(meets(1));
}
