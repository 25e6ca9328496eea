import { createInterface } from 'node:readline';
import { isRealDate } from '../arabic/calendar.ts';
import { loadArchive } from '../archive/load.ts';
import { choicesOf, type Doubt } from '../archive/permalinks/articles.ts';
import { paragraphBefore } from '../archive/permalinks/before.ts';
import { committedIn } from '../archive/permalinks/committed.ts';
import { writeLedger } from '../archive/permalinks/folder.ts';
import { formatProblem, sortProblems } from '../archive/problem.ts';
import { decisionsFrom } from '../ledger/options.ts';
import { site } from '../site/settings.ts';
import { Refusal, runCommand } from './command.ts';

const USAGE = `npm run permalinks                                    records what is new or was edited, and prints it; on a terminal it asks
npm run permalinks -- --keep <article>#p4=5           p4 is the fifth paragraph of the text as it is now
npm run permalinks -- --gone <article>#p4             p4 was deleted
npm run permalinks -- --moved <article>=<new id>      so for timeline/<id> and timeline/<id>/<event>
npm run permalinks -- --gone <article>="the reason"   so for timeline/<id> and timeline/<id>/<event>
                      --date 2022-01-10               the day of what was deleted or removed; today if not said`;

const OPTIONS = {
  keep: { type: 'string', multiple: true },
  gone: { type: 'string', multiple: true },
  moved: { type: 'string', multiple: true },
  date: { type: 'string' },
} as const;

/** The beginning of a paragraph, long enough to recognise it. */
const onOneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 400);

/** A question as a person reads it: the paragraph's former text, and numbered candidates for what it is now. */
function described(doubt: Doubt): string {
  const { article, number, candidates } = doubt;
  const before = paragraphBefore(doubt, site.content, committedIn(site.content));
  const now = candidates.map(({ place, text }, n) => `  ${n + 1}) paragraph ${place}: ${onOneLine(text)}`);
  return [
    `${article.file}: which paragraph is p${number} now?`,
    `  was: ${before === undefined ? '(its words are in no commit)' : onOneLine(before)}`,
    ...now,
    `  ${candidates.length + 1}) none of these: it was deleted`,
  ].join('\n');
}

interface Decisions {
  keep?: string[] | undefined;
  gone?: string[] | undefined;
  moved?: string[] | undefined;
  date?: string | undefined;
}

/** The options as if the answers had been given as flags, such as `--keep x#p4=5`. */
function withAnswers(values: Decisions, answers: readonly string[]): Decisions {
  const said = (option: string): string[] =>
    answers.filter((answer) => answer.startsWith(option)).map((answer) => answer.slice(option.length));
  return {
    ...values,
    keep: [...(values.keep ?? []), ...said('--keep ')],
    gone: [...(values.gone ?? []), ...said('--gone ')],
  };
}

/** Asks every question; returns the options that answer them. Throws if the input ends early. */
async function ask(doubts: readonly Doubt[]): Promise<string[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const lines = terminal[Symbol.asyncIterator]();
  const said: string[] = [];
  for (const doubt of doubts) {
    const choices = choicesOf(doubt);
    console.log(described(doubt));
    let choice: string | undefined;
    while (choice === undefined) {
      process.stdout.write(`  1 to ${choices.length}: `);
      const { value, done } = await lines.next();
      if (done) throw new Refusal('Nothing was recorded: the questions were not answered.');
      choice = choices[Number(value) - 1];
    }
    said.push(choice);
  }
  terminal.close();
  return said;
}

/** Updates the ledger and prints the changes. Writes nothing while a question or problem is open. */
async function run(values: Decisions): Promise<number> {
  const { decided, errors } = decisionsFrom(values);
  if (errors.length > 0) throw new Refusal(errors.join('\n'));
  // The only use of the clock: the day is stored, and read from the ledger ever after.
  const date = values.date ?? new Date().toLocaleDateString('sv');
  if (!isRealDate(date)) throw new Refusal(`--date ${date}: is not a real day. Write it as YYYY-MM-DD.`);
  const { problems: found, permalinks } = loadArchive(site.content, { decided, date, isThorough: true });
  const { doubts } = permalinks;
  if (doubts.length > 0 && process.stdin.isTTY && process.stdout.isTTY)
    return run(withAnswers(values, await ask(doubts)));
  const problems = sortProblems([...found, ...permalinks.problems]);
  if (problems.length > 0) {
    for (const doubt of doubts) console.error(described(doubt));
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

await runCommand({ usage: USAGE, options: OPTIONS, run });
