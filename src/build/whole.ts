import type { Archive } from '../archive/types.ts';
import { writeWholeArchive } from '../publish/forms/whole-archive.ts';
import { searchIndexOf, writeSearchFiles } from '../publish/search-index.ts';
import { site } from '../site/settings.ts';

/**
 * Writes into `folder` the files that are made of the whole archive: its forms, and the search index. `begin` is called when
 * the first is to be written. What the site `last` has is linked.
 */
export function writeWhole(archive: Archive, folder: string, last?: string, begin = (): void => {}): void {
  if (site.hasSearchIndex) searchIndexOf(archive);
  begin();
  writeWholeArchive(archive, folder);
  if (site.hasSearchIndex) writeSearchFiles(archive, folder, last);
}
