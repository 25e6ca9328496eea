import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, placeOf, type Store } from '../../src/publish/store/client.ts';
import { builtSiteIn, LOCK } from '../../src/publish/store/plan.ts';
import { bytesOf } from '../wire/wire-folder.ts';
import { ACCESS, createBuckets, startSwift } from './swift.ts';

const root = mkdtempSync(join(tmpdir(), 'mahdar-store-kept-'));
const content = join(root, 'content');
let stop: () => void = () => undefined;

beforeAll(async () => {
  stop = await startSwift(join(root, 'swift'));
  cpSync('tests/fixtures/content', content, { recursive: true });
  await createBuckets('site', 'kept');
});
afterAll(() => {
  stop();
  rmSync(root, { recursive: true, force: true });
});

const kept = (prefix: string): Store => openStore(placeOf(`s3://kept/${prefix}`), ACCESS as never);
interface Listed {
  packs: { group: string; digest: string; size: number }[];
}
const listIn = async (prefix: string): Promise<Listed> =>
  JSON.parse((await kept(prefix).get('manifest.json')) ?? '{"packs":[]}');

type Own = Record<string, string> & Record<'OUT_DIR' | 'CACHE_DIR', string>;

/** A machine with nothing but the content, and `more` settings: its folder for the site and the one for the cache. */
function machine(more: Record<string, string> = {}): Own {
  const own = mkdtempSync(join(root, 'machine-'));
  return { OUT_DIR: join(own, 'dist'), CACHE_DIR: join(own, '.cache'), ...more };
}
const environment = (own: Record<string, string>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...ACCESS,
  CI: '',
  SITE_URL: 'https://news.example',
  CONTENT_DIR: content,
  ...own,
});
const imported = (file: string): string[] => ['--import', `./tests/store/${file}.ts`];
function run(own: Record<string, string>, ...args: string[]) {
  const { status, stdout, stderr, signal } = spawnSync(process.execPath, args, {
    env: environment(own),
    encoding: 'utf8',
  });
  return { status, signal, stdout, stderr };
}
/** Builds, and gives what was told and the files that were taken over: they are one with those of the site before, which is kept. */
function build(own: Record<string, string> & { OUT_DIR: string }, ...args: string[]) {
  const { status, stdout, stderr } = run(own, 'src/cli/build.ts', ...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const files = readdirSync(own.OUT_DIR, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => statSync(file).nlink > 1);
  return { stdout, linked: new Set(files.map((file) => file.slice(own.OUT_DIR.length + 1))) };
}
const publish = (own: Record<string, string>, ...args: string[]) =>
  run(own, 'src/cli/hosts/publish.ts', ...args);

/** A word more in one dispatch. */
function changeOne(): void {
  const file = join(content, 'articles/2022-08-30-grain-deal.md');
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()} وكلمة.\n`);
}
/** The site of a build from nothing. */
function fromNothing(): Record<string, string> {
  const own = machine();
  build(own, '--record');
  return bytesOf(own.OUT_DIR);
}

test('a fresh machine builds one change from what another kept: the same bytes, most of them taken over', async () => {
  const CACHE_URL = 's3://kept/fresh';
  const first = machine({ CACHE_URL });
  expect(build(first, '--record').stdout).toContain('CACHE_URL: nothing is kept at s3://kept/fresh yet.');
  const published = publish(first, 's3://site/fresh');
  expect(published).toMatchObject({ status: 0, stderr: '' });
  const { packs } = await listIn('fresh');
  expect(published.stdout).toContain(`Kept at s3://kept/fresh: ${packs.length} packs, `);
  expect(published.stdout).toContain(`; ${packs.length} uploaded, `);

  changeOne();
  const second = machine({ CACHE_URL });
  const { stdout, linked } = build(second, '--record');
  expect(stdout).toMatch(/^CACHE_URL: brought the last site, \d+ files, from s3:\/\/kept\/fresh\.$/m);
  const bytes = bytesOf(second.OUT_DIR);
  expect(bytes).toEqual(fromNothing());
  const articles = Object.keys(bytes).filter((file) => file.startsWith('a/'));
  const made = articles.filter((file) => !linked.has(file));
  expect(made.length).toBeGreaterThan(0);
  expect(made.length).toBeLessThan(articles.length / 4);
  expect(made.some((file) => file.startsWith('a/2022-08-30-grain-deal'))).toBe(true);

  const again = publish(second, 's3://site/fresh');
  expect(again).toMatchObject({ status: 0, stderr: '' });
  const [, changed = ''] = /; (\d+) uploaded/.exec(again.stdout.slice(again.stdout.indexOf('Kept'))) ?? [];
  expect(Number(changed)).toBeLessThan(packs.length);
});

