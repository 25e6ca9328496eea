/** What chats ask of a card (Open Graph): pixels, and bytes at most. */
export const CARD = { width: 1200, height: 630, mostBytes: 100_000 } as const;
