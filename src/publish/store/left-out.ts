import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreFault } from './client.ts';

/** In a partial site: the list of what it leaves out. No host publishes it. */
const LIST = '_left-out';

/** What a partial site does not hold, because it is published already, and the same. */
export interface LeftOut {
  /** The MD5, in hex, of each file, by its path in the site. */
  files: ReadonlyMap<string, string>;
  /** Of these files, those that were drawn once: where each lies in the site, by its name below the cache. */
  drawn: Readonly<Record<string, string>>;
}

/** What a whole site leaves out. */
export const WHOLE: LeftOut = { files: new Map(), drawn: {} };

/** `leftOut` without what is not in `files`. */
export function only({ files: all, drawn }: LeftOut, files: readonly string[]): LeftOut {
  const left = new Map(
    files.flatMap((file): [string, string][] => {
      const sum = all.get(file);
      return sum === undefined ? [] : [[file, sum]];
    }),
  );
  return {
    files: left,
    drawn: Object.fromEntries(Object.entries(drawn).filter(([, file]) => left.has(file))),
  };
}

/** Whether the site in the folder `site` leaves files out. */
export const isPartialSite = (site: string): boolean => existsSync(join(site, LIST));

/** What the site in the folder `site` leaves out; nothing of a whole one. Throws a `StoreFault` if nobody can tell. */
export function leftOutOf(site: string): LeftOut {
  if (!isPartialSite(site)) return WHOLE;
  try {
    const { files, drawn } = JSON.parse(readFileSync(join(site, LIST), 'utf8'));
    return { files: new Map(Object.entries(files)), drawn };
  } catch {
    throw new StoreFault(`${join(site, LIST)} is damaged. Run npm run build, and publish again.`);
  }
}

/** Notes in the folder `site` what it leaves out, if anything. */
export function writeLeftOut(site: string, { files, drawn }: LeftOut): void {
  if (files.size === 0) return;
  writeFileSync(join(site, LIST), JSON.stringify({ files: Object.fromEntries(files), drawn }));
}
