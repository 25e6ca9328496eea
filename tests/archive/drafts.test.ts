import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { createRecall } from '../../src/archive/reading/recall.ts';
import { ARTICLE, contentFolder, edited, problemsOf, sound } from './content-folder.ts';

const DRAFT = 'articles/2024-05-03-secret.md';
const text =
  '---\ntitle: عنوان سرّي\ndate: 2024-05-03\nsource: sahifa\nwire: wafq\ndraft: true\n---\n\nكلام مكتوم.\n';
const env = { ...process.env, CI: '', CARDS: 'none', COMPRESS: 'none', SITE_URL: 'https://news.example' };
const run = (root: string, command: string, out = '') =>
  spawnSync(process.execPath, [`src/cli/${command}.ts`], {
    encoding: 'utf8',
    env: { ...env, CONTENT_DIR: root, OUT_DIR: out },
  });

describe('a draft', { timeout: 120_000 }, () => {
  test('is left out and may have faults, except in the dev server', () => {
    const root = contentFolder({ [DRAFT]: text.replace('كلام مكتوم.', '') });
    for (let again = 0; again < 2; again++) {
      const { archive, problems, drafts, permalinks } = loadArchive(root, { recall: createRecall() });
      expect({ problems, drafts }).toEqual({ problems: [], drafts: ['2024-05-03-secret'] });
      expect(archive.articles.map(({ id }) => id)).toEqual(['2024-05-02-port-talks']);
      expect(JSON.stringify(permalinks.writes)).not.toContain('secret');
    }
    expect(loadArchive(root, { withDrafts: true }).problems.map(formatProblem)).toEqual([
      expect.stringContaining('body: is empty'),
    ]);
    const shown = loadArchive(contentFolder({ [DRAFT]: text }), { withDrafts: true });
    expect(shown.problems).toEqual([]);
    expect(shown.archive.article('2024-05-03-secret')?.title).toBe('عنوان سرّي');
  });

  test('must not be quoted or replaced', () => {
    const replacing = edited(ARTICLE, 'wire: wafq', 'wire: wafq\nreplaces: [2024-05-03-secret]');
    const quoting = {
      'timelines/port.yaml': sound['timelines/port.yaml'].replace(
        '2024-05-02-port-talks',
        '2024-05-03-secret',
      ),
    };
    expect(problemsOf({ [DRAFT]: text, ...replacing, ...quoting })).toEqual([
      `${ARTICLE}:6: replaces: "2024-05-03-secret" is a draft. Take "draft: true" out of it, or do not name it here.`,
      expect.stringMatching(
        /^timelines\/port\.yaml:13: .*evidence\.article: "2024-05-03-secret" is a draft\./,
      ),
    ]);
  });

  test('is marked with true or false', () => {
    expect(problemsOf({ [DRAFT]: text.replace('true', 'yes') })).toEqual([
      `${DRAFT}:6: draft: is "yes", and must be true or false. Write it without quotation marks.`,
    ]);
    expect(problemsOf({ [DRAFT]: text.replace('true', 'false') })).toEqual([]);
  });

  test('a published article becomes one only after a question', () => {
    const root = contentFolder({
      [ARTICLE]: sound[ARTICLE].replace('wire: wafq', 'wire: wafq\ndraft: true'),
      'timelines/port.yaml': undefined,
      'permalinks/articles/2024-05-02-port-talks.txt': readFileSync(
        'tests/fixtures/first/permalinks/articles/2022-01-09-blinken-security-talks.txt',
      ),
    });
    expect(loadArchive(root).permalinks.problems.map(formatProblem).join()).toContain('is a draft, and /a/');
  });

  test('is counted separately by check, and appears nowhere in the build', () => {
    const root = contentFolder({ [DRAFT]: text });
    expect(run(root, 'check').stdout).toContain(
      '1 article, 1 timeline, 2 events, 2 quotes verified, 1 draft left out',
    );
    const out = join(mkdtempSync(join(tmpdir(), 'mahdar-draft-')), 'dist');
    expect(run(root, 'build', out).stderr).toBe('');
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const saying = files.filter(({ parentPath, name }) => {
      const built = readFileSync(join(parentPath, name), 'utf8');
      return `${parentPath}/${name}`.includes('2024-05-03') || /سرّي|مكتوم|2024-05-03-secret/.test(built);
    });
    expect(files.length).toBeGreaterThan(10);
    expect(saying.map(({ name }) => name)).toEqual([]);
  });
});
