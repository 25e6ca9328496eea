/** What evidence lets us say of an event, in the order a reader is told of them. */
export const CLAIMS = ['held', 'stated', 'scheduled', 'postponed', 'cancelled'] as const;

export type Claim = (typeof CLAIMS)[number];

/** Whether dispatches report it as a thing of the past; the others they only announce, put off or call off. */
export function isReported(claim: Claim): boolean {
  return claim === 'held' || claim === 'stated';
}
