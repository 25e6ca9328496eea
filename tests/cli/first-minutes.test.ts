import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const all = Object.entries(scripts);

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'mahdar-first-'));

/** The output of `npm run check` in `folder` with this Node, or one that claims another version, and only these packages. */
function checked(installed: readonly string[], version = process.versions.node, folder = newFolder()) {
  cpSync('src/cli/node-version.cjs', join(folder, 'src/cli/node-version.cjs'), { recursive: true });
  writeFileSync(join(folder, 'src/cli/check.ts'), "import 'astro'; console.log('began' as string);");
  for (const name of installed) {
    mkdirSync(join(folder, 'node_modules', name), { recursive: true });
    writeFileSync(join(folder, 'node_modules', name, 'index.js'), '');
  }
  const says = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  writeFileSync(join(folder, 'version.cjs'), says);
  const [, ...args] = (scripts.check ?? '').split(' ');
  const ran = spawnSync(process.execPath, ['-r', './version.cjs', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status: ran.status, stdout: ran.stdout, lines: ran.stderr.trim().split('\n') };
}

const refused = (line: string) => ({ status: 1, stdout: '', lines: [expect.stringMatching(line)] });

test('on an old Node one line says which is needed', () => {
  for (const installed of [[], ['astro']])
    expect(checked(installed, '18.12.1')).toEqual(refused('^Mahdar needs Node 20 or newer, .* 18.12.1'));
});

test('without packages, one line says how to install them', () => {
  expect(checked([])).toEqual(refused('Run: npm ci --include=dev$'));
});

test.each(['20.20.2', '22.23.3'])('without the packaged Node 24, Node %s does not try', (version) => {
  expect(checked(['astro'], version)).toEqual(refused('Run: npm rebuild node --ignore-scripts=false$'));
});

test('with everything installed, the command starts', () => {
  expect(checked(['astro'])).toMatchObject({ status: 0, stdout: 'began\n' });
});

test('compiled code that is kept may be damaged or gone, and never becomes too much', () => {
  const folder = newFolder();
  const started = (): void =>
    expect(checked(['astro'], undefined, folder)).toEqual({ status: 0, stdout: 'began\n', lines: [''] });
  const kept = (): string[] => globSync('.cache/code/*/*', { cwd: folder }).map((file) => join(folder, file));
  started();
  expect(kept()).not.toEqual([]);
  for (const damage of ['', 'nothing that Node wrote', readFileSync(kept()[0] as string).subarray(0, 90)]) {
    for (const file of kept()) writeFileSync(file, damage);
    started();
  }
  const of = dirname(kept()[0] as string);
  for (let at = 0; at <= 4_000; at++) writeFileSync(join(of, `old-${at}`), '');
  started();
  expect(kept().filter((file) => file.includes('old-'))).toEqual([]);
  rmSync(join(folder, '.cache'), { recursive: true });
  writeFileSync(join(folder, '.cache'), 'no folder');
  started();
});

test('every script that runs TypeScript checks Node first', () => {
  const bare = all.filter(([, line]) => /^node (?!-r \.\/src\/cli\/node-version\.cjs )/.test(line));
  expect(bare).toEqual([]);
});

test('no script needs a Unix shell or changes settings outside the project', () => {
  const unix = /(?:^|&& *)[A-Z_]+=|['`$;|]|\b(?:rm|cp|mv|mkdir|bash|sh) |telemetry disable/;
  expect(all.filter(([, line]) => unix.test(line))).toEqual([]);
});

test('settings of one machine are not committed', () => {
  expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('.env');
});
