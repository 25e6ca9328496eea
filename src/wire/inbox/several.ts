import { instantOf } from '../../arabic/calendar.ts';
import { handleIn } from '../article/handle.ts';
import type { Fault } from '../fault.ts';
import type { Incoming } from '../incoming.ts';
import type { HeldDispatch } from '../items.ts';
import { digestOf } from './taken.ts';

/** Faults for flags that only make sense for a single dispatch. */
export function faultsOfSeveral(
  held: readonly unknown[],
  { title, replaces }: { title?: string | undefined; replaces?: readonly string[] | undefined },
): Fault[] {
  const said = [...(title === undefined ? [] : ['--title']), ...(replaces?.length ? ['--replaces'] : [])];
  return said.map((field) => ({
    line: 1,
    field,
    message: `is for one dispatch, and the file holds ${held.length}. Choose one with --item 1 to --item ${held.length}.`,
  }));
}

/** For each dispatch of a file, the handle in the agency's own name for it; `undefined` if it has none or shares it. */
export function handlesOf(held: readonly HeldDispatch[]): (string | undefined)[] {
  const found = held.map(({ names }) => (names ?? []).flatMap((name) => handleIn(name ?? '') ?? []));
  const count = new Map<string, number>();
  for (const handle of found.flatMap((handles) => [...new Set(handles)]))
    count.set(handle, (count.get(handle) ?? 0) + 1);
  return found.map((handles) => handles.find((handle) => count.get(handle) === 1));
}

/** The digest of a dispatch's part of its file, wherever in the file it is. */
export function digestOfPart({ part }: HeldDispatch): string {
  return digestOf(JSON.stringify(part, (key, value) => (key === 'line' ? undefined : value)));
}

/** The last instant in its metadata, by which takes are ordered; empty if there is none. */
export function instantIn({ days }: Incoming): string {
  const instants = days.map(({ day, time }) => instantOf(day, time ?? '00:00Z'));
  return instants.sort().at(-1) ?? '';
}
