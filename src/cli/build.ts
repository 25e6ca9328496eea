import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatProblem, type Problem } from '../archive/problem.ts';
import { publishingProblems } from '../archive/publishable.ts';
import { inContext } from '../archive/queries/context.ts';
import { createRecall } from '../archive/reading/recall.ts';
import type { Archive } from '../archive/types.ts';
import { isSmall, writeCompressed } from '../build/compressed.ts';
import { openCompiled } from '../build/kept/compiled.ts';
import { openKept } from '../build/kept/content.ts';
import { type LastSite, openLastSite } from '../build/kept/pages/last-site.ts';
import type { Made } from '../build/kept/pages/released.ts';
import { updateSearchFiles } from '../build/kept/search.ts';
import { fetchKept } from '../build/kept/stored/fetch.ts';
import { type Compiling, startCompiling } from '../build/pages/compile.ts';
import { renderPages } from '../build/pages/render.ts';
import { say, showProgress } from '../build/progress.ts';
import { type RecordOptions, recordAddresses } from '../build/record.ts';
import { type Release, releaseOf } from '../build/release.ts';
import { type ArticlesAhead, startArticles } from '../build/threads/articles.ts';
import { type Pool, startPool } from '../build/threads/pool.ts';
import { readAhead } from '../build/threads/read.ts';
import { removeWith } from '../build/threads/remove.ts';
import { keepingWorker } from '../publish/browser/worker.ts';
import { useOnlyOurFonts } from '../publish/cards/only-our-fonts.ts';
import {
  articlesToMake,
  forgetPages,
  loadedContent,
  recallFrom,
  timelinesToMake,
} from '../publish/current-archive.ts';
import { writeTimelineForms } from '../publish/forms/files.ts';
import { wholeArchiveOf } from '../publish/forms/whole-archive.ts';
import { hostHeaders } from '../publish/hosts/headers.ts';
import { caddyRedirects, nginxRedirects, redirectRules } from '../publish/hosts/redirects.ts';
import { REDIRECT_FILES } from '../publish/hosts/server.ts';
import { takeWordsFrom } from '../publish/page/article-words.ts';
import { pictureProblems } from '../publish/pictures/decodable.ts';
import { writePictures } from '../publish/pictures/files.ts';
import { problemsOf } from '../publish/problems.ts';
import { addresses } from '../site/addresses.ts';
import { cacheUrl, site } from '../site/settings.ts';
import { Refusal, runCommand } from './command.ts';

const USAGE = `npm run build                   builds the site into dist/, and records the addresses of what git has committed
npm run build -- --record       records the addresses of everything that it builds
npm run build -- --preview      records nothing
npm run build -- --partial      for npm run publish with CACHE_URL: leaves out what is published already, and the same`;

function refuse(problems: readonly Problem[]): number {
  for (const problem of problems) console.error(formatProblem(problem));
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  console.error(`Nothing was built: ${count} in the content.`);
  return 1;
}

/** What an editor must mend before anything is built. */
const contentProblems = (): Problem[] => publishingProblems(loadedContent(), site.isFrozen);

/** What a build works with. */
interface Build {
  release: Release;
  pool: Pool;
  last: LastSite;
  compiling: Compiling;
}

/** What is made beside the pages. */
interface Others {
  articles: ArticlesAhead;
  /** Settles when the whole archive is written in one file. */
  whole: Promise<void>;
}

function startOthers({ release: { work }, pool, last }: Build): Others {
  const { archive } = loadedContent();
  const made = articlesToMake().map((article) => inContext(article, archive));
  const articles = startArticles(made, pool, work, last.folder);
  const whole = articles.written.then(() =>
    pool.run('wholeArchive', wholeArchiveOf(archive, work, last.partial)),
  );
  takeWordsFrom(articles.words);
  // Who waits for it hears of it.
  whole.catch(() => undefined);
  return { articles, whole };
}

/** Writes what other programs read: files at the root, for the servers and the service worker. */
function writeRootFiles(archive: Archive, work: string): void {
  if (site.keepsPages) {
    const offline = join(work, addresses.offline().slice(site.base.length), 'index.html');
    const file = join(work, 'sw.js');
    // It may be one file with that of the last site.
    rmSync(file);
    writeFileSync(file, keepingWorker(readFileSync(offline, 'utf8')));
  }
  for (const [file, text] of [
    ['_headers', hostHeaders(site.base)],
    ['_redirects', redirectRules(archive, site.base)],
    [REDIRECT_FILES.nginx, nginxRedirects(archive, site.base)],
    [REDIRECT_FILES.caddy, caddyRedirects(archive, site.base)],
  ] as const)
    writeFileSync(join(work, file), text);
}

/** What an editor must mend, if anything; where that is so, all of it. */
async function foundProblems(): Promise<Problem[]> {
  const loaded = loadedContent();
  const isSound =
    contentProblems().length === 0 && (await pictureProblems(loaded.archive.articles)).length === 0;
  return isSound ? [] : problemsOf(loaded, site.isFrozen);
}

/**
 * Writes the whole site of sound content, and takes from the last one what has not changed. Gives what is wrong with the ledger, where
 * that is only found while pages are made, and then wrote it in part; else the compressed copies.
 */
