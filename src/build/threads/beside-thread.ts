/** The second thread of a build that takes over most of a site: see `startBeside`. */
import { workerData } from 'node:worker_threads';
import { createRecall } from '../../archive/reading/recall.ts';
import { loadedContent, recallFrom } from '../../publish/current-archive.ts';
import { site } from '../../site/settings.ts';
import { openKept } from '../kept/content.ts';
import { updateSearchFiles } from '../kept/search.ts';
import { untilBegun } from './other-end.ts';

const { folder, last } = workerData as { folder: string; last: string };
// The first thread keeps what is new.
recallFrom(openKept(site.content, site.cache, { isReader: true }).keep(createRecall()));
const { archive } = loadedContent();
// Before the first page Astro empties the folder.
untilBegun('words');
updateSearchFiles({ archive, folder, last });