test('a fresh machine publishes one change from a partial site: the store and the cache are as from a whole one', async () => {
  const CACHE_URL = 's3://kept/partial';
  const place = 's3://site/partial';
  const first = machine({ CACHE_URL });
  build(first, '--record');
  expect(publish(first, place).status).toBe(0);
  const own = machine({ CACHE_URL });
  for (let publications = 0; publications < 2; publications++) {
    changeOne();
    const { stdout } = build(own, '--partial', '--record');
    expect(stdout).toMatch(
      /^CACHE_URL: brought the last site, \d+ files, from s3:\/\/kept\/partial; \d+ files of it need not come\.$/m,
    );
    const here = Object.keys(bytesOf(own.OUT_DIR)).filter((file) => file.startsWith('a/'));
    expect(here.some((file) => file.startsWith('a/2022-08-30-grain-deal'))).toBe(true);
    const whole = machine();
    build(whole, '--record');
    const sums = builtSiteIn(whole.OUT_DIR).sums;
    expect(here.length).toBeLessThan([...sums.keys()].filter((file) => file.startsWith('a/')).length / 2);
    expect(builtSiteIn(own.OUT_DIR).sums).toEqual(sums);

    const published = publish(own, place);
    expect(published).toMatchObject({ status: 0, stderr: '' });
    const there = await openStore(placeOf(place), ACCESS as never).list();
    expect(new Map([...there].filter(([key]) => sums.has(key)).sort())).toEqual(new Map([...sums].sort()));
    expect(there.size).toBe(sums.size + 1);
    expect(publish(own, place, '--dry-run').stdout).toBe('Nothing was changed: 0 to upload, 0 to remove.\n');

    const next = machine({ CACHE_URL });
    expect(build(next, '--record').stdout).toContain('CACHE_URL: brought the last site');
    expect(bytesOf(next.OUT_DIR)).toEqual(bytesOf(whole.OUT_DIR));
  }
  // Where the rest is not published, it cannot be left out; what the message says to do does.
  const refused = publish(own, 's3://site/another');
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toMatch(
    /^".+" is not there as it was, .* Run npm run build, and publish again\.\n$/,
  );
  expect(build(own, '--record').stdout).toContain('CACHE_URL: brought the last site');
  expect(publish(own, 's3://site/another')).toMatchObject({ status: 0, stderr: '' });
  // Without the store, what a partial site leaves out is made anew.
  const { CACHE_URL: _url, ...alone } = machine({ CACHE_URL });
  build({ ...alone, CACHE_URL } as Own, '--partial', '--record');
  build(alone as Own, '--record');
  expect(bytesOf((alone as Own).OUT_DIR)).toEqual(bytesOf(own.OUT_DIR));
});

test('a damaged pack is told, and all is made anew', async () => {
  const CACHE_URL = 's3://kept/damaged';
  const first = machine({ CACHE_URL });
  build(first, '--record');
  publish(first, 's3://site/damaged');
  const pack = (await listIn('damaged')).packs.find(({ group }) => group.startsWith('a/'));
  const bytes = Buffer.alloc(pack?.size ?? 0, 'x');
  await kept('damaged').put(`${pack?.digest}.tar.zst`, bytes, { 'Content-Type': 'text/plain' });
  const second = machine({ CACHE_URL });
  const { stdout, linked } = build(second, '--record');
  expect(stdout).toMatch(/^CACHE_URL: \w+\.tar\.zst is damaged\. All is made anew\.$/m);
  expect(linked.size).toBe(0);
  expect(bytesOf(second.OUT_DIR)).toEqual(bytesOf(first.OUT_DIR));
});

