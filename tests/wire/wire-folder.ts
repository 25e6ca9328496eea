import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { parseDocument } from '../../src/markdown/document.ts';
import { Importer, type ImportOptions } from '../../src/wire/import-dispatch.ts';
import type { Mail } from '../../src/wire/mail.ts';
import { contentFolder, sound } from '../archive/content-folder.ts';

/** Invented agencies of every kind, with the names with which they sign. */
const AGENCIES = `wafq: { kind: wire, lang: ar, names: { ar: وكالة وفق }, also: [وفق, و ف ق] }
raid: { kind: wire, lang: ar, names: { ar: الرائد, en: Raid }, also: [Raed] }
sahifa: { kind: source, lang: ar, names: { ar: الصحيفة } }
akhbar: { kind: source, lang: ur, names: { ur: اخبارِ آزما } }
manar: { kind: both, lang: ar, names: { ar: المنارة } }
naba: { kind: wire, lang: ar, names: { ar: وكالة نبأ }, also: [نبأ], year: none }
sokhan: { kind: wire, lang: fa, names: { fa: خبرگزاری سخن } }
`;

/** The path of a sound content folder with these agencies. */
export function wireFolder(): string {
  return contentFolder({ 'agencies.yaml': AGENCIES, 'timelines/port.yaml': sound['timelines/port.yaml'] });
}

/** Every file of a folder with a digest of its bytes. */
export function bytesOf(root: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .sort()
      .filter((name) => statSync(join(root, name)).isFile())
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(root, name)))
          .digest('hex'),
      ]),
  );
}

export const importer = (root: string) => new Importer(root, loadArchive(root).archive, (id) => `/a/${id}/`);

/** Imports `copy` into a new folder; returns the article as the archive reads it, or the faults, one line each. */
export function imported(
  copy: string | Uint8Array | Mail,
  options: ImportOptions = {},
  name = 'copy.txt',
  root = wireFolder(),
) {
  const before = bytesOf(root);
  const bytes = typeof copy === 'string' ? Buffer.from(copy) : copy;
  const [outcome, ...others] = importer(root).import(bytes, name, { id: 'copy', ...options });
  if (others.length > 0) throw new Error('holds several');
  if (!outcome.isImported) {
    if (JSON.stringify(bytesOf(root)) !== JSON.stringify(before))
      throw new Error('a refused import changed the content folder');
    return {
      faults: outcome.faults.map(({ line, field, message }) => `${line}: ${field}: ${message}`),
      notes: outcome.notes,
    };
  }
  const { archive, problems } = loadArchive(root);
  const article = archive.article(outcome.id);
  return {
    id: outcome.id,
    title: article?.title,
    date: article?.date,
    time: article?.time,
    source: article?.source.id,
    wire: article?.wire.id,
    lang: article?.lang,
    paragraphs: parseDocument(article?.body ?? '').paragraphs.map(({ text }) => text),
    notes: outcome.notes,
    problems: problems.map(formatProblem),
  };
}
