import { shown } from '../archive/problem.ts';
import { WireFault } from './fault.ts';
import type { Incoming } from './incoming.ts';

/** One of the dispatches that a file holds. */
export interface Held {
  title: string;
  line: number;
}

/** A dispatch of a file, found and still to be read. */
export interface HeldDispatch extends Held {
  /** What the agency calls it: a slug, an address, an identifier; what is likest a handle first. */
  names?: readonly (string | undefined)[];
  /** Its part of the file, by which it is known again; of a file of one it is the file. */
  part?: unknown;
  /** Its file is a list that may hold others another time: a feed. */
  isListed?: boolean;
  /** Throws a WireFault for what it cannot use. */
  read: () => Incoming;
}

/** The dispatches of a file, one at least. */
export type HeldDispatches = readonly [HeldDispatch, ...HeldDispatch[]];

// So that the line that lists them can be read.
const MOST = { listed: 12, title: 60 };

/** A title that a line can hold, in quotes. */
export function shownTitle(title: string): string {
  return shown(title.length > MOST.title ? `${title.slice(0, MOST.title - 1).trimEnd()}…` : title);
}

/**
 * The dispatch of a file that the editor chose with `--item`, from 1, or the only one. Throws a WireFault that lists them
 * where there are several and none is chosen, and where there is none of this number.
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
    `holds ${items.length} dispatches: ${list.join(', ')}${more}. Say which with --item 1 to --item ${items.length}, each with an --id of its own.`,
    first.line,
  );
}
