import { existsSync, rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';

/** How long, in milliseconds, one process waits for another that writes; then it goes without. */
export const PATIENCE = 2_000;

/** Removes a database, if anybody may write there; else nothing is kept. */
export function removeDatabase(file: string): void {
  try {
    for (const end of ['', '-journal']) rmSync(file + end, { force: true });
  } catch {
    // A folder that nobody may write to.
  }
}

/** A folder as it is named in a database of the folder `cache`: from there, so that both can be brought to another place together. */
export const placeFrom = (cache: string, folder: string): string => relative(cache, folder);

/** Whether a folder that is named so is there still. */
export function isPlaceThere(cache: string, place: string): boolean {
  const folder = resolve(cache, place);
  return place === placeFrom(cache, folder) && existsSync(folder);
}