async function writeSite(building: Build): Promise<{ problems: Problem[]; copies: Made[] }> {
  const { last, release } = building;
  const { work } = release;
  const { archive } = loadedContent();
  say('styles and scripts');
  const styles = await building.compiling.styles;
  say('what did not change');
  await last.takeOver(archive, work);
  let others: Others | undefined = startOthers(building);
  try {
    await renderPages(work, styles, last.folder);
  } catch (error) {
    const problems = await problemsOf(loadedContent(), site.isFrozen);
    if (problems.length > 0) return { problems, copies: [] };
    throw error;
  }
  say('pictures');
  await writePictures(archive, work);
  say('other forms');
  await others.articles.finish();
  writeTimelineForms(timelinesToMake(), archive, work, last.folder);
  writeRootFiles(archive, work);
  const { whole } = others;
  // What the pages were made of is no longer needed, and the search index needs memory.
  others = undefined;
  takeWordsFrom(undefined);
  forgetPages();
  say('search index');
  if (site.hasSearchIndex) updateSearchFiles({ archive, folder: work, last: last.folder });
  await whole;
  const copies = site.isCompressed
    ? await writeCompressed({ folder: work, isBest: isSmall(archive), last })
    : [];
  return { problems: [], copies };
}

/** Leaves nothing behind where a person or a machine stops the build: `stop` ends what works in other processes. */
function discardWhenStopped(release: Release, stop: () => void): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => {
      stop();
      release.discard();
      // What the file system was asked for before may come after: a folder that is made again.
      for (let wait = 25; wait < 500; wait *= 2) {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
        release.discard();
      }
      process.exit(code);
    });
}

interface BuildOptions extends RecordOptions {
  /** Whether the site leaves out what is published already, and the same. */
  isPartial: boolean;
}

/**
 * Builds the site into `OUT_DIR` (default `dist`): checks the content first, builds beside, and swaps at the end, so
 * that a build that fails, or is broken off, leaves what was published as it was. With `CI=true` nothing unrecorded is built.
 * Exit 1 with every problem, a line each.
 */
async function run({ isPartial, ...options }: BuildOptions): Promise<number> {
  if (!site.hasOrigin && site.isFrozen)
    throw new Refusal(
      'SITE_URL: is not set, so every permalink would read http://localhost. Set SITE_URL=https://your.site.',
    );
  if (isPartial && cacheUrl === undefined)
    throw new Refusal(
      '--partial: CACHE_URL is not set, so nothing tells what is published. Set it, or run npm run build.',
    );
  if (!site.hasOrigin)
    console.log(
      `SITE_URL is not set: permalinks read ${site.origin}. Before you publish, set SITE_URL=https://your.site.`,
    );
  const release = releaseOf(resolve(site.out));
  let compiling: Compiling | undefined;
  // Before anything is made.
  discardWhenStopped(release, () => compiling?.stop());
  useOnlyOurFonts(site.cache);
  if (cacheUrl !== undefined) say('fetching what was kept');
  const isFetched =
    cacheUrl !== undefined && (await fetchKept({ address: cacheUrl, release, cache: site.cache, isPartial }));
  const pool = startPool();
  const last = openLastSite(release.target, isPartial && isFetched);
  if (last.folder !== undefined) last.carry(pool, release.carried);
  release.sweep();
  compiling = startCompiling(release.work, openCompiled(release.target));
  let isPublished = false;
  try {
    // Where all is made, every thread reads the content.
    const ahead = last.folder === undefined && pool.threads > 0 ? readAhead(site.content, pool) : undefined;
    recallFrom(openKept(site.content, site.cache).keep(ahead?.recall ?? createRecall()));
    say('reading');
    await ahead?.finished;
    const found = await foundProblems();
    if (found.length > 0) return refuse(found);
    const { problems, copies } = await writeSite({ release, pool, last, compiling });
    if (problems.length > 0) return refuse(problems);
    say('what the next build takes over');
    await release.bring();
    recordAddresses(loadedContent().permalinks, site.content, options);
    await last.remember(copies, release.fresh, pool);
    const replaced = release.publish();
    isPublished = true;
    if (replaced !== undefined && !last.keep(replaced)) {
      say('removing the last site');
      await removeWith(pool, replaced);
    }
  } finally {
    compiling.stop();
    await pool.stop();
    if (!isPublished) last.putBack();
    release.discard();
  }
  console.log(`Built ${release.target}`);
  return 0;
}

// Astro would tell its makers of each build; a build asks nothing of the network.
process.env.ASTRO_TELEMETRY_DISABLED = '1';
// Astro takes a build for a dev server where the environment of whoever runs it says so.
process.env.NODE_ENV = 'production';
for (const name of ['DEV', 'PROD', 'MODE', 'SSR']) delete process.env[name];
await runCommand({
  usage: USAGE,
  options: { record: { type: 'boolean' }, preview: { type: 'boolean' }, partial: { type: 'boolean' } },
  run: ({ record, preview, partial = false }) =>
    showProgress(() => run({ isRecorded: record, isPreview: preview, isPartial: partial })),
});
