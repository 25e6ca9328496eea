import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { emptied, project, rebranded, root } from './project.ts';

afterAll(() => rmSync(root, { recursive: true, force: true }));

// Tests that read nothing of content/ cannot be broken by it: the suites run without articles, under another name.
describe('with no content and another name', () => {
  test('the unit and site suites pass', () => {
    const copy = project('suites', emptied, rebranded);
    const { CONTENT_DIR: _, VITEST: __, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--project',
        'unit',
        '--project',
        'site',
        // Left out: tests of texts alone, and tests that build generated content for minutes.
        ...[
          '{hostile,arabic,markdown,ledger}/**',
          'site/{interrupted,long-timeline,same-bytes}.test.ts',
        ].flatMap((files) => ['--exclude', `tests/${files}`]),
      ],
      { cwd: copy, encoding: 'utf8', env, maxBuffer: 64 * 2 ** 20 },
    );
    expect(status, `${stdout}\n${stderr}`).toBe(0);
  });
});
