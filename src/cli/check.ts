import { brokenLedgers } from '../archive/article-document.ts';
import { loadArchive } from '../archive/load.ts';
import { unrecorded } from '../archive/permalinks/open.ts';
import { formatProblem, sortProblems } from '../archive/problem.ts';
import { site } from '../site/settings.ts';

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const { archive, problems: found, permalinks } = loadArchive(site.content);
const isFrozen = process.env.CI === 'true';
const sound = [...found, ...permalinks.problems, ...brokenLedgers(archive.articles)];
const problems = sortProblems(sound.length === 0 && isFrozen ? unrecorded(permalinks) : sound);
if (problems.length > 0) {
  for (const problem of problems) console.error(formatProblem(problem));
  const files = new Set(problems.map(({ file }) => file)).size;
  console.error(`${count(problems.length, 'problem')} in ${count(files, 'file')}`);
  process.exitCode = 1;
} else {
  const events = archive.timelines.flatMap((timeline) => timeline.events);
  const quotes = events.flatMap(({ evidence }) => evidence);
  console.log(
    `${site.content}: ${count(archive.articles.length, 'article')}, ${count(archive.timelines.length, 'timeline')}, ${count(events.length, 'event')}, ${count(quotes.length, 'quote')} verified`,
  );
  if (permalinks.writes.length > 0)
    console.log(
      `${count(permalinks.writes.length, 'file')} of permalinks/ to be written: npm run permalinks`,
    );
}
