import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { loadArchive } from '../archive/load.ts';
import { formatProblem, printable } from '../archive/problem.ts';
import { absolute, addresses } from '../site/addresses.ts';
import { site } from '../site/settings.ts';
import { ENCODINGS } from '../wire/decode.ts';
import { Importer, type ImportOptions, isIdOrHandle, type Outcome } from '../wire/import-dispatch.ts';
import { LIMITS } from '../wire/incoming.ts';
import { isMail, openMail } from '../wire/mail.ts';
import { FORMATS } from '../wire/read-dispatch.ts';

const HELP = `npm run import -- [flags] FILE…        (no FILE, or -: standard input)

Makes articles of wire copy: plain text (the first line is the headline), ninjs 1 to 3,
NewsML 1 and G2, NITF, RSS and Atom with the whole text, e-mail,
pages saved from the web, IPTC 7901, ANPA 1312. Nothing is ever fetched.
What a dispatch does not say is asked for by the name of its flag; nothing is guessed.

  --id HANDLE          of its permalink: port-talks, or 2022-01-09-port-talks; of several files each is named after its file
  --date YYYY-MM-DD    the day of the dispatch        --year YYYY   of a dateline that has none
  --source ID          the outlet, of agencies.yaml   --wire ID     the wire service
  --lang TAG           of the text, where it is not its wire service's
  --replaces ID        an earlier take of the story, repeatable; --replaces none: it is another story
  --encoding NAME      ${ENCODINGS.join(', ')}
  --format NAME        ${FORMATS.join(', ')}; else by what the file holds
  --title TEXT         the headline, where the copy has none
  --item N             which dispatch of a file that holds several, from 1: a feed, an e-mail
  --paragraphs NAME    lines: each is a paragraph; blank: blank lines part them
  --single             it is one dispatch, although a second dateline is in it
  --keep-marks         keeps what a desk wrote for other desks: «انتهى», «يتبع», times and numbers under the text
  --dry-run            prints what would be written, and writes nothing`;

class UsageError extends Error {}

function oneOf<T extends string>(
  flag: string,
  value: string | undefined,
  known: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((name) => name === value.toLowerCase());
  if (found === undefined)
    throw new UsageError(`--${flag}: "${value}" is not known. Use one of: ${known.join(', ')}.`);
  return found;
}

function numberOf(flag: string, value: string | undefined): number | undefined {
  if (value === undefined || /^[1-9]\d{0,5}$/.test(value))
    return value === undefined ? undefined : Number(value);
  throw new UsageError(`--${flag}: "${value}" is not a number from 1. Say it in digits, as --${flag} 2.`);
}

