import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { contentFolder, sound } from '../archive/content-folder.ts';

const run = (root: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/new.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: root },
  });
  return { status, stdout, stderr: stderr.trim().split('\n') };
};
const TITLE = 'قمة "الميناء": #بيان';
const said = ['--title', TITLE, '--id', 'summit', '--date', '2024-05-03'];

describe('npm run new', { timeout: 60_000 }, () => {
  test('writes a dispatch that lacks only its text, and says what to do', () => {
    const root = contentFolder();
    const { status, stdout } = run(root, ...said);
    const file = join(root, 'articles/2024-05-03-summit.md');
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: `${file}: written. Put the words of the dispatch below the second ---, then: npm run check\n`,
    });
    appendFileSync(file, 'قال الناطق إن اللقاء طويل.\n');
    const { archive, problems } = loadArchive(root);
    expect(problems).toEqual([]);
    const { title, source, wire, lang } = archive.article('2024-05-03-summit') ?? {};
    expect([title, source?.id, wire?.id, lang]).toEqual([TITLE, 'sahifa', 'wafq', 'ar']);
  });

  test('never overwrites a file or uses a published address', () => {
    const root = contentFolder();
    run(root, ...said);
    const file = join(root, 'articles/2024-05-03-summit.md');
    writeFileSync(file, 'mine');
    expect(run(root, ...said)).toMatchObject({
      status: 1,
      stderr: [expect.stringContaining('never written over')],
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    mkdirSync(join(root, 'permalinks/articles'), { recursive: true });
    writeFileSync(join(root, 'permalinks/articles/2024-05-03-old.txt'), 'gone 2024-05-04 mistake\n');
    expect(run(root, ...said.with(3, 'old')).stderr[0]).toContain('was published before');
  });

  test('asks for everything that is missing at once', () => {
    const agencies = `${sound['agencies.yaml']}own:\n  kind: both\n  lang: ar\n  names: { ar: مسار }\n`;
    const root = contentFolder({ 'agencies.yaml': agencies });
    expect(run(root).stderr.map((line) => line.split('.')[0])).toEqual([
      '--title: is needed: the headline, in quotation marks',
      '--id: is needed: the handle of its permalink, which never changes',
      '--source: is needed',
      '--wire: is needed',
    ]);
    expect(run(root, ...said, '--agency', 'own').status).toBe(0);
    expect(run(root, ...said.with(3, 'Summit'), '--agency', 'wofq').stderr).toEqual([
      '--id: "Summit" is not a handle. Use lower-case ASCII letters, digits and single hyphens, at most 90.',
      '--agency: "wofq" is not in agencies.yaml. Did you mean "wafq"?',
    ]);
    expect(run(root, ...said.with(5, '2024-02-30'), '--agency', 'own').stderr).toEqual([
      '--date: "2024-02-30" is not a real day. Write it as YYYY-MM-DD.',
    ]);
  });
});
