import { resolve } from 'node:path';
import { loadArchive } from '../archive/load.ts';
import { formatProblem } from '../archive/problem.ts';
import { createRecall } from '../archive/reading/recall.ts';
import { openKept } from '../build/kept/content.ts';
import type { KeptReadings } from '../build/kept/readings.ts';
import { say, showProgress } from '../build/progress.ts';
import { stampOf, watchFolders } from '../build/watch-folders.ts';
import { problemsOf } from '../publish/problems.ts';
import { site } from '../site/settings.ts';
import { runCommand } from './command.ts';

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Holds the content against the rules. Exit 1 with every problem, a line each. */
async function check(recall: KeptReadings): Promise<number> {
  const loaded = loadArchive(site.content, { recall });
  const { archive, permalinks, drafts } = loaded;
  say('checking');
  const problems = await problemsOf(loaded, site.isFrozen, recall);
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

/** Checks again whenever the content has changed, until it is interrupted: exit 0. */
async function checkOnChange(recall: KeptReadings): Promise<number> {
  const folder = resolve(site.content);
  let stamp = '';
  const follow = (): void => {
    const now = stampOf(folder);
    if (now === stamp) return;
    stamp = now;
    check(recall);
  };
  const interrupted = new Promise<void>((stop) => {
    process.once('SIGINT', () => stop());
  });
  const isWatching = watchFolders(folder, { noticed: () => {}, settled: follow });
  follow();
  // It keeps the process alive, and looks where the folder cannot be watched.
  const timer = setInterval(() => {
    if (!isWatching()) follow();
  }, 1_000);
  await interrupted;
  clearInterval(timer);
  return 0;
}

await runCommand({
  usage: `npm run check               checks the content: quotes, dates, places, parties, claims, addresses
npm run check -- --watch    checks it again whenever it changes, until Ctrl+C`,
  options: { watch: { type: 'boolean' } },
  run: ({ watch }) => {
    const recall = openKept(site.content, site.cache).keep(createRecall());
    return watch ? checkOnChange(recall) : showProgress(() => check(recall));
  },
});
