/** What decides a document's number. */
export interface Dated {
  id: string;
  /** `YYYY-MM-DD` */
  date: string;
}

/** Documents with their numbers, ascending. */
export interface Numbered<Document> {
  /** Numbers of the same scale stay as they are while their days do. */
  scale: string;
  documents: { number: number; document: Document }[];
}

const DAY = 86_400_000;

/** A day has room for so many documents at least: while it has, no number of another day changes. */
const LEAST_ROOM = 8;

/**
 * Numbers `documents`, the newer the higher: of each day the numbers begin at a multiple of the room that the fullest day needs,
 * counted from the first year's beginning. So a document that comes or goes gives new numbers to its day at most. The order of
 * `documents` does not matter. Throws a `RangeError` for what is no date.
 */
export function numbered<Document extends Dated>(documents: readonly Document[]): Numbered<Document> {
  const days = new Map<number, Document[]>();
  for (const document of documents) {
    const day = Math.floor(Date.parse(document.date) / DAY);
    if (Number.isNaN(day)) throw new RangeError(`${document.id}: no date: ${document.date}`);
    const same = days.get(day);
    if (same) same.push(document);
    else days.set(day, [document]);
  }
  const sorted = [...days].sort(([a], [b]) => a - b);
  const year = new Date((sorted[0]?.[0] ?? 0) * DAY).getUTCFullYear();
  const fullest = sorted.reduce((most, [, { length }]) => Math.max(most, length), LEAST_ROOM);
  const room = 2 ** Math.ceil(Math.log2(fullest));
  const first = Date.UTC(year, 0, 1) / DAY;
  return {
    scale: `${year} ${room}`,
    documents: sorted.flatMap(([day, same]) =>
      same
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((document, rank) => ({ number: (day - first) * room + rank, document })),
    ),
  };
}
