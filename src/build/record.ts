import { basename, join } from 'node:path';
import { committedIn } from '../archive/permalinks/committed.ts';
import { writeLedger } from '../archive/permalinks/folder.ts';
import type { Permalinks } from '../archive/permalinks/open.ts';

/** What a build records of new and edited addresses. */
export interface RecordOptions {
  /** Everything, committed or not. */
  isRecorded?: boolean | undefined;
  /** Nothing: a preview is not a publication. */
  isPreview?: boolean | undefined;
}

/**
 * Writes to the ledger of the content folder `root` what a build published: the addresses of content that git has
 * committed. What is only written on this machine may still be renamed, so it is left out, unless `isRecorded`.
 */
export function recordAddresses(
  { writes, changes }: Permalinks,
  root: string,
  { isRecorded, isPreview }: RecordOptions,
): void {
  if (isPreview || writes.length === 0) return;
  const committed = committedIn(root);
  const contentOf = (file: string): string => {
    const id = basename(file, '.txt');
    const isTimeline = basename(join(file, '..')) === 'timelines';
    return isTimeline ? join(root, 'timelines', `${id}.yaml`) : join(root, 'articles', `${id}.md`);
  };
  const published = writes.filter(({ file }) => isRecorded || committed.isClean(contentOf(file)));
  writeLedger(published);
  const left = writes.length - published.length;
  if (published.length === writes.length)
    for (const { address, what } of changes) console.log(`${address} ${what}`);
  if (published.length > 0) console.log(`Recorded in ${root}/permalinks/: commit it with the content.`);
  if (left > 0)
    console.log(
      `${left} ${left === 1 ? 'file' : 'files'} of ${root}/permalinks/ not written: the content is not committed yet. Before you publish: npm run permalinks.`,
    );
}
