/**
 * Builds whole generated archives and prints time and memory: `npm run bench -- 100 1000 10000`. For comparison, in the
 * same run, Eleventy with markdown-it on the same articles and one plain template. A figure is the lower of two runs; those
 * with cards are from one run each. `cold` is without what earlier builds kept, `one changed` reuses what did not change.
 * Nothing is removed before the end: ext4 takes 20 times as long to make a file for some minutes after it has removed many.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { archiveContent } from '../made/archive-content.ts';

/** As npm runs our commands, and as Eleventy runs itself: Node keeps what it compiled. */
const KEPT_CODE = ['-r', './src/cli/node-version.cjs'];
const ELEVENTY = resolve('tests/bench/eleventy');

/** Seconds of wall and processor time, and peak memory in MiB. */
interface Took {
  wall: number;
  cpu: number;
  peak: number;
}

/** Runs a Node program in `cwd` until it ends. Throws with its output if it fails. */
function time(program: string[], cwd: string, env: Record<string, string> = {}): Took {
  const before = performance.now();
  const args = ['--import', resolve('tests/bench/usage.ts'), ...program];
  const { status, output } = spawnSync(process.execPath, args, {
    cwd,
    env: { ...process.env, CI: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  const wall = (performance.now() - before) / 1000;
  if (status !== 0) throw new Error(`${program.join(' ')}: ${output.slice(1, 3).join('\n')}`);
  return { wall, ...JSON.parse(output[3] ?? '') };
}

const less = (one: Took, other: Took): Took => (one.wall <= other.wall ? one : other);

/** Number and bytes of the files below `folder`. */
function sizeOf(folder: string): { files: number; bytes: number } {
  let [files, bytes] = [0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files++;
    bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return { files, bytes };
}

function writeContent(count: number, folder: string): void {
  for (const [path, text] of archiveContent(count)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function eleventy(content: string, folder: string): Took {
  mkdirSync(join(folder, 'in/_layouts'), { recursive: true });
  for (const file of ['package.json', 'eleventy.config.js'])
    copyFileSync(join(ELEVENTY, file), join(folder, file));
  copyFileSync(join(ELEVENTY, 'article.liquid'), join(folder, 'in/_layouts/article.liquid'));
  symlinkSync(join(ELEVENTY, 'node_modules'), join(folder, 'node_modules'));
  cpSync(join(content, 'articles'), join(folder, 'in/a'), { recursive: true });
  writeFileSync(join(folder, 'in/a/a.json'), '{ "layout": "article.liquid" }');
  const run = (): Took => time(['node_modules/@11ty/eleventy/cmd.cjs', '--quiet'], folder);
  return less(run(), run());
}

/** Adds a word to one article, like an editor's correction. */
function change(content: string): void {
  const names = readdirSync(join(content, 'articles')).sort();
  const file = join(content, 'articles', names[Math.floor(names.length / 2)] as string);
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()} تتمة.\n`);
}

if (!existsSync(join(ELEVENTY, 'node_modules'))) {
  console.log('Installing Eleventy for the benchmark, in tests/bench/eleventy.');
  execFileSync('npm', ['ci'], { cwd: ELEVENTY, stdio: 'inherit' });
}
const counts = process.argv.slice(2).map(Number);
if (counts.length === 0 || counts.some((count) => !Number.isInteger(count) || count < 1)) {
  console.error('Say how many articles: npm run bench -- 100 1000 10000');
  process.exit(1);
}
const NONE = { SEARCH_INDEX: 'none', CARDS: 'none', COMPRESS: 'none' };
const columns = ['wall s', 'cpu s', 'peak MiB', 'ms/article'];
const folders: string[] = [];
let earlier: { count: number; each: number } | undefined;
for (const count of counts) {
  const folder = mkdtempSync(join(tmpdir(), 'mahdar-bench-'));
  folders.push(folder);
  const content = join(folder, 'content');
  writeContent(count, content);
  const own = { CONTENT_DIR: content, OUT_DIR: join(folder, 'dist'), CACHE_DIR: join(folder, 'cache') };
  let sites = 0;
  const rebuild = (without: Record<string, string> = {}): Took =>
    time([...KEPT_CODE, 'src/cli/build.ts'], '.', { ...own, ...without });
  const build = (without: Record<string, string>): Took => {
    own.OUT_DIR = join(folder, `dist-${++sites}`);
    return rebuild(without);
  };
  const print = (name: string, took: Took, note = ''): void => {
    const figures = [
      took.wall.toFixed(1),
      took.cpu.toFixed(1),
      took.peak.toFixed(0),
      ((1000 * took.wall) / count).toFixed(2),
    ];
    console.log(`${name.padEnd(46)}${figures.map((figure) => figure.padStart(11)).join('')}  ${note}`);
  };
  console.log(`\n${`${count} articles`.padEnd(46)}${columns.map((name) => name.padStart(11)).join('')}`);
  const beside = eleventy(content, join(folder, 'eleventy'));
  print('Eleventy, one plain page for each', beside);
  print('the ledger, for the first time', time([...KEPT_CODE, 'src/cli/permalinks.ts'], '.', own));
  const plain = less(build(NONE), build(NONE));
  const each = plain.wall / count;
  const ratio = earlier && `, ${(each / earlier.each).toFixed(2)} of the cost at ${earlier.count}`;
  print(
    'no search, cards or compressed copies',
    plain,
    `${(plain.wall / beside.wall).toFixed(2)} × Eleventy${ratio ?? ''}`,
  );
  earlier = { count, each };
  const { files, bytes } = sizeOf(own.OUT_DIR);
  console.log(`${''.padEnd(46)}${files} files, ${(bytes / 1e6).toFixed(1)} MB`);
  const found = build({ ...NONE, SEARCH_INDEX: '' });
  print('with the search index', found, `${(found.wall - plain.wall).toFixed(1)} s more`);
  const packed = build({ ...NONE, COMPRESS: '' });
  print('with compressed copies', packed, `${(packed.wall - plain.wall).toFixed(1)} s more`);
  const drawn = build({ ...NONE, CARDS: '' });
  print('with cards, none drawn before', drawn, `${(drawn.wall - plain.wall).toFixed(1)} s more`);
  const kept = build({ ...NONE, CARDS: '' });
  print('with cards, all drawn before', kept, `${(kept.wall - plain.wall).toFixed(1)} s more`);
  own.CACHE_DIR = join(folder, 'cache-2');
  const cold = build({});
  print('everything, cold', cold);
  const changed = (): Took => {
    change(content);
    return rebuild();
  };
  // The first has no spare site yet.
  changed();
  const warm = less(changed(), changed());
  print('everything, one article changed', warm, `${(warm.wall / beside.wall).toFixed(2)} × Eleventy`);
  const check = (): Took => time([...KEPT_CODE, 'src/cli/check.ts'], '.', own);
  rmSync(join(own.CACHE_DIR, 'kept.db'));
  print('check, nothing kept', check());
  print('check, again', less(check(), check()));
}
for (const folder of folders) rmSync(folder, { recursive: true, force: true });
