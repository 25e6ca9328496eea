/**
 * The one-to-one assignment of rows to columns with the greatest total (Kuhn and Munkres, in the O(n³) form with
 * potentials). `score(row, column)` is 0 where the two cannot go together; such a row gets -1.
 */
export function bestAssignment(
  rows: number,
  columns: number,
  score: (row: number, column: number) => number,
): number[] {
  const size = Math.max(rows, columns);
  const cost = (row: number, column: number): number =>
    row < rows && column < columns ? -score(row, column) : 0;
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  // The row of each column, 1-based; column 0 is where a new row starts.
  const rowOf = new Int32Array(size + 1);
  const previous = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    let column = 0;
    const slack = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const isUsed = new Uint8Array(size + 1);
    do {
      isUsed[column] = 1;
      const here = rowOf[column] as number;
      let least = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= size; j++) {
        if (isUsed[j]) continue;
        const reduced =
          cost(here - 1, j - 1) - (rowPotential[here] as number) - (columnPotential[j] as number);
        if (reduced < (slack[j] as number)) {
          slack[j] = reduced;
          previous[j] = column;
        }
        if ((slack[j] as number) < least) {
          least = slack[j] as number;
          next = j;
        }
      }
      for (let j = 0; j <= size; j++) {
        if (isUsed[j]) {
          const owner = rowOf[j] as number;
          rowPotential[owner] = (rowPotential[owner] as number) + least;
          columnPotential[j] = (columnPotential[j] as number) - least;
        } else slack[j] = (slack[j] as number) - least;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const before = previous[column] as number;
      rowOf[column] = rowOf[before] as number;
      column = before;
    }
  }
  const assigned = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = (rowOf[column] as number) - 1;
    if (row >= 0 && row < rows && score(row, column - 1) > 0) assigned[row] = column - 1;
  }
  return assigned;
}
