import { loadArchive } from '../archive/load.ts';
import { formatProblem } from '../archive/problem.ts';
import { allProblems } from '../archive/publishable.ts';
import { site } from '../site/settings.ts';
import { runCommand } from './command.ts';

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Holds the content against the rules. Exit 1 with every problem, a line each. */
function check(): number {
  const loaded = loadArchive(site.content);
  const { archive, permalinks, drafts } = loaded;
  const problems = allProblems(loaded, site.isFrozen);
  if (problems.length > 0) {
    for (const problem of problems) console.error(formatProblem(problem));
    const files = new Set(problems.map(({ file }) => file)).size;
    console.error(`${count(problems.length, 'problem')} in ${count(files, 'file')}`);
    return 1;
  }
  const events = archive.timelines.flatMap((timeline) => timeline.events);
  const quotes = events.flatMap(({ evidence }) => evidence);
  console.log(
    `${site.content}: ${count(archive.articles.length, 'article')}, ${count(archive.timelines.length, 'timeline')}, ${count(events.length, 'event')}, ${count(quotes.length, 'quote')} verified${drafts.length > 0 ? `, ${count(drafts.length, 'draft')} left out` : ''}`,
  );
  if (permalinks.writes.length > 0)
    console.log(
      `${count(permalinks.writes.length, 'file')} of permalinks/ to be written: npm run permalinks`,
    );
  return 0;
}

await runCommand({
  usage: 'npm run check    checks the content: quotes, dates, places, parties, claims, addresses',
  options: {},
  run: check,
});
