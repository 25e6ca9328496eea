/**
 * Random edits of made archives, each published from a partial site by a machine that has nothing but the content, and compared with a
 * build from nothing: what the store holds, file for file, and the whole site that the next machine begins with.
 * `npm run bench:partial -- 20`, and `-- 20 7` to begin with the sequence 7. Starts OpenStack Swift. Exit 1 where any differ.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, placeOf } from '../../src/publish/store/client.ts';
import { builtSiteIn, LOCK, RULES } from '../../src/publish/store/plan.ts';
import { random } from '../made/random.ts';
import { edit, writeContent } from '../site/incremental/edits.ts';
import { ACCESS, createBuckets, startSwift } from './swift.ts';

const [count = 10, first = 1] = process.argv.slice(2).map(Number);
const root = mkdtempSync(join(tmpdir(), 'mahdar-partial-'));

type Machine = Record<'CONTENT_DIR' | 'CACHE_DIR' | 'OUT_DIR', string>;

function run(own: Record<string, string>, ...args: string[]): void {
  const env = { ...process.env, ...ACCESS, SITE_URL: 'https://news.example', CI: 'true', ...own };
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** What differs between two lists of files with their MD5. */
const differences = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file));

async function sequence(seed: number): Promise<{ done: string[]; differing: string[] }> {
  const next = random(seed);
  const content = join(root, `${seed}`);
  let machines = 0;
  const fresh = (): Machine => {
    const own = join(root, `${seed}-${++machines}`);
    return { CONTENT_DIR: content, CACHE_DIR: join(own, '.cache'), OUT_DIR: join(own, 'dist') };
  };
  const [place, kept] = [`s3://site/${seed}`, { CACHE_URL: `s3://kept/${seed}` }];
  const settings = { CARDS: next() < 0.3 ? '' : 'none', COMPRESS: next() < 0.5 ? '' : 'none' };
  writeContent(content);
  const done = [JSON.stringify(settings)];
  const differing: string[] = [];
  for (let step = 0; step < 4; step++) {
    if (step > 0) done.push(edit(content, next));
    while (step > 0 && next() < 0.4) done.push(edit(content, next));
    const own = fresh();
    run({ ...own, ...settings, ...kept }, 'src/cli/build.ts', '--partial');
    run({ ...own, ...settings, ...kept }, 'src/cli/hosts/publish.ts', place);
    const [whole, later] = [fresh(), fresh()];
    run({ ...whole, ...settings }, 'src/cli/build.ts');
    run({ ...later, ...settings, ...kept }, 'src/cli/build.ts');
    const made = builtSiteIn(whole.OUT_DIR).sums;
    const there = await openStore(placeOf(place), ACCESS as never).list();
    for (const key of [LOCK, RULES]) there.delete(key);
    differing.push(...differences(there, made), ...differences(builtSiteIn(later.OUT_DIR).sums, made));
  }
  return { done, differing };
}

const stop = await startSwift(join(root, 'swift'));
let wrong = 0;
try {
  await createBuckets('site', 'kept');
  for (let seed = first; seed < first + count; seed++) {
    const { done, differing } = await sequence(seed);
    if (differing.length > 0) wrong++;
    console.log(
      `${seed}: ${done.join(' → ')}: ${differing.length === 0 ? 'the same' : differing.join(', ')}`,
    );
  }
} finally {
  stop();
  rmSync(root, { recursive: true });
}
console.log(`${count} sequences, ${wrong} of them with other bytes`);
process.exitCode = wrong > 0 ? 1 : 0;
