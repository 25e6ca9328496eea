import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nginxEdgeConfig } from '../../src/publish/hosts/nginx-edge.ts';
import { headersOf } from '../../src/publish/hosts/policy.ts';
import { openStore, placeOf, type Store } from '../../src/publish/store/client.ts';
import { LOCK, RULES, storedHeaders } from '../../src/publish/store/plan.ts';
import { launch } from '../browser/browsers.ts';
import { type Running, runServer } from '../web-servers.ts';
import { ACCESS, aws, createBuckets, openToReaders, startSwift } from './swift.ts';

const root = mkdtempSync(join(tmpdir(), 'mahdar-store-'));
const site = join(root, 'site');
let stop: () => void = () => undefined;

beforeAll(async () => {
  stop = await startSwift(join(root, 'swift'));
  execFileSync(process.execPath, ['src/cli/build.ts'], {
    env: {
      ...process.env,
      SITE_URL: 'https://news.example',
      BASE_PATH: '/',
      CONTENT_DIR: 'tests/fixtures/content',
      OUT_DIR: site,
      CARDS: 'none',
    },
    stdio: 'pipe',
  });
  await createBuckets('news');
});
afterAll(() => {
  stop();
  rmSync(root, { recursive: true, force: true });
});

const environment = (folder: string, more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  CI: '',
  ...ACCESS,
  OUT_DIR: folder,
  ...more,
});
function publish(folder: string, args: string[], more: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/hosts/publish.ts', ...args], {
    env: environment(folder, more),
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}
const at = (prefix: string): Store => openStore(placeOf(`s3://news/${prefix}`), ACCESS as never);
const own = (keys: Iterable<string>): string[] =>
  [...keys].filter((key) => ![LOCK, RULES].includes(key)).sort();
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('_'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
/** A copy of the site for changes. */
function copyOfSite(): string {
  const folder = mkdtempSync(join(root, 'copy-'));
  cpSync(site, folder, { recursive: true });
  return folder;
}

describe('a publication', () => {
  test('uploads every file with its headers; a second uploads nothing; a change only what it affects', async () => {
    const folder = copyOfSite();
    const first = publish(folder, ['s3://news/one']);
    expect(first.stderr).toBe('');
    expect(first.status).toBe(0);
    expect(own((await at('one').list()).keys())).toEqual(filesOf(folder));
    expect(await at('one').get('index.html')).toBe(readFileSync(join(folder, 'index.html'), 'utf8'));

    expect(publish(folder, ['s3://news/one']).stdout).toBe(
      'Published to s3://news/one: 0 uploaded, 0 removed.',
    );
    writeFileSync(join(folder, 'about/index.html'), '<!doctype html><p>x');
    rmSync(join(folder, 'feed.json'));
    expect(publish(folder, ['s3://news/one', '--dry-run']).stdout).toBe(
      'upload about/index.html\nremove feed.json\nNothing was changed: 1 to upload, 1 to remove.',
    );
    expect(publish(folder, ['s3://news/one']).stdout).toBe(
      'Published to s3://news/one: 1 uploaded, 1 removed.',
    );
    expect(own((await at('one').list()).keys())).toEqual(filesOf(folder));
  });

  test('sets each file’s type and caching, and a copy’s encoding', async () => {
    publish(site, ['s3://news/typed']);
    const script = filesOf(site).find((file) => /^assets\/.*\.js$/.test(file)) ?? '';
    for (const key of ['index.html', 'index.html.br', 'timeline/march.ics', 'timeline/march.rss', script]) {
      const answer = await aws.fetch(`${ACCESS.AWS_ENDPOINT_URL_S3}/news/typed/${key}`, {
        headers: { 'accept-encoding': 'identity' },
      });
      for (const [name, value] of Object.entries(storedHeaders(key)))
        expect(answer.headers.get(name), `${key} ${name}`).toBe(value);
    }
    expect(storedHeaders(script)['Cache-Control']).toContain('immutable');
    expect(storedHeaders('index.html.br')['Content-Encoding']).toBe('br');
  });

  test.each([0.5, 0.95])(
    'killed after the part %d leaves pages that refer only to existing files, and the next one completes it',
    async (part) => {
      const [name, files] = [`broken-${part}`, filesOf(site)];
      const killed = publish(site, [`s3://news/${name}`], {
        NODE_OPTIONS: '--import=./tests/store/stop-at-upload.ts',
        STOP_AT: String(Math.round(files.length * part)),
      });
      expect(killed).toEqual({ status: null, stdout: '', stderr: '' });
      const keys = new Set((await at(name).list()).keys());
      const pages = [...keys].filter((key) => key.endsWith('.html'));
      expect(pages.length > 0).toBe(part > 0.9);
      for (const page of pages)
        for (const [, asset = ''] of readFileSync(join(site, page), 'utf8').matchAll(
          /(?:src|href)="\/(assets\/[^"]+)"/g,
        ))
          expect(keys, `${page} names ${asset}`).toContain(asset);

      const refused = publish(site, [`s3://news/${name}`]);
      expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('add --unlock') });
      expect(publish(site, [`s3://news/${name}`, '--unlock']).status).toBe(0);
      expect(own((await at(name).list()).keys())).toEqual(files);
    },
  );

  test('stopped by a person, even while it takes its lock, gives the lock back', async () => {
    for (const [STOP_AT, name] of ['lock', 'rules', 'file'].entries()) {
      const place = `s3://news/stopped-${name}`;
      const stopped = publish(site, [place], {
        NODE_OPTIONS: '--import=./tests/store/stop-at-upload.ts',
        STOP_AT: String(STOP_AT + 1),
        STOP_SIGNAL: 'SIGINT',
      });
      expect(stopped, name).toEqual({ status: 130, stdout: '', stderr: '' });
      expect([...(await at(`stopped-${name}`).list()).keys()], name).not.toContain(LOCK);
    }
  });

  test('if two run at once, one is refused', async () => {
    const children = [1, 2].map(() => {
      const child = spawn(process.execPath, ['src/cli/hosts/publish.ts', 's3://news/both'], {
        env: environment(site),
      });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk;
      });
      return new Promise<{ code: number | null; said: string }>((done) =>
        child.once('exit', (code) => done({ code, said })),
      );
    });
    const ended = await Promise.all(children);
    expect(ended.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(ended.map(({ said }) => said).join('')).toContain('Another publication is under way');
    expect(own((await at('both').list()).keys())).toEqual(filesOf(site));
  });

  test('removes nothing that it did not upload', async () => {
    await at('foreign').put('photo.jpg', Buffer.from('x'), { 'Content-Type': 'image/jpeg' });
    expect(publish(site, ['s3://news/foreign'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(
        '"photo.jpg" and what else is there was not put there by npm run publish',
      ),
    });
    expect([...(await at('foreign').list()).keys()].filter((key) => key !== LOCK)).toEqual(['photo.jpg']);
  });
});

