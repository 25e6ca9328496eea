import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonSchemas } from '../../src/archive/reading/json-schemas.ts';
import { contentFolder } from '../archive/content-folder.ts';

const COMMANDS = [
  'build',
  'check',
  'dev',
  'import',
  'new',
  'permalinks',
  'schemas',
  'search',
  'serve',
  'hosts/publish',
  'hosts/servers',
  'start',
  'timeline-draft',
];

const run = (command: string, args: readonly string[] = [], env: Record<string, string> = {}, cwd = '.') => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve(cwd, `src/cli/${command}.ts`), ...args],
    {
      encoding: 'utf8',
      cwd,
      env: { ...process.env, CI: '', ...env },
    },
  );
  return { status, stdout, stderr };
};

describe.each(COMMANDS)('%s', { timeout: 60_000 }, (command) => {
  test('prints its usage', () => {
    const { status, stdout, stderr } = run(command, ['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^(?:Usage: )?npm (?:run|start)/);
  });

  test('refuses an unknown flag, and does nothing', () => {
    const { status, stdout, stderr } = run(command, ['--frobnicate']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^Unknown option '--frobnicate'/);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});

describe('settings', { timeout: 60_000 }, () => {
  test('all invalid settings are reported at once', () => {
    const { status, stderr } = run('check', [], {
      SITE_URL: 'news.example',
      THREADS: 'two',
      CACHE_URL: 'kept',
    });
    expect({ status, lines: stderr.trim().split('\n') }).toEqual({
      status: 1,
      lines: [
        'SITE_URL: "news.example" cannot be used. Write a web address in full, such as https://news.example.',
        'THREADS: "two" cannot be used. Write how many threads a build may work with, such as 1 or 4.',
        'CACHE_URL: "kept" cannot be used. Write s3://bucket/prefix.',
      ],
    });
  });

  test('a path in SITE_URL is used, and may not differ from BASE_PATH', () => {
    const out = join(mkdtempSync(join(tmpdir(), 'mahdar-cli-')), 'dist');
    const env = {
      CARDS: 'none',
      SEARCH_INDEX: 'none',
      COMPRESS: 'none',
      OUT_DIR: out,
      CONTENT_DIR: contentFolder(),
    };
    expect(run('build', ['--preview'], { ...env, SITE_URL: 'https://masar.example/sijill' }).stderr).toBe('');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain(
      '<link rel="canonical" href="https://masar.example/sijill/">',
    );
    const both = { ...env, SITE_URL: 'https://masar.example/sijill', BASE_PATH: '/other/' };
    expect(run('build', [], both).stderr).toBe(
      'BASE_PATH: "/other/" cannot be used. SITE_URL names another path, /sijill. Give one of the two.\n',
    );
  });

  test.each([
    ['s3://news/site/kept', 's3://news/site'],
    ['s3://news', 's3://news/site'],
    ['s3://news/site', 's3://news/site/'],
  ])('CACHE_URL=%s is refused beside %s: readers could read it', (cache, published) => {
    const { status, stdout, stderr } = run('hosts/publish', [published], { CACHE_URL: cache });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: `CACHE_URL: ${cache} and the published site lie one in the other. Name another place, such as s3://news-cache, that readers cannot read.\n`,
    });
  });

  test('a partial site needs to know what is published, and is not served', () => {
    expect(run('build', ['--partial'], { CONTENT_DIR: contentFolder() })).toMatchObject({
      status: 1,
      stderr:
        '--partial: CACHE_URL is not set, so nothing tells what is published. Set it, or run npm run build.\n',
    });
    const out = join(mkdtempSync(join(tmpdir(), 'mahdar-cli-')), 'dist');
    mkdirSync(out);
    for (const file of ['index.html', '_left-out']) writeFileSync(join(out, file), '{}');
    expect(run('serve', [], { OUT_DIR: out })).toMatchObject({
      status: 1,
      stderr: `${out} was built with --partial, and holds no whole site. Run npm run build.\n`,
    });
  });

  test('without SITE_URL a build with CI=true is refused', () => {
    const { status, stderr } = run('build', [], { CI: 'true', SITE_URL: '', CONTENT_DIR: contentFolder() });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr:
        'SITE_URL: is not set, so every permalink would read http://localhost. Set SITE_URL=https://your.site.\n',
    });
  });

  test('a .env file is read, and environment variables take precedence', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mahdar-env-'));
    writeFileSync(join(folder, '.env'), 'THREADS=0\n');
    const check = (env: Record<string, string>) =>
      spawnSync(process.execPath, [resolve('src/cli/check.ts')], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, CI: '', CONTENT_DIR: contentFolder(), ...env },
      }).stderr;
    expect(check({})).toContain('THREADS: "0" cannot be used.');
    expect(check({ THREADS: '1' })).toBe('');
  });

  test.each(['#', '?', '%20'])('a project whose path has %s is refused in one line', (mark) => {
    const folder = join(mkdtempSync(join(tmpdir(), 'mahdar-path-')), `a${mark}b`);
    cpSync('src', join(folder, 'src'), { recursive: true });
    cpSync('package.json', join(folder, 'package.json'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    const { status, stderr } = run('build', [], { SITE_URL: 'https://news.example' }, folder);
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('in its path, which Vite takes for part'),
    ]);
    rmSync(folder, { recursive: true });
  });
});

test('an internal error is one line, and DEBUG=1 shows its stack', () => {
  const code = `const { runCommand } = await import('./src/cli/command.ts');
    await runCommand({ usage: '', options: {}, run() { null.x; } });`;
  const failed = (env: Record<string, string>) =>
    spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
  const { status, stderr } = failed({ DEBUG: '' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^This is a fault of Mahdar itself: .* DEBUG=1 before the command shows where\.\n$/);
  expect(failed({ DEBUG: '1' }).stderr).toMatch(/^TypeError: .*\n {4}at /);
});

test('npm run lint names outdated JSON Schemas', {
  timeout: 60_000,
}, () => {
  const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts as Record<string, string>;
  expect(scripts.lint).toContain('npm run --silent schemas -- --check');
  const schemas = Object.fromEntries([...jsonSchemas()].map(([name, text]) => [`.schemas/${name}`, text]));
  const check = (content: Record<string, string | undefined>) => {
    const root = contentFolder(content);
    const { status, stderr } = run('schemas', ['--check'], { CONTENT_DIR: root });
    return { status, stderr: stderr.replaceAll(root, 'content') };
  };
  expect(check({})).toEqual({ status: 0, stderr: '' });
  expect(check(schemas)).toEqual({ status: 0, stderr: '' });
  const older = { ...schemas, '.schemas/article.json': '{}\n', '.schemas/site.json': undefined };
  const told = (name: string): string =>
    `content/.schemas/${name}: is not the schema of this version. Write it anew: npm run schemas\n`;
  expect(check(older)).toEqual({ status: 1, stderr: told('article.json') + told('site.json') });
});
