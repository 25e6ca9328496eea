import { basename, extname } from 'node:path';
import { formatProblem, printable } from '../../archive/problem.ts';
import type { Fault } from '../../wire/fault.ts';
import { type Importer, type ImportOptions, isIdOrHandle, type Outcome } from '../../wire/import-dispatch.ts';
import { readLimited } from '../../wire/inbox/files.ts';
import { digestOf } from '../../wire/inbox/taken.ts';
import { isMail, openMail } from '../../wire/mail.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there. Check its name.',
  EACCES: 'cannot be read. Check its permissions.',
};

const refused = (message: string): Outcome => ({
  isImported: false,
  notes: [],
  faults: [{ line: 1, field: 'file', message }],
});

async function importFile(importer: Importer, file: string, options: ImportOptions): Promise<Outcome> {
  let bytes: Buffer;
  try {
    bytes = readLimited(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return refused(REASONS[code] ?? `cannot be read (${code}). Check that it is there and readable.`);
  }
  try {
    const { format, item } = options;
    const copy = format === 'mail' || (format === undefined && isMail(bytes)) ? await openMail(bytes) : bytes;
    const digest = digestOf(item === undefined ? bytes : `${digestOf(bytes)} ${item}`);
    return importer.import(copy, file, { ...options, digest });
  } catch (error) {
    // A full disk, a folder that cannot be written to: the other files are still to be tried.
    return refused(
      `cannot be imported: ${error instanceof Error ? error.message : String(error)}. Mend that, and import it again.`,
    );
  }
}

/** What stands behind a flag in the command that would settle a file: what the editor has to put there. */
const VALUES: Readonly<Record<string, string>> = {
  '--id': 'HANDLE',
  '--date': 'YYYY-MM-DD',
  '--item': 'N',
  '--lang': 'TAG',
  '--encoding': 'NAME',
  '--paragraphs': 'lines',
  '--title': 'TEXT',
};

/** The command that would take in a file once its flags are filled in; `undefined` where no flag would. */
function settling(file: string, faults: readonly Fault[]): string | undefined {
  const flags = [
    ...new Set(
      faults.map(({ field, message }) => (/^--/.test(field) ? field : /--[a-z]+/.exec(message)?.[0])),
    ),
  ];
  if (flags.length === 0 || flags.includes(undefined)) return undefined;
  const path = /^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
  return `npm run import -- ${path} ${flags.map((flag) => `${flag} ${VALUES[flag ?? ''] ?? 'ID'}`).join(' ')}`;
}

/** What became of several files, and for each that was refused the command that would settle it, in a table. */
function tell(all: readonly { file: string; outcome: Outcome }[], isRehearsal: boolean): void {
  const counts = [
    `${all.filter(({ outcome }) => outcome.isImported).length} of ${all.length} ${isRehearsal ? 'would be imported' : 'imported'}`,
  ];
  const here = all.filter(({ outcome }) => !outcome.isImported && outcome.isHere).length;
  if (here > 0) counts.push(`${here} here already`);
  const left = all.flatMap(({ file, outcome }) =>
    outcome.isImported || outcome.isHere
      ? []
      : [{ file: printable(file), command: settling(file, outcome.faults) }],
  );
  console.log(`${counts.join(', ')}, ${left.length} refused`);
  const width = Math.max(0, ...left.map(({ file }) => file.length));
  for (const { file, command } of left)
    console.log(`  ${file.padEnd(width)}  ${printable(command ?? 'see above')}`);
}

/**
 * Imports `files`, `-` for standard input, telling each on the terminal; of several, what became of them all at the end. Gives the exit code: 1
 * where one was refused. What is here already is no fault among several, and in a folder it is not told: an inbox is looked
 * through again and again.
 */
export async function importFiles(
  importer: Importer,
  files: readonly string[],
  options: ImportOptions,
  { isOne, isInbox }: { isOne: boolean; isInbox: boolean },
): Promise<number> {
  const all: { file: string; outcome: Outcome }[] = [];
  for (const file of files) {
    const name = file === '-' ? 'standard input' : file;
    const handle = basename(file, extname(file));
    const id = isOne ? options.id : isIdOrHandle(handle) ? handle : undefined;
    const outcome = await importFile(importer, file, { ...options, id });
    all.push({ file, outcome });
    for (const note of outcome.notes) console.error(printable(`${name}: note: ${note}`));
    if (outcome.isImported) {
      if (options.isRehearsal) console.log(`${outcome.file}: would be written:\n\n${outcome.text}`);
      else console.log(`${outcome.file}: written from ${printable(name)}`);
      continue;
    }
    if (outcome.isHere && isInbox) continue;
    for (const fault of outcome.faults) {
      const isUnnamed = !isOne && fault.field === '--id' && id === undefined;
      const message = isUnnamed
        ? `cannot be made of "${basename(file)}". Name the file after the handle of its article, as port-talks${extname(file)}, or import it by itself with --id.`
        : fault.message;
      console.error(formatProblem({ ...fault, file: name, message }));
    }
  }
  if (!isOne) tell(all, options.isRehearsal ?? false);
  return all.some(({ outcome }) => !outcome.isImported && (isOne || !outcome.isHere)) ? 1 : 0;
}
