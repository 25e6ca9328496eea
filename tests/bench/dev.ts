/**
 * Times the dev server on a made archive: `npm run bench:dev -- 10000`. Starts it twice, with nothing kept and again, and
 * prints when the front page and an article are first shown, and how long edits of that article take to show: seconds of wall,
 * and in brackets of processor, of every thread.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { archiveContent } from '../made/archive-content.ts';

const EDITS = 5;
const PORT = 20_000 + (process.pid % 12_000);
const HOME = `http://localhost:${PORT}/`;

const count = Number(process.argv[2]);
if (!Number.isInteger(count) || count < 1) {
  console.error('Say how many articles: npm run bench:dev -- 10000');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'mahdar-dev-'));
const content = join(folder, 'content');
const env = {
  ...process.env,
  CI: '',
  SITE_URL: '',
  BASE_PATH: '/',
  CONTENT_DIR: content,
  CACHE_DIR: join(folder, 'cache'),
};
const PRELOADED = ['-r', './src/cli/node-version.cjs'];

/** Processor time of all threads of a process, in seconds; Linux counts it in hundredths. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Does `act`, then asks for a page until it contains `words`. Gives what it took: wall and processor seconds. */
async function shownAfter(
  server: ChildProcess,
  act: () => void,
  path: string,
  words: string,
): Promise<string> {
  const pid = server.pid as number;
  const [begun, busy] = [performance.now(), processorTime(pid)];
  act();
  for (;;) {
    const response = await fetch(HOME + path).catch(() => undefined);
    if (response?.ok && (await response.text()).includes(words)) break;
    if (server.exitCode !== null) throw new Error('The dev server ended.');
    await pause(10);
  }
  const wall = (performance.now() - begun) / 1000;
  return `${wall.toFixed(2)} (${(processorTime(pid) - busy).toFixed(2)})`;
}

async function stop(server: ChildProcess): Promise<void> {
  server.kill('SIGINT');
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
}

/** Starts the dev server, asks for the front page and the article `id`, and edits that. */
async function measure(name: string, id: string): Promise<void> {
  const file = join(content, 'articles', `${id}.md`);
  const text = readFileSync(file, 'utf8').trimEnd();
  const server = spawn(process.execPath, [...PRELOADED, 'src/cli/dev.ts', '--port', String(PORT)], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const shown = (path: string, words: string, act = (): void => {}): Promise<string> =>
    shownAfter(server, act, path, words);
  try {
    console.log(`${name} start: front page ${await shown('', '</html>')}`);
    console.log(`  then an article: ${await shown(`a/${id}/`, '</html>')}`);
    const edits: string[] = [];
    for (let edit = 1; edit <= EDITS; edit++) {
      await pause(2_000);
      const word = `${name}-edit-${edit}`;
      edits.push(await shown(`a/${id}/`, word, () => writeFileSync(file, `${text} ${word}.\n`)));
    }
    console.log(`  edits: ${edits.join(', ')}`);
  } finally {
    await stop(server);
  }
}

try {
  for (const [path, text] of archiveContent(count)) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  }
  const recorded = spawnSync(process.execPath, [...PRELOADED, 'src/cli/permalinks.ts'], {
    env,
    stdio: 'ignore',
  });
  if (recorded.status !== 0) throw new Error('npm run permalinks failed.');
  const names = readdirSync(join(content, 'articles')).sort();
  const id = (names[Math.floor(names.length / 2)] as string).replace(/\.md$/, '');
  console.log(`${count} articles`);
  await measure('first', id);
  await measure('second', id);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
