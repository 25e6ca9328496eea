import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { sizeOf } from '../../archive/pictures.ts';
import { formatProblem, printable } from '../../archive/problem.ts';
import { site } from '../../site/settings.ts';
import { isIdOrHandle } from '../../wire/article/handle.ts';
import type { Importer, ImportOptions, Outcome } from '../../wire/import-dispatch.ts';
import { readLimited } from '../../wire/inbox/files.ts';
import { digestOf } from '../../wire/inbox/taken.ts';
import { shownTitle } from '../../wire/items.ts';
import { isMail, openMail } from '../../wire/mail.ts';
import { PHOTOGRAPH } from '../../wire/pictures/named.ts';
import { articleWithPicture } from '../../wire/pictures/taken-in.ts';
import { inShell, type Told, tell } from './table.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there. Check its name.',
  EACCES: 'cannot be read. Check its permissions.',
};

const refused = (message: string): Outcome & { isImported: false } => ({
  isImported: false,
  notes: [],
  faults: [{ line: 1, field: 'file', message }],
});

/** The result for a photograph among dispatches: imported with the one that names it, or with none. */
function ofPhotograph(file: string, root: string): Outcome | undefined {
  if (!PHOTOGRAPH.test(file) || !sizeOf(readLimited(file))) return undefined;
  const article = articleWithPicture(readFileSync(file), root);
  if (article !== undefined)
    return { ...refused(`is a picture of ${article}. There is nothing to do.`), isHere: true };
  return refused(
    `is a photograph that no dispatch here names. Give it to an article: npm run picture -- ARTICLE ${inShell(file)}.`,
  );
}

async function importFile(importer: Importer, file: string, options: ImportOptions): Promise<Outcome[]> {
  let bytes: Buffer;
  try {
    const photograph = ofPhotograph(file, site.content);
    if (photograph) return [photograph];
    bytes = readLimited(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return [refused(REASONS[code] ?? `cannot be read (${code}). Check that it is there and readable.`)];
  }
  try {
    const { format, item } = options;
    const copy = format === 'mail' || (format === undefined && isMail(bytes)) ? await openMail(bytes) : bytes;
    const digest = digestOf(item === undefined ? bytes : `${digestOf(bytes)} ${item}`);
    return importer.import(copy, file, { ...options, digest });
  } catch (error) {
    // A full disk or a folder without write permission: still try the other files.
    return [
      refused(
        `cannot be imported: ${error instanceof Error ? error.message : String(error)}. Mend that, and import it again.`,
      ),
    ];
  }
}

/** Prints the result for one dispatch of the file called `name`. */
function tellOne(outcome: Outcome, name: string, isRehearsal: boolean, isQuietHere: boolean): void {
  const { item } = outcome;
  const from = item ? `${name} item ${item.number}` : name;
  for (const note of outcome.notes) console.error(printable(`${from}: note: ${note}`));
  if (outcome.isImported) {
    if (isRehearsal) console.log(`${outcome.file}: would be written:\n\n${outcome.text}`);
    else console.log(`${outcome.file}: written from ${printable(from)}`);
    return;
  }
  if (outcome.isHere && isQuietHere) return;
  const which = item ? `item ${item.number} ${shownTitle(item.title)}: ` : '';
  for (const fault of outcome.faults)
    console.error(formatProblem({ ...fault, file: name, field: `${which}${fault.field}` }));
}

/** The faults of one of several files, which are named after their handles, with a hint if the name is unsuitable. */
function namedAfter(file: string, outcome: Outcome): Outcome {
  if (outcome.isImported || outcome.item) return outcome;
  const message = `cannot be made of "${basename(file)}". Name the file after the handle of its article, as port-talks${extname(file)}, or import it by itself with --id.`;
  const faults = outcome.faults.map((fault) => (fault.field === '--id' ? { ...fault, message } : fault));
  return { ...outcome, faults };
}

/**
 * Imports `files` (`-` is standard input) and prints the result for each dispatch; for several files, a table at the
 * end. Returns the exit code: 1 if one was refused. A known dispatch is not a fault among several, and is not
 * mentioned for a folder or a feed, which are imported again and again.
 */
export async function importFiles(
  importer: Importer,
  files: readonly string[],
  options: ImportOptions,
  { isOne, isInbox }: { isOne: boolean; isInbox: boolean },
): Promise<number> {
  const all: Told[] = [];
  const isRehearsal = options.isRehearsal ?? false;
  // Photographs come last, because a dispatch imports those beside it that it names.
  const [dispatches = [], photographs = []] = [false, true].map((is) =>
    files.filter((file) => PHOTOGRAPH.test(file) === is),
  );
  for (const file of [...dispatches, ...photographs]) {
    const name = file === '-' ? 'standard input' : file;
    const handle = basename(file, extname(file));
    const id = isOne ? options.id : isIdOrHandle(handle) ? handle : undefined;
    const outcomes = await importFile(importer, file, { ...options, id, isFileName: !isOne });
    for (const outcome of outcomes) {
      const told = isOne || id !== undefined ? outcome : namedAfter(file, outcome);
      all.push({ file, outcome: told, named: isOne ? undefined : id });
      tellOne(told, name, isRehearsal, isInbox || outcomes.length > 1);
    }
  }
  const areSeveral = !isOne || all.length > 1;
  if (areSeveral) tell(all, isRehearsal);
  return all.some(({ outcome }) => !outcome.isImported && !(areSeveral && outcome.isHere)) ? 1 : 0;
}
