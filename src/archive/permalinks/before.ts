import { join } from 'node:path';
import { readArticleLedger } from '../../ledger/file.ts';
import { fingerprint } from '../../ledger/sketch.ts';
import { parseDocument } from '../../markdown/document.ts';
import { splitFrontmatter } from '../article.ts';
import type { Doubt } from './articles.ts';
import type { Committed } from './committed.ts';

/**
 * The words that a doubtful paragraph had when it was recorded: the ledger keeps only hashes of them, so they are looked
 * up in the last commit. `undefined` where that has another text, or there is none.
 */
export function paragraphBefore(
  { article, number }: Doubt,
  root: string,
  committed: Committed,
): string | undefined {
  const text = committed.textOf(article.file);
  const ledger = committed.textOf(join(root, 'permalinks', 'articles', `${article.id}.txt`));
  const recorded = ledger === undefined ? undefined : readArticleLedger(ledger, { report: () => {} });
  const body = splitFrontmatter((text ?? '').replace(/\r\n?/g, '\n'))?.body;
  if (body === undefined || recorded === undefined || fingerprint(body) !== recorded.text) return undefined;
  const live = recorded.paragraphs.filter(({ deleted }) => deleted === undefined);
  return parseDocument(body).paragraphs[live.findIndex((paragraph) => paragraph.number === number)]?.text;
}