/** Publishes from `own` to `place` until something is uploaded below `STOP_BELOW` in the bucket of what is kept. */
const publishUntil = (
  own: Record<string, string>,
  place: string,
  { STOP_BELOW, ...stopping }: Record<'STOP_AT' | 'STOP_BELOW', string> & { STOP_SIGNAL?: string },
) =>
  run(
    { ...own, ...stopping, STOP_BELOW: `${ACCESS.AWS_ENDPOINT_URL_S3}/kept/${STOP_BELOW}` },
    ...imported('stop-at-upload'),
    'src/cli/hosts/publish.ts',
    place,
  );

test('stopped by a person while it packs, a publication gives both its locks back, and what was kept stays', async () => {
  const first = machine({ CACHE_URL: 's3://kept/stopped' });
  build(first, '--record');
  expect(publish(first, 's3://site/stopped').status).toBe(0);
  const before = await listIn('stopped');
  changeOne();
  build(first, '--record');
  // The first two are the lock: Swift refuses the one that has a condition.
  const stopping = { STOP_AT: '3', STOP_BELOW: 'stopped/', STOP_SIGNAL: 'SIGTERM' };
  expect(publishUntil(first, 's3://site/stopped', stopping).status).toBe(130);
  expect(await listIn('stopped')).toEqual(before);
  for (const place of ['s3://site/stopped', 's3://kept/stopped']) {
    const keys = await openStore(placeOf(place), ACCESS as never).list();
    expect([...keys.keys()], place).not.toContain(LOCK);
  }
});

test('an upload that was killed leaves what was kept before, and --unlock goes on from there', async () => {
  const CACHE_URL = 's3://kept/killed';
  const first = machine({ CACHE_URL });
  build(first, '--record');
  publish(first, 's3://site/killed');
  const before = await listIn('killed');
  changeOne();
  build(first, '--record');
  const killed = publishUntil(first, 's3://site/killed', {
    STOP_AT: '1',
    STOP_BELOW: 'killed/manifest.json',
  });
  expect(killed.signal).toBe('SIGKILL');
  expect(killed.stdout).toContain('Published to s3://site/killed');
  expect(await listIn('killed')).toEqual(before);
  expect([...(await kept('killed').list()).keys()]).toContain(LOCK);

  const second = machine({ CACHE_URL });
  const { stdout, linked } = build(second, '--record');
  expect(stdout).toContain('CACHE_URL: brought the last site');
  expect(linked.size).toBeGreaterThan(50);
  expect(bytesOf(second.OUT_DIR)).toEqual(bytesOf(first.OUT_DIR));

  const refused = publish(first, 's3://site/killed');
  expect(refused.status).toBe(0);
  expect(refused.stderr).toMatch(
    /^CACHE_URL: nothing new is kept, and what was kept stays\. .*--unlock\.\n$/,
  );
  expect(publish(first, 's3://site/killed', '--unlock')).toMatchObject({ status: 0, stderr: '' });
  expect(await listIn('killed')).not.toEqual(before);
});

test('if two sites keep theirs in one place at once, one of them is there whole', async () => {
  const CACHE_URL = 's3://kept/both';
  const first = machine({ CACHE_URL });
  build(first, '--record');
  const ended = await Promise.all(
    ['s3://site/both-1', 's3://site/both-2'].map(
      (address) =>
        new Promise<number | null>((done) =>
          spawn(process.execPath, ['src/cli/hosts/publish.ts', address], {
            env: environment(first),
            stdio: 'ignore',
          }).once('exit', done),
        ),
    ),
  );
  expect(ended).toEqual([0, 0]);
  expect([...(await kept('both').list()).keys()]).not.toContain(LOCK);
  const second = machine({ CACHE_URL });
  expect(build(second, '--record').stdout).toContain('CACHE_URL: brought the last site');
});

test('without credentials, or without a store, a build makes all anew', () => {
  const wrong: [Record<string, string>, string][] = [
    [{ AWS_ACCESS_KEY_ID: '' }, 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set.'],
    [{ AWS_SECRET_ACCESS_KEY: 'wrong' }, 'the store refuses these credentials'],
    [{ AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' }, 'does not answer'],
  ];
  for (const [env, message] of wrong) {
    const own = machine({ ...env, CACHE_URL: 's3://kept/any' });
    const { stdout } = build(own, '--record');
    expect(stdout).toContain(message);
    expect(stdout).toMatch(/^CACHE_URL: .*\. All is made anew\.$/m);
    expect(existsSync(join(own.OUT_DIR, 'index.html'))).toBe(true);
  }
});
