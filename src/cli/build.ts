import { existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'astro';
import { loadArchive } from '../archive/load.ts';
import { formatProblem } from '../archive/problem.ts';
import { site } from '../site/site.ts';

/**
 * Builds the site into `OUT_DIR` (default `dist`): checks the content first, builds beside, and swaps at the end, so
 * that a failed build leaves what was published as it was. Exit 1 with every problem, a line each.
 */
async function run(): Promise<number> {
  const { problems } = loadArchive(site.content);
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
