import { existsSync } from 'node:fs';
import { loadArchive } from '../archive/load.ts';
import { formatProblem } from '../archive/problem.ts';
import { absolute, addresses } from '../site/addresses.ts';
import { site } from '../site/settings.ts';
import { ENCODINGS } from '../wire/decode.ts';
import { Importer, type ImportOptions } from '../wire/import-dispatch.ts';
import { filesBelow, isFolder } from '../wire/inbox/files.ts';
import { FORMATS } from '../wire/read-dispatch.ts';
import { Refusal, runCommand } from './command.ts';
import { importFiles } from './importing/files.ts';
import { watchInbox } from './importing/watch.ts';

const HELP = `npm run import -- [flags] FILE…        (no FILE, or -: standard input)
npm run import -- [flags] FOLDER       everything below it; what was taken before is passed over

Makes articles of wire copy: plain text (the first line is the headline), ninjs 1 to 3,
NewsML 1 and G2, NITF, RSS and Atom with the whole text, e-mail,
pages saved from the web, IPTC 7901, ANPA 1312. Nothing is ever fetched.
A newer version of what was taken before is put in its place, with a note of correction to fill in.
What a dispatch does not say is asked for by the name of its flag; nothing is guessed.

  --id HANDLE          of its permalink: port-talks, or 2022-01-09-port-talks; of several files each is named after its file.
                       Of a feed each dispatch has the agency's own name for it, else this handle and a number: wafq-1
  --date YYYY-MM-DD    the day of the dispatch        --year YYYY   of a dateline that has none
  --source ID          the outlet, of agencies.yaml   --wire ID     the wire service
  --lang TAG           of the text, where it is not its wire service's
  --replaces ID        an earlier take of the story, repeatable; --replaces none: it is another story
  --encoding NAME      ${ENCODINGS.join(', ')}
  --format NAME        ${FORMATS.join(', ')}; else by what the file holds
  --title TEXT         the headline, where the copy has none
  --item N             one dispatch alone of a file that holds several, from 1: a feed, a list, a message, an e-mail
  --paragraphs NAME    lines: each is a paragraph; blank: blank lines part them
  --single             it is one dispatch, although a second dateline is in it
  --keep-marks         keeps what a desk wrote for other desks: «انتهى», «يتبع», times and numbers under the text
  --watch              goes on, and takes in what comes into the folder
  --dry-run            prints what would be written, and writes nothing`;

function oneOf<T extends string>(
  flag: string,
  value: string | undefined,
  known: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((name) => name === value.toLowerCase());
  if (found === undefined)
    throw new Refusal(`--${flag}: "${value}" is not known. Use one of: ${known.join(', ')}.`);
  return found;
}

function numberOf(flag: string, value: string | undefined): number | undefined {
  if (value === undefined || /^[1-9]\d{0,5}$/.test(value))
    return value === undefined ? undefined : Number(value);
  throw new Refusal(
    `--${flag}: "${value}" is not a number from 1 up. Write it in digits, such as --${flag} 2.`,
  );
}

/** An importer for the current content; `undefined`, after printing why, if import is impossible. */
function openImporter(): Importer | undefined {
  const { archive, problems } = loadArchive(site.content);
  const blocking = problems.filter(({ file }) => file === site.content || file.endsWith('agencies.yaml'));
  if (blocking.length === 0 && existsSync(site.content))
    return new Importer(site.content, archive, (id) => absolute(addresses.article(id)));
  for (const problem of blocking) console.error(formatProblem(problem));
  return undefined;
}

await runCommand({
  usage: HELP,
  takesWords: true,
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
    watch: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  async run(values, words) {
    if (words.length === 0 && process.stdin.isTTY)
      throw new Refusal('no file, and nothing on standard input. See npm run import -- --help.');
    const folders = words.filter(isFolder);
    if (values.watch && folders.length === 0)
      throw new Refusal('--watch: is for a folder. Name it, as npm run import -- inbox --watch.');
    const files =
      words.length > 0 ? words.flatMap((path) => (isFolder(path) ? filesBelow(path) : [path])) : ['-'];
    const isOne = files.length === 1 && folders.length === 0;
    if (!isOne && values.id !== undefined)
      throw new Refusal(
        '--id: is for one file. Of several, name each after the handle of its article, as port-talks.txt.',
      );
    if (!isOne && values.item !== undefined)
      throw new Refusal('--item: is for one file. Import it by itself, once for each item.');
    const replaces = values.replaces?.flatMap((ids) => ids.split(',')).map((id) => id.trim());
    const options: ImportOptions = {
      ...values,
      ownSource: site.source,
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
    const importer = openImporter();
    if (!importer) return 1;
    const code = await importFiles(importer, files, options, { isOne, isInbox: folders.length > 0 });
    if (!values.watch) return code;
    return watchInbox(folders, async (come) => {
      const fresh = openImporter();
      if (fresh) await importFiles(fresh, come, options, { isOne: false, isInbox: true });
    });
  },
});
