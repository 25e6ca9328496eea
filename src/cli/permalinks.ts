import { parseArgs } from 'node:util';
import { isRealDate } from '../arabic/calendar.ts';
import { writeLedger } from '../archive/permalinks/folder.ts';
import type { Decided } from '../ledger/decisions.ts';
import { loadArchive } from '../archive/load.ts';
import { formatProblem, sortProblems } from '../archive/problem.ts';
import { site } from '../site/settings.ts';

const USAGE = `npm run permalinks                                    records what is new or was edited, and prints it
npm run permalinks -- --keep <article>#p4=5           p4 is the fifth paragraph of the text as it is now
npm run permalinks -- --gone <article>#p4             p4 was deleted
npm run permalinks -- --moved <article>=<new id>      so for timeline/<id> and timeline/<id>/<event>
npm run permalinks -- --gone <article>="the reason"   so for timeline/<id> and timeline/<id>/<event>
                      --date 2022-01-10               the day of what was deleted or removed; today if not said`;

/** Reads the options into decisions; throws with every one that cannot be understood, a line each. */
function decidedBy({ keep = [], gone = [], moved = [] }: Record<string, string[] | undefined>): Decided {
  const errors: string[] = [];
  const paragraphs = new Map<string, Map<number, number | 'gone'>>();
  const decide = (article: string, number: string, place: number | 'gone'): void => {
    paragraphs.set(article, (paragraphs.get(article) ?? new Map()).set(Number(number), place));
  };
  for (const option of keep) {
    const [, article, number, place] = /^([^#=]+)#p(\d+)=p?(\d+)$/.exec(option) ?? [];
    if (article && number && place) decide(article, number, Number(place));
    else errors.push(`--keep ${option}: is not understood. Write --keep <article>#p4=5.`);
  }
  const removed: { address: string; reason: string }[] = [];
  for (const option of gone) {
    const [, article, number] = /^([^#=]+)#p(\d+)$/.exec(option) ?? [];
    const [, address, reason] = /^([^#=]+)=(.*\S.*)$/s.exec(option) ?? [];
    if (article && number) decide(article, number, 'gone');
    else if (address && reason) removed.push({ address, reason: reason.replace(/\s+/g, ' ').trim() });
    else
      errors.push(`--gone ${option}: says no reason. Write --gone <address>="why", or --gone <article>#p4.`);
  }
  const led: { from: string; to: string }[] = [];
  for (const option of moved) {
    const [, from, to] = /^([^#=]+)=([^#=]+)$/.exec(option) ?? [];
    if (from && to) led.push({ from, to });
    else errors.push(`--moved ${option}: is not understood. Write --moved <old>=<new>.`);
  }
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return { paragraphs, moved: led, gone: removed };
}

/** Brings the ledger up to date and prints what changed. Writes nothing where anything is left to decide or to mend. */
function run(): number {
  const { values } = parseArgs({
    options: {
      keep: { type: 'string', multiple: true },
      gone: { type: 'string', multiple: true },
      moved: { type: 'string', multiple: true },
      date: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { keep, gone, moved } = values;
  const decided = decidedBy({ keep, gone, moved });
  // The one clock of the project: what it says is written down, and read from there ever after.
  const date = values.date ?? new Date().toLocaleDateString('sv');
  if (!isRealDate(date)) throw new Error(`--date ${date}: is not a real day. Write it as YYYY-MM-DD.`);
  const { problems: found, permalinks } = loadArchive(site.content, { decided, date, isThorough: true });
  const problems = sortProblems([...found, ...permalinks.problems]);
  if (problems.length > 0) {
    for (const problem of problems) console.error(formatProblem(problem));
    console.error('Nothing was recorded.');
    return 1;
  }
  writeLedger(permalinks.writes);
  for (const { address, what } of permalinks.changes) console.log(`${address} ${what}`);
  const count = permalinks.writes.length;
  console.log(
    count === 0
      ? 'The ledger holds every address.'
      : `${count} ${count === 1 ? 'file' : 'files'} of ${site.content}/permalinks/ written: commit with the content.`,
  );
  return 0;
}

try {
  process.exitCode = run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
