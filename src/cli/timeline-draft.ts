import { draftTimeline } from '../archive/evidence/draft.ts';
import { loadArchive } from '../archive/load.ts';
import { didYouMean, shown } from '../archive/problem.ts';
import { schemaLine } from '../archive/reading/json-schemas.ts';
import { site } from '../site/settings.ts';
import { Refusal, runCommand } from './command.ts';

const USAGE = 'Usage: npm run timeline:draft -- <article-id> [--into <timeline-id>]';

/** Prints a draft of events that an article's words may support. On failure prints what to do and exits 1. */
function run(into: string | undefined, [id, ...more]: readonly string[]): number {
  if (id === undefined || more.length > 0) throw new Refusal(USAGE);
  const { archive, problems } = loadArchive(site.content);
  const article = archive.article(id);
  if (!article) {
    const isFaulty = problems.some(({ file }) => file.endsWith(`/${id}.md`));
    const remedy = isFaulty
      ? 'It has problems: npm run check names them.'
      : didYouMean(
          id,
          archive.articles.map((one) => one.id),
        );
    console.error(`${shown(id)} is not a sound article in ${site.content}/articles/. ${remedy}`);
    return 1;
  }
  const timelines = archive.timelines.map((timeline) => timeline.id);
  if (into !== undefined && !timelines.includes(into)) {
    console.error(`${shown(into)} is not in ${site.content}/timelines/. ${didYouMean(into, timelines)}`);
    return 1;
  }
  const yaml = draftTimeline(archive, article, into);
  if (yaml === '') console.error(`No sentence of ${id} says a date that can be read.`);
  else process.stdout.write(into === undefined ? `${schemaLine('timeline', '../')}\n${yaml}` : yaml);
  return 0;
}

await runCommand({
  usage: USAGE,
  options: { into: { type: 'string' } },
  takesWords: true,
  run: ({ into }, words) => run(into, words),
});
