import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { random } from '../../made/random.ts';
import { bytesOf } from '../../wire/wire-folder.ts';
import { edit, writeContent } from './edits.ts';

type Env = Record<string, string>;

const environment = (own: Env): NodeJS.ProcessEnv => ({
  ...process.env,
  SITE_URL: 'https://news.example',
  CI: 'true',
  CARDS: 'none',
  COMPRESS: 'none',
  ...own,
});

function build(own: Env): void {
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/build.ts'], {
    env: environment(own),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

const databases = (cache: string): string[] =>
  ['kept.db', 'search.db'].map((name) => join(cache, name)).filter((file) => existsSync(file));

/** What is done to a cache or to what was published, that may make no difference. */
const HARMS: Readonly<Record<string, (where: { cache: string; out: string }, next: () => number) => void>> = {
  'the cache is gone': ({ cache }) => rmSync(cache, { recursive: true, force: true }),
  'the databases are cut short': ({ cache }) => {
    for (const file of databases(cache)) truncateSync(file, Math.floor(readFileSync(file).length / 2));
  },
  'the databases are garbled': ({ cache }, next) => {
    for (const file of databases(cache)) {
      const bytes = readFileSync(file);
      for (let n = 0; n < 30; n++) bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
      writeFileSync(file, bytes);
    }
  },
  'a file of the search index is changed, and one is gone': ({ out }, next) => {
    const names = readdirSync(join(out, 'assets/search'));
    const [changed, gone] = [0, 0].map(() => names[Math.floor(next() * names.length)] as string);
    appendFileSync(join(out, 'assets/search', changed as string), 'x');
    rmSync(join(out, 'assets/search', gone as string));
  },
  'published files are changed, of one the time put back': ({ out }, next) => {
    const names = readdirSync(join(out, 'a'), { recursive: true, encoding: 'utf8' });
    for (let n = 0; n < 5; n++) {
      const file = join(out, 'a', names[Math.floor(next() * names.length)] as string);
      if (/\.\w+$/.test(file)) appendFileSync(file, 'x');
      if (n === 0) utimesSync(file, 1, 1);
    }
  },
  'files of the spare site are changed, gone, and others are there': ({ cache }, next) => {
    const spare = readdirSync(cache).find((name) => name.startsWith('spare-'));
    if (spare === undefined) return;
    const folder = join(cache, spare);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    for (let n = 0; n < 9; n++) {
      const file = files[Math.floor(next() * files.length)] as string;
      if (n % 3 === 0) rmSync(file, { force: true });
      else if (n % 3 === 1) writeFileSync(`${file}.html`, 'no page');
      else {
        // Not into the file itself, which is one with that of the published site.
        rmSync(file, { force: true });
        writeFileSync(file, 'other words');
      }
    }
    if (next() < 0.2) rmSync(join(folder, 'a'), { recursive: true, force: true });
  },
  'published files are gone': ({ out }, next) => {
    const names = readdirSync(join(out, 'a'));
    for (let n = 0; n < 3; n++)
      rmSync(join(out, 'a', names[Math.floor(next() * names.length)] as string), {
        recursive: true,
        force: true,
      });
  },
  'the release is a copy of itself': ({ out }) => {
    if (!existsSync(out)) return;
    cpSync(out, `${out}.copy`, { recursive: true });
    rmSync(out, { recursive: true });
    renameSync(`${out}.copy`, out);
  },
  'the release is gone': ({ out }) => rmSync(out, { recursive: true, force: true }),
};

/** Begins a build and kills it at some moment. */
async function buildKilled(own: Env, next: () => number): Promise<void> {
  const running = spawn(process.execPath, ['src/cli/build.ts'], { env: environment(own), stdio: 'ignore' });
  const ended = once(running, 'exit');
  await Promise.race([ended, setTimeout(next() * 6_000)]);
  running.kill('SIGKILL');
  await ended;
}

const SETTINGS: readonly Env[] = [
  {},
  {},
  {},
  { COMPRESS: '' },
  { COMPRESS: '', SEARCH_INDEX: '' },
  { COMPRESS: '', CARDS: '' },
  { SITE_URL: 'https://other.example/path' },
  { OFFLINE: 'none' },
  { THREADS: '2' },
  { THREADS: '3', COMPRESS: '' },
];

/** The files of articles in a site, as the file system knows them. */
function inodesIn(out: string): Set<number> {
  if (!existsSync(join(out, 'a'))) return new Set();
  const entries = readdirSync(join(out, 'a'), { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name)).ino),
  );
}

/** What differs between two folders, by file. */
function differences(one: string, other: string): string[] {
  const [here, there] = [bytesOf(one), bytesOf(other)];
  return [...new Set([...Object.keys(here), ...Object.keys(there)])].filter(
    (file) => here[file] !== there[file],
  );
}

/**
 * Builds a made archive after each of `steps` random edits, with what the builds before it left, and at the end from nothing.
 * Gives what was done, which files differ, and what part of the last site's files was in the one before.
 */
export async function runSequence(
  seed: number,
  steps: number,
): Promise<{ done: string[]; differing: string[]; takenOver: number }> {
  const next = random(seed);
  const root = mkdtempSync(join(tmpdir(), 'mahdar-incremental-'));
  const where = { content: join(root, 'content'), cache: join(root, 'cache'), out: join(root, 'dist') };
  const own: Env = { CONTENT_DIR: where.content, CACHE_DIR: where.cache, OUT_DIR: where.out };
  writeContent(where.content);
  let settings = SETTINGS[Math.floor(next() * SETTINGS.length)] as Env;
  const done = [JSON.stringify(settings)];
  build({ ...own, ...settings });
  let before = new Set<number>();
  for (let step = 0; step < steps; step++) {
    done.push(edit(where.content, next));
    while (next() < 0.4) done.push(edit(where.content, next));
    // The last edits are made to a site that is whole, by the settings that made it: most of it is taken over.
    const isLast = step === steps - 1;
    if (!isLast && next() < 0.15) {
      settings = SETTINGS[Math.floor(next() * SETTINGS.length)] as Env;
      done.push(JSON.stringify(settings));
    }
    if (!isLast && next() < 0.15) {
      done.push('a build is killed');
      await buildKilled({ ...own, ...settings }, next);
    }
    if (!isLast && next() < 0.2) {
      const harm = Object.keys(HARMS)[Math.floor(next() * Object.keys(HARMS).length)] as string;
      HARMS[harm]?.(where, next);
      done.push(harm);
    }
    before = inodesIn(where.out);
    build({ ...own, ...settings });
  }
  const after = inodesIn(where.out);
  const takenOver = [...after].filter((inode) => before.has(inode)).length / after.size;
  const afresh = join(root, 'afresh');
  build({ ...own, ...settings, CACHE_DIR: join(root, 'no-cache'), OUT_DIR: afresh });
  const differing = differences(where.out, afresh);
  rmSync(root, { recursive: true });
  return { done, differing, takenOver };
}
