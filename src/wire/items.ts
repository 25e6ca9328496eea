import { shown } from '../archive/problem.ts';
import { WireFault } from './fault.ts';
import type { Incoming } from './incoming.ts';

/** One of the dispatches in a file. */
export interface Held {
  title: string;
  line: number;
}

/** A dispatch in a file that has not been read yet. */
export interface HeldDispatch extends Held {
  /** The agency's names for it: a slug, an address, an identifier; the best candidate for a handle first. */
  names?: readonly (string | undefined)[];
  /** Its part of the file, by which it is recognised; for a single dispatch, the file. */
  part?: unknown;
  /** Its file is a feed, which may contain other dispatches at another time. */
  isListed?: boolean;
  /** Throws a WireFault if it is unusable. */
  read: () => Incoming;
}

/** The dispatches of a file, at least one. */
export type HeldDispatches = readonly [HeldDispatch, ...HeldDispatch[]];

// Limits that keep the list readable.
const MOST = { listed: 12, title: 60 };

/** A title in quotes, shortened to fit a line. */
export function shownTitle(title: string): string {
  return shown(title.length > MOST.title ? `${title.slice(0, MOST.title - 1).trimEnd()}…` : title);
}

/**
 * The dispatch of a file chosen with `--item` (from 1), or the only one. Throws a WireFault that lists them if there
 * are several and none is chosen, or if the number does not exist.
 */
export function chosen<Item extends Held>(items: readonly [Item, ...Item[]], item: number | undefined): Item {
  const [first, second] = items;
  const found = items[(item ?? 1) - 1];
  if (found === undefined) {
    const remedy = second ? `Say --item with a number from 1 to ${items.length}` : 'Leave --item out';
    throw new WireFault(
      '--item',
      `is ${item}, and the file holds ${items.length} ${second ? 'dispatches' : 'dispatch'}. ${remedy}.`,
    );
  }
  if (item !== undefined || !second) return found;
  const list = items.slice(0, MOST.listed).map(({ title }, i) => `${i + 1} ${shownTitle(title)}`);
  const more = items.length > MOST.listed ? `, … ${items.length}` : '';
  throw new WireFault(
    'file',
    `holds ${items.length} dispatches: ${list.join(', ')}${more}. Choose one with --item 1 to --item ${items.length}, each with its own --id.`,
    first.line,
  );
}
