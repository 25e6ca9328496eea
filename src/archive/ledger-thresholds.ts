/** Reasons and figures: docs/decisions/0020-ledger.md. */
export const THRESHOLDS = {
  /** The least likeness of two editions of one piece, however unlike the others are. */
  least: 0.28,
  /** How much more alike they must be than the most alike different pieces of their article. */
  aboveBackground: 0.15,
  /** The same where the two stand alone between the neighbours that the old one had. */
  aboveAlone: 0.03,
  /** How much of a refrain is left in a rewrite of it, all words counted alike. */
  refrain: 0.45,
  /** How much more alike for each of the two neighbours that it lost. */
  moved: 0.07,
  /** From here on it is the same in its old place, however alike the others are. */
  inPlace: 0.7,
  /** Fewer words than these say less, and must be more alike by so much, in their place or out of it. */
  short: 10,
  shortAlone: 0.08,
  shortMoved: 0.15,
  /** By how much the best total must beat the next. */
  margin: 0.1,
  /** A piece in the place of another may be its rewrite from here on: below it is another. */
  doubt: 0.1,
  /** The share of a lost piece's words that another took in, from which it is merged, not deleted. */
  merged: 0.3,
  /** The same where it has few words, or did not stand beside. */
  mergedSmall: 0.6,
  sure: {
    piece: 0.47,
    most: 0.6,
    inOrder: 0.42,
    inOrderShort: 0.58,
    long: 25,
    cut: 0.6,
    leftBehind: 0.35,
    grown: 0.85,
    merged: 0.58,
    alone: 0.5,
    anywhere: 0.55,
    contained: 0.95,
    inPlace: 0.91,
    short: { own: 0.62, beside: 0.72, away: 0.88 },
    common: 0.85,
    distinct: 0.75,
    length: 0.72,
    distinctMoved: 0.8,
    rewritten: 0.3,
    rewrittenMoved: 0.5,
  },
} as const;
