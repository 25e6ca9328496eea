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
  /** When the best that was found is also sure to be the same (ledger-sure.ts); else it is asked about. */
  sure: {
    /** The least share of the old words, and the share below which their rest must be somewhere else. */
    piece: 0.47,
    most: 0.6,
    /** The share of the shorter from which one was cut out of the other, or grew. */
    contained: 0.95,
    /** In its own place: all but a word or two, in their order. */
    inPlace: 0.91,
    /** The words in their order as a share of the longer: of many words, of fewer, and where hardly a piece is beside. */
    inOrder: 0.42,
    inOrderShort: 0.58,
    inOrderFew: 0.8,
    /** The likeness, rare words counting most, from which few words in order will do away from its place. */
    own: 0.45,
    long: 25,
    few: 3,
    /** The same of texts of fewer than `short` words, where nothing else changed, in their place, beside it, away. */
    short: { calm: 0.62, own: 0.72, beside: 0.72, moved: 0.88, away: 0.88 },
    /** As a share of the shorter, of what was cut or grew, and was rewritten too. */
    cut: 0.6,
    /** Of a row of a table: what it shares with all rows, and what sets it apart. */
    common: 0.85,
    distinct: 0.75,
    distinctMoved: 0.8,
    rowInOrder: 0.55,
    rewritten: 0.3,
    rewrittenMoved: 0.5,
    /** How much longer one row may be than the other. */
    length: 0.72,
    /** What nothing else wants, in its place and out of it. */
    alone: 0.5,
    anywhere: 0.55,
    /** The words in their order from which a piece went into another; those that say it rather stayed behind. */
    merged: 0.58,
    rowMerged: 0.9,
    leftBehind: 0.35,
    /** The share of a grown text that the two which went into it explain. */
    grown: 0.85,
    /** As a share of the smaller, what may be in a merged text that neither of the two had. */
    rest: 0.3,
    /** The share of a refrain's words, in order, from which a changed text may have taken one in. */
    held: 0.9,
  },
} as const;