describe('an impossible request is one line and exit 1', () => {
  test.each([
    ['no place', [], {}, 'Name one place to publish to, such as s3://bucket/prefix.'],
    [
      'no address',
      ['ftp://x'],
      {},
      '"ftp://x" is not an address of an object store. Write s3://bucket or s3://bucket/prefix.',
    ],
    ['a way out of the bucket', ['s3://news/../x'], {}, 'is not an address of an object store.'],
    [
      'no credentials',
      ['s3://news/x'],
      { AWS_ACCESS_KEY_ID: '' },
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set.',
    ],
    [
      'wrong credentials',
      ['s3://news/x'],
      { AWS_SECRET_ACCESS_KEY: 'wrong' },
      'the store refuses these credentials',
    ],
    ['no such bucket', ['s3://nowhere-at-all/x'], {}, 'this bucket does not exist.'],
    ['no store', ['s3://news/x'], { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' }, 'does not answer.'],
  ] as const)('%s', (_what, args, more, message) => {
    const { status, stderr } = publish(site, [...args], more);
    expect(status).toBe(1);
    expect(stderr.split('\n')[0]).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('nothing built', () => {
    const empty = join(root, 'nothing');
    expect(existsSync(empty)).toBe(false);
    expect(publish(empty, ['s3://news/x']).stderr).toContain('holds no built site. Run npm run build first.');
  });
});

describe('read through nginx as the edge', () => {
  const edge = mkdtempSync(join(root, 'edge-'));
  let server: Running;
  beforeAll(async () => {
    publish(site, ['s3://news/edge']);
    cpSync(join(site, '_redirects.nginx'), join(edge, '_redirects.nginx'));
    const origin = await openToReaders('news');
    server = await runServer('nginx', { folder: edge, base: '/' }, (own) =>
      nginxEdgeConfig(own, `${origin}/edge`),
    );
  });
  afterAll(() => server.close());
  const get = (path: string, encoding = 'identity') =>
    fetch(`${server.url}${path}`, { headers: { 'accept-encoding': encoding }, redirect: 'manual' });

  test('a page, a form and a script come with the headers of the policy', async () => {
    const script = filesOf(site).find((file) => /^assets\/.*\.js$/.test(file)) ?? '';
    for (const path of ['', 'about/', 'timeline/march.ics', 'feed.xml', script]) {
      const answer = await get(path);
      expect(answer.status, path).toBe(200);
      for (const [name, value] of Object.entries(headersOf(path)))
        expect(answer.headers.get(name), `${path} ${name}`).toBe(value);
    }
  });

  test('a compressed copy is sent on request, with the same content', async () => {
    const answer = await get('', 'br');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(await answer.text()).toBe(readFileSync(join(site, 'index.html'), 'utf8'));
    expect((await get('none.png', 'br')).status).toBe(404);
  });

  test('a missing file is 404 with its page, a moved address redirects, a removed one says so', async () => {
    const none = await get('no/such/page/');
    expect([none.status, (await none.text()).includes('لا صفحة في هذا العنوان')]).toEqual([404, true]);
    expect((await get('_redirects')).status).toBe(404);
    const rules = readFileSync(join(site, '_redirects.nginx'), 'utf8');
    const [, from = '', to = ''] = /location = \/(\S+) \{ return 301 (\S+);/.exec(rules) ?? [];
    const moved = await get(from);
    expect([moved.status, moved.headers.get('location')]).toEqual([301, to]);
    const [, gone = ''] = /location = \/(\S+) \{ error_page 410/.exec(rules) ?? [];
    expect((await get(gone)).status).toBe(410);
  });

  test('every kind of page loads in Chromium without a console message', async () => {
    const browser = await launch('chromium');
    const said: string[] = [];
    const page = await browser.newPage();
    page.on('console', (message) => said.push(`${page.url()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(`${page.url()}: ${error}`));
    page.on('requestfailed', (request) => said.push(`failed: ${request.url()}`));
    for (const path of [
      '',
      'a/2022-10-11-bridge/',
      'timeline/march/',
      'archive/',
      'search/?q=%D8%B3%D8%AF',
      'about/',
    ])
      await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle0' });
    await browser.close();
    expect(said).toEqual([]);
  });
});
