/** The size of a card in pixels, and its limit in bytes, as chat programs require (Open Graph). */
export const CARD = { width: 1200, height: 630, mostBytes: 100_000 } as const;
