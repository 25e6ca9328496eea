import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../../../archive/types.ts';
import { fileOf } from '../../../publish/file-writer.ts';
import { leftOutOf, only, WHOLE, writeLeftOut } from '../../../publish/store/left-out.ts';
import { takeOver } from '../../../publish/taken-over.ts';
import { site } from '../../../site/settings.ts';
import { type CopiesBefore, isSmall } from '../../compressed.ts';
import { AT_ONCE, type Pool } from '../../threads/pool.ts';
import { giveAway } from '../../threads/share.ts';
import { digestOf } from '../digest.ts';
import { filesBelow } from '../same-file.ts';
import { siteVersion } from '../version.ts';
import { removeFiles } from './carry.ts';
import { planOf } from './plan.ts';
import { type Made, openReleased, type Released } from './released.ts';
import { spareOf } from './spare.ts';

/** The site that was published last in some place, for a build that makes only what changed. */
export interface LastSite extends CopiesBefore {
  /** Its folder, if it leaves files out: the archive in one file has what they say. */
  partial: string | undefined;
  /** Begins to bring all that nobody has touched since, on other threads, into the folder `carried`. */
  carry(pool: Pool, carried: string): void;
  /**
   * Takes over, into the folder `work`, what is made of the same as in that site: where `work` holds scripts and styles and
   * no page yet. What else was carried is removed.
   */
  takeOver(archive: Archive, work: string): Promise<void>;
  /**
   * Remembers the new site with its `compressed` copies, before anybody else can touch it: it lies in the folder `fresh`, and is
   * then renamed.
   */
  remember(compressed: readonly Made[], fresh: string, pool: Pool): Promise<void>;
  /** Keeps the site that was `replaced` for the next build, where most of it is in the new one too. Gives whether it did. */
  keep(replaced: string): boolean;
  /** Keeps what was carried for the next build, where nothing is published. */
  putBack(): void;
}

/** A digest of every file below `folder`, names and bytes, but for the code of the pages, `.compiled/`. */
function digestOfFolder(folder: string): string {
  const files = filesBelow(folder).filter((file) => !file.startsWith('.'));
  return digestOf(files.sort().map((file) => [file, hash('sha256', readFileSync(join(folder, file)))]));
}

/** Moves all that is in the folder `from` into `to`, where nothing has its name but folders. */
function merge(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    if (existsSync(target)) merge(source, target);
    else renameSync(source, target);
  }
}

/** What is brought from the published site. */
interface Carrying {
  /** The keys of what lies there, when all is brought. */
  there: Promise<ReadonlySet<string>>;
  /** Settles when nothing else lies there. */
  cleared: Promise<void>;
}

/** Has all that is known of the site `from`, but for what it leaves out, lie in the folder `into`, and nothing else. */
function carryAll(
  released: Released,
  leavesOut: LastSite['leavesOut'],
  pool: Pool,
  from: string,
  into: string,
): Carrying {
  const { away = [], here: groups = [] } = Object.groupBy(released.groups(), ({ files }) =>
    leavesOut(Object.keys(files)) ? 'away' : 'here',
  );
  const found = new Set(away.map(({ key }) => key));
  const isSpare = existsSync(into);
  // As many as the threads take at once: this one reads the content meanwhile, and could give them no more.
  const batches = AT_ONCE * Math.max(1, pool.threads);
  const carried = giveAway(groups, Math.ceil(groups.length / batches), batches, async (batch) => {
    for (const { key, files } of await pool.run('carry', { from, into, groups: batch })) {
      if (files) released.found(key, files);
      found.add(key);
    }
  });
  const there = carried.then(() => found);
  const cleared = there.then(async () => {
    if (!isSpare) return;
    const files = new Set([...found].flatMap((key) => released.files(key)));
    await pool.run('keepOnly', { folder: into, files });
  });
  // Who waits for them hears of it.
  for (const one of [there, cleared]) one.catch(() => undefined);
  return { there, cleared };
}

/** Opens what is known of the site that was published in `target`. If `isPartial`, what that leaves out stays so. */
export function openLastSite(target: string, isPartial: boolean): LastSite {
  const version = siteVersion();
  const leftOut = isPartial ? leftOutOf(target) : WHOLE;
  const pages = openReleased(target, site.cache, 'pages', version);
  const copies = openReleased(target, site.cache, 'copies', version);
  const spare = spareOf(target, site.cache);
  const taken = new Set<string>();
  const takenFiles = (): string[] => [...taken].flatMap((key) => pages.files(key));
  const leavesOut = (files: readonly string[]): boolean =>
    files.length > 0 && files.every((file) => leftOut.files.has(file));
  const made: Made[] = [];
  let carried = '';
  let carrying: Carrying = { there: Promise.resolve(new Set()), cleared: Promise.resolve() };
  return {
    folder: pages.groups().length > 0 && existsSync(target) ? target : undefined,
    partial: leftOut.files.size > 0 ? target : undefined,
    copies,
    leavesOut,
    carry(pool, into) {
      carried = into;
      spare.moveTo(into);
      carrying = carryAll(pages, leavesOut, pool, target, into);
    },
    async takeOver(archive, work) {
      const around = [digestOfFolder(work), isSmall(archive)];
      const linked = await carrying.there;
      const known = new Map<object, string>();
      for (const { key, inputs, addresses } of planOf(archive)) {
        const digest = digestOf([around, inputs], known);
        if (linked.has(key) && pages.digest(key) === digest) taken.add(key);
        else made.push({ key, digest, files: addresses().map(fileOf) });
      }
      await carrying.cleared;
      for (const key of linked) if (!taken.has(key)) removeFiles(carried, pages.files(key));
      if (existsSync(carried)) merge(carried, work);
      takeOver(taken);
    },
    takenFiles: () => new Set(takenFiles()),
    async remember(compressed, fresh, pool) {
      const copiesOf = new Map(compressed.map((one) => [one.key, one]));
      const withCopies = made.map(({ files, ...rest }) => ({
        ...rest,
        files: files.flatMap((file) => [file, ...(copiesOf.get(file)?.files ?? [])]),
      }));
      for (const { files } of made) for (const file of files) copiesOf.delete(file);
      const isAway = ({ key, digest, files }: Made): boolean =>
        copies.digest(key) === digest && leavesOut(files);
      const { away = [], here = [] } = Object.groupBy(copiesOf.values(), (one) =>
        isAway(one) ? 'away' : 'here',
      );
      writeLeftOut(fresh, only(leftOut, [...takenFiles(), ...away.flatMap(({ files }) => files)]));
      const same = away.map(({ key }) => key);
      await pages.remember(withCopies, taken, fresh, pool);
      await copies.remember(here, same, fresh, pool);
    },
    keep: (replaced) => taken.size > made.length && spare.keep(replaced),
    putBack() {
      if (existsSync(carried)) spare.keep(carried);
    },
  };
}
