import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { ARTICLE, contentFolder, sound, TIMELINE } from '../archive/content-folder.ts';

const ID = '2024-05-02-port-talks';
const LEDGER = `permalinks/articles/${ID}.txt`;
const THIRD = 'ورفض المتحدث باسم النقابة التعليق على أجور العمال قبل نشر نتائج التحقيق.';
const FOURTH = 'وكانت أعمال الترميم في رصيف الحاويات قد توقفت منذ الشتاء الماضي بسبب العواصف.';
const [, FRONT = '', BODY = ''] = /^(---\n.*?\n---\n\n)(.*)$/s.exec(sound[ARTICLE]) ?? [];
const [FIRST = '', SECOND = ''] = BODY.trim().split('\n\n');

let root: string;
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const write = (name: string, text: string): void => writeFileSync(join(root, name), text);
const publish = (...paragraphs: string[]): void => write(ARTICLE, `${FRONT}${paragraphs.join('\n\n')}\n`);
const git = (...args: string[]): string =>
  execFileSync('git', ['-C', root, '-c', 'user.name=t', '-c', 'user.email=t@news.example', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const commit = (message: string): void => {
  git('add', '-A');
  git('commit', '-qm', message);
};
const run = (script: string, args: string[] = [], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [`src/cli/${script}.ts`, ...args], {
    env: { ...process.env, CI: '', CONTENT_DIR: root, ...env },
    encoding: 'utf8',
  });
const numbers = (): string[] =>
  read(LEDGER)
    .split('\n')
    .filter((line) => /^p\d/.test(line));

beforeEach(() => {
  root = contentFolder();
  publish(FIRST, SECOND, THIRD, FOURTH);
  git('init', '-q', '-b', 'main');
});

describe('two editors edit different paragraphs of one article', { timeout: 120_000 }, () => {
  const NEWS = [
    'وأعلنت إدارة المرفأ فتح باب التسجيل للسائقين صباح الأحد.',
    'وحذرت الأرصاد من أمطار غزيرة على الساحل كله مساء الغد.',
  ];

  test.each([
    ['with conflict marks', ''],
    ['as both sides together', 'permalinks/** merge=union\n'],
  ])('and git leaves the ledger %s: npm run permalinks settles it', (_, attributes) => {
    if (attributes) write('.gitattributes', attributes);
    run('permalinks');
    commit('first');
    git('checkout', '-qb', 'other');
    publish(FIRST, SECOND, THIRD, FOURTH.replace('العواصف', 'الرياح'), NEWS[1] as string);
    expect(run('permalinks').stderr).toBe('');
    commit('other');
    git('checkout', '-q', 'main');
    publish(NEWS[0] as string, FIRST, SECOND, THIRD.replace('أجور', 'رواتب'), FOURTH);
    expect(run('permalinks').stderr).toBe('');
    const published = numbers();
    commit('ours');
    try {
      git('merge', '-q', '--no-edit', 'other');
    } catch {
      // A conflict, in the ledger alone.
    }
    expect(read(ARTICLE)).not.toContain('<<<<');
    const left = run('check');
    expect(left.stderr).toMatch(/ledger: holds the lines of two branches.* Run npm run permalinks/);
    const settled = run('permalinks');
    expect(settled.stderr + settled.stdout).toContain('written: commit with the content.');
    expect(numbers().slice(0, 5)).toEqual(published);
    expect(numbers()).toHaveLength(6);
    commit('merged');
    expect(run('check', [], { CI: 'true' }).status).toBe(0);
  });
});

describe('what was never committed was never published', { timeout: 120_000 }, () => {
  test('an article recorded on this machine alone may be renamed or dropped, and leaves no trace', () => {
    write('README', 'a first commit');
    git('add', 'README');
    git('commit', '-qm', 'first');
    run('permalinks');
    expect(existsSync(join(root, LEDGER))).toBe(true);
    renameSync(join(root, ARTICLE), join(root, 'articles/2024-05-02-port.md'));
    write(TIMELINE, sound[TIMELINE].replaceAll(ID, '2024-05-02-port').replace('id: meeting', 'id: city'));
    const { status, stderr } = run('permalinks');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(existsSync(join(root, LEDGER))).toBe(false);
    expect(read('permalinks/timelines/port.txt')).toBe('live\n arrival\n city\n');
  });

  test('one that was committed asks what became of it', () => {
    run('permalinks');
    commit('first');
    rmSync(join(root, ARTICLE));
    rmSync(join(root, TIMELINE));
    expect(run('permalinks').stderr).toContain(`articles/${ID}.md is gone, and /a/${ID}/ was published.`);
  });
});

describe('a preview is not a publication', { timeout: 300_000 }, () => {
  const out = join(mkdtempSync(join(tmpdir(), 'mahdar-preview-')), 'dist');
  const quick = { OUT_DIR: out, CARDS: 'none', SEARCH_INDEX: 'none', COMPRESS: 'none' };

  test('a build records what git has committed, --record all of it, --preview and check nothing', () => {
    write('README', 'a first commit');
    git('add', 'README');
    git('commit', '-qm', 'first');
    const build = run('build', [], quick);
    expect(build.stdout).toContain(
      'the content is not committed yet. Before you publish: npm run permalinks.',
    );
    expect(run('check').status).toBe(0);
    expect(existsSync(join(root, 'permalinks'))).toBe(false);
    git('add', ARTICLE, TIMELINE, 'agencies.yaml');
    git('commit', '-qm', 'a dispatch');
    expect(run('build', ['--preview'], quick).status).toBe(0);
    expect(existsSync(join(root, 'permalinks'))).toBe(false);
    expect(run('build', [], quick).stdout).toContain('Recorded in');
    expect(existsSync(join(root, LEDGER))).toBe(true);
    publish(FIRST, SECOND, THIRD);
    expect(run('build', ['--record'], quick).status).toBe(1);
    publish(FIRST, SECOND, THIRD, FOURTH, 'وأعلنت إدارة المرفأ فتح باب التسجيل للسائقين صباح الأحد.');
    expect(run('build', ['--record'], quick).stdout).toContain(`/a/${ID}/#p5 is new`);
    expect(numbers()).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
  });
});

test('on a terminal each doubt is asked, both texts side by side', { timeout: 60_000 }, () => {
  const row = (who: string, where: string, part: number, sum: number): string =>
    `وارتفع سهم ${who} في ${where} بنسبة ${part} في المئة عند الإغلاق مقارنة بجلسة أمس، في تداولات بلغت ${sum} مليونا.`;
  publish(FIRST, row('المرفأ', 'صور', 38, 761), SECOND, row('المصنع', 'جنيف', 55, 124), FOURTH);
  run('permalinks');
  commit('first');
  publish(FIRST, SECOND, row('المصنع', 'جنيف', 55, 124), row('الحزب', 'صور', 12, 300), FOURTH);
  // `script` (util-linux) gives a command a terminal.
  const { stdout } = spawnSync(
    'script',
    ['-qec', `${process.execPath} src/cli/permalinks.ts --date 2024-05-09`, '/dev/null'],
    {
      input: '9\n2\n',
      encoding: 'utf8',
      env: { ...process.env, CI: '', CONTENT_DIR: root },
    },
  );
  expect(stdout).toContain('which paragraph is p2 now?');
  expect(stdout).toContain(`was: ${row('المرفأ', 'صور', 38, 761)}`);
  expect(stdout).toContain(`1) paragraph 4: ${row('الحزب', 'صور', 12, 300)}`);
  expect(stdout).toContain('2) none of these: it was deleted');
  expect(numbers()).toEqual(['p1', 'p2 deleted 2024-05-09', 'p3', 'p4', 'p6', 'p5']);
});
