import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import type { Problem } from '../problem.ts';
import { leavesBy } from './files.ts';

/** Every file and folder of a content folder that is read. */
const ENTRIES = [
  'articles',
  'timelines',
  'agencies.yaml',
  'topics.yaml',
  'site.yaml',
  'front.yaml',
  'permalinks',
  'pictures',
];

/** Reports folders that are links out of the content folder: the ledger would be written into someone else's folder. */
function reportLeavingFolders(root: string, problems: Problem[]): void {
  for (const name of [
    'articles',
    'timelines',
    'pictures',
    'permalinks',
    'permalinks/articles',
    'permalinks/timelines',
  ]) {
    const file = join(root, name);
    if (!existsSync(file) || !leavesBy(file, root)) continue;
    const message = 'is a link that leaves the content folder. Put the folder itself here.';
    problems.push({ file, line: 1, field: 'file', message });
  }
}

/** Reports files and folders whose name is nearly one of those above, because their author will think they are read. */
function reportStrays(root: string, problems: Problem[]): void {
  for (const name of readdirSync(root)) {
    if (name.startsWith('.') || ENTRIES.includes(name)) continue;
    const near = ENTRIES.find((entry) => distance(name.toLowerCase(), entry) <= 3);
    if (near === undefined) continue;
    const message = `is not read. Name it "${near}", or move it out of the content folder.`;
    problems.push({ file: join(root, name), line: 1, field: 'file', message });
  }
}

/** Whether the content folder `root` can be read. Reports problems with the folder itself. */
export function checkFolder(root: string, problems: Problem[]): boolean {
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    const message = 'is not a folder. Set CONTENT_DIR to the folder that holds articles/ and agencies.yaml.';
    problems.push({ file: root, line: 1, field: 'file', message });
    return false;
  }
  reportStrays(root, problems);
  reportLeavingFolders(root, problems);
  return true;
}
