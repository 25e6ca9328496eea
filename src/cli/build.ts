import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'astro';
import { writeLedger } from '../archive/ledger.ts';
import { loadArchive } from '../archive/load.ts';
import { unrecorded } from '../archive/permalinks.ts';
import { formatProblem, sortProblems } from '../archive/problem.ts';
import { redirectRules } from '../publish/redirects.ts';
import { site } from '../site/site.ts';

/**
 * Builds the site into `OUT_DIR` (default `dist`): checks the content first, builds beside, and swaps at the end, so
 * that a failed build leaves what was published as it was. New addresses are recorded in the ledger then, but with `CI=true`
 * nothing unrecorded is built. Exit 1 with every problem, a line each.
 */
async function run(): Promise<number> {
  const { archive, problems: found, permalinks } = loadArchive(site.content);
  const isFrozen = process.env.CI === 'true';
  const sound = [...found, ...permalinks.problems];
  const problems = sortProblems(sound.length === 0 && isFrozen ? unrecorded(permalinks) : sound);
  if (problems.length > 0) {
    for (const problem of problems) console.error(formatProblem(problem));
    console.error(
      `Nothing was built: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the content.`,
    );
    return 1;
  }
  const target = resolve(process.env.OUT_DIR || 'dist');
  const fresh = `${target}.next`;
  const previous = `${target}.previous`;
  rmSync(fresh, { recursive: true, force: true });
  rmSync(previous, { recursive: true, force: true });
  await build({ outDir: fresh, logLevel: 'warn' });
  const rules = redirectRules(archive, site.base);
  if (rules !== '') writeFileSync(join(fresh, '_redirects'), rules);
  if (!isFrozen && permalinks.writes.length > 0) {
    writeLedger(permalinks.writes);
    for (const { address, what } of permalinks.changes) console.log(`${address} ${what}`);
    console.log(`Recorded in ${site.content}/permalinks/: commit it with the content.`);
  }
  if (existsSync(target)) renameSync(target, previous);
  renameSync(fresh, target);
  rmSync(previous, { recursive: true, force: true });
  console.log(`Built ${target}`);
  return 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