/** The next bytes of an open file, `most` at most. */
function readMore(descriptor: number, most: number): Buffer {
  const bytes = Buffer.alloc(most);
  let length = 0;
  while (length < most) {
    let read = 0;
    try {
      read = readSync(descriptor, bytes, length, most - length, null);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') continue;
      if ((error as NodeJS.ErrnoException).code !== 'EOF') throw error;
    }
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

/** The bytes of a file or of standard input, one more than is allowed at most: the rest need not be read to refuse it. */
function readLimited(file: string): Buffer {
  const descriptor = file === '-' ? 0 : openSync(file, 'r');
  try {
    const bytes = readMore(descriptor, LIMITS.bytes + 1);
    if (bytes.length <= LIMITS.bytes || !isMail(bytes)) return bytes;
    return Buffer.concat([bytes, readMore(descriptor, LIMITS.mail - LIMITS.bytes)]);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there. Check its name.',
  EISDIR: 'is a folder. Give the files in it.',
  EACCES: 'cannot be read. Check its permissions.',
};

async function importFile(importer: Importer, file: string, options: ImportOptions): Promise<Outcome> {
  let bytes: Buffer;
  try {
    bytes = readLimited(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    const message = REASONS[code] ?? `cannot be read (${code}). Check that it is there and readable.`;
    return { isImported: false, notes: [], faults: [{ line: 1, field: 'file', message }] };
  }
  try {
    const { format } = options;
    const copy = format === 'mail' || (format === undefined && isMail(bytes)) ? await openMail(bytes) : bytes;
    return importer.import(copy, file, options);
  } catch (error) {
    // A full disk, a folder that cannot be written to: the other files are still to be tried.
    const message = `cannot be imported: ${error instanceof Error ? error.message : String(error)}. Mend that, and import it again.`;
    return { isImported: false, notes: [], faults: [{ line: 1, field: 'file', message }] };
  }
}

async function run(): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.replace(/\n/g, ' ') : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (positionals.length === 0 && process.stdin.isTTY)
    throw new UsageError('no file, and nothing on standard input. See npm run import -- --help.');
  const files = positionals.length > 0 ? positionals : ['-'];
  if (files.length > 1 && values.id !== undefined)
    throw new UsageError(
      '--id: is for one file. Of several, name each after the handle of its article, as port-talks.txt.',
    );
  if (files.length > 1 && values.item !== undefined)
    throw new UsageError('--item: is for one file. Import it by itself, once for each item.');
  const replaces = values.replaces?.flatMap((ids) => ids.split(',')).map((id) => id.trim());
  const options: ImportOptions = {
    ...values,
    replaces: replaces?.filter((id) => id !== 'none'),
    encoding: oneOf('encoding', values.encoding, ENCODINGS),
    format: oneOf('format', values.format, FORMATS),
    linesAreParagraphs: oneOf('paragraphs', values.paragraphs, ['blank', 'lines']) === 'lines',
    isOneParagraph: values.paragraphs?.toLowerCase() === 'blank',
    item: numberOf('item', values.item),
    isSingle: values.single,
    keepMarks: values['keep-marks'],
    isRehearsal: values['dry-run'],
  };
  const { archive, problems } = loadArchive(site.content);
  const blocking = problems.filter(({ file }) => file === site.content || file.endsWith('agencies.yaml'));
  if (blocking.length > 0 || !existsSync(site.content)) {
    for (const problem of blocking) console.error(formatProblem(problem));
    return 1;
  }
  const importer = new Importer(site.content, archive, (id) => absolute(addresses.article(id)));
  let imported = 0;
  for (const file of files) {
    const shownName = file === '-' ? 'standard input' : file;
    const handle = basename(file, extname(file));
    const id = files.length === 1 ? values.id : isIdOrHandle(handle) ? handle : undefined;
    const outcome = await importFile(importer, file, { ...options, id });
    for (const note of outcome.notes) console.error(printable(`${shownName}: note: ${note}`));
    if (outcome.isImported) {
      imported++;
      if (options.isRehearsal) console.log(`${outcome.file}: would be written:\n\n${outcome.text}`);
      else console.log(`${outcome.file}: written from ${printable(shownName)}`);
    } else
      for (const fault of outcome.faults) {
        const isUnnamed = files.length > 1 && fault.field === '--id' && id === undefined;
        const message = isUnnamed
          ? `cannot be made of "${basename(file)}". Name the file after the handle of its article, as port-talks${extname(file)}.`
          : fault.message;
        console.error(formatProblem({ ...fault, file: shownName, message }));
      }
  }
  const refused = files.length - imported;
  if (files.length > 1)
    console.log(
      `${imported} of ${files.length} ${options.isRehearsal ? 'would be imported' : 'imported'}, ${refused} refused`,
    );
  return refused > 0 ? 1 : 0;
}

function parse() {
  return parseArgs({
    allowPositionals: true,
    options: {
      id: { type: 'string' },
      date: { type: 'string' },
      year: { type: 'string' },
      source: { type: 'string' },
      wire: { type: 'string' },
      lang: { type: 'string' },
      replaces: { type: 'string', multiple: true },
      encoding: { type: 'string' },
      format: { type: 'string' },
      paragraphs: { type: 'string' },
      title: { type: 'string' },
      item: { type: 'string' },
      single: { type: 'boolean' },
      'keep-marks': { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

try {
  process.exitCode = await run();
} catch (error) {
  if (error instanceof UsageError) console.error(error.message);
  else console.error(`import: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
