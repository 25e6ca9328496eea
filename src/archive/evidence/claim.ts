/** What evidence allows to be said about an event, in the order in which readers see the claims. */
export const CLAIMS = ['held', 'stated', 'scheduled', 'postponed', 'cancelled'] as const;

export type Claim = (typeof CLAIMS)[number];

/** Whether dispatches report the event as past. The other claims are announced, postponed or cancelled events. */
export function isReported(claim: Claim): boolean {
  return claim === 'held' || claim === 'stated';
}
