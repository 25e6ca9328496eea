import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'astro';
import { formatProblem, type Problem } from '../archive/problem.ts';
import { publishingProblems } from '../archive/publishable.ts';
import { createRecall } from '../archive/reading/recall.ts';
import { writeCompressed } from '../build/compressed.ts';
import { openKept } from '../build/kept/content.ts';
import { type LastSite, openLastSite } from '../build/kept/last-site.ts';
import type { Made } from '../build/kept/released.ts';
import { updateSearchFiles } from '../build/kept/search.ts';
import { pageWriter } from '../build/page-writer.ts';
import { type RecordOptions, recordAddresses } from '../build/record.ts';
import { type Release, releaseOf } from '../build/release.ts';
import { startAhead, startBeside } from '../build/threads/ahead.ts';
import type { OtherEnd } from '../build/threads/other-end.ts';
import { keepingWorker } from '../publish/browser/worker.ts';
import { useOnlyOurFonts } from '../publish/cards/only-our-fonts.ts';
import { loadedContent, recallFrom } from '../publish/current-archive.ts';
import { writeForms } from '../publish/forms/files.ts';
import { writeWholeArchive } from '../publish/forms/whole-archive.ts';
import { hostHeaders } from '../publish/hosts/headers.ts';
import { caddyRedirects, nginxRedirects, redirectRules } from '../publish/hosts/redirects.ts';
import { REDIRECT_FILES } from '../publish/hosts/server.ts';
import { pictureProblems } from '../publish/pictures/decodable.ts';
import { problemsOf } from '../publish/problems.ts';
import { addresses } from '../site/addresses.ts';
import { site } from '../site/settings.ts';
import { Refusal, runCommand } from './command.ts';

const USAGE = `npm run build                   builds the site into dist/, and records the addresses of what git has committed
npm run build -- --record       records the addresses of everything that it builds
npm run build -- --preview      records nothing`;

function refuse(problems: readonly Problem[]): number {
  for (const problem of problems) console.error(formatProblem(problem));
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  console.error(`Nothing was built: ${count} in the content.`);
  return 1;
}

/** What an editor must mend before anything is built. */
const contentProblems = (): Problem[] => publishingProblems(loadedContent(), site.isFrozen);

/**
 * Writes the whole site into the folder `work`, and takes from the `last` one what has not changed. Gives what is wrong with
 * content and ledger, and then wrote it in part; else the compressed copies.
 */
async function writeSite(
  work: string,
  second: OtherEnd | undefined,
  last: LastSite,
): Promise<{ problems: Problem[]; copies: Made[] }> {
  const before = async (): Promise<void> => {
    const { archive } = loadedContent();
    if (contentProblems().length > 0 || (await pictureProblems(archive.articles)).length > 0)
      throw new Error('The content is not sound.');
    last.takeOver(archive, work);
    if (last.folder !== undefined) second?.begin('words');
  };
  try {
    await build({ outDir: work, logLevel: 'silent', integrations: [pageWriter(before, last.folder)] });
  } catch (error) {
    const problems = await problemsOf(loadedContent(), site.isFrozen);
    if (problems.length > 0) return { problems, copies: [] };
    throw error;
  }
  const { archive } = loadedContent();
  await last.writePictures(archive, work);
  // What the second thread writes: see `startAhead` and `startBeside`.
  const isAhead = last.folder === undefined;
  if (second && isAhead) await second.finished;
  else writeForms(archive, work, last.folder);
  writeWholeArchive(archive, work);
  if (second && !isAhead) await second.finished;
  else if (site.hasSearchIndex) updateSearchFiles({ archive, folder: work, last: last.folder });
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
  return { problems: [], copies: site.isCompressed ? await writeCompressed(work, last.copies) : [] };
}

/** Leaves nothing behind where a person or a machine stops the build. */
function discardWhenStopped(release: Release): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => {
      release.discard();
      // What the file system was asked for before may come after: a folder that is made again.
      for (let wait = 25; wait < 500; wait *= 2) {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
        release.discard();
      }
      process.exit(code);
    });
}

/**
 * Builds the site into `OUT_DIR` (default `dist`): checks the content first, builds beside, and swaps at the end, so
 * that a build that fails, or is broken off, leaves what was published as it was. With `CI=true` nothing unrecorded is built.
 * Exit 1 with every problem, a line each.
 */
async function run(options: RecordOptions): Promise<number> {
  if (!site.hasOrigin && site.isFrozen)
    throw new Refusal(
      'SITE_URL: is not set, so every permalink would read http://localhost. Set SITE_URL=https://your.site.',
    );
  if (!site.hasOrigin)
    console.log(
      `SITE_URL is not set: permalinks read ${site.origin}. Before you publish, set SITE_URL=https://your.site.`,
    );
  const release = releaseOf(resolve(site.out));
  useOnlyOurFonts(site.cache);
  const last = openLastSite(release.target);
  const ahead = last.folder === undefined ? startAhead(release.work) : undefined;
  const second = ahead ?? (last.folder === undefined ? undefined : startBeside(release.work, last.folder));
  recallFrom(openKept(site.content, site.cache).keep(ahead?.recall ?? createRecall()));
  try {
    // A second thread reads the content while Vite works: then it is looked at before the first page.
    const found = ahead ? [] : contentProblems();
    if (found.length > 0) return refuse(found);
    release.sweep();
    discardWhenStopped(release);
    const { problems, copies } = await writeSite(release.work, second, last);
    if (problems.length > 0) return refuse(problems);
    await release.bring();
    recordAddresses(loadedContent().permalinks, site.content, options);
    last.remember(copies, release.fresh);
    release.publish();
  } finally {
    await second?.stop();
    release.discard();
  }
  console.log(`Built ${release.target}`);
  return 0;
}

// Astro would tell its makers of each build; a build asks nothing of the network.
process.env.ASTRO_TELEMETRY_DISABLED = '1';
await runCommand({
  usage: USAGE,
  options: { record: { type: 'boolean' }, preview: { type: 'boolean' } },
  run: ({ record, preview }) => run({ isRecorded: record, isPreview: preview }),
});
