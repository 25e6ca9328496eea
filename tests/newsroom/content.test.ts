/** A newsroom replaces the content with its own: it must pass the check and build. */
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { type Change, emptied, imported, project, rebranded, replaced, root, run } from './project.ts';

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each<[string, Change[]]>([
  ['an imported dispatch', [imported]],
  ['another archive of 40 articles', [replaced]],
  ['no content', [emptied]],
  ['another name, tagline, language and colours', [rebranded]],
])('with %s', (name, changes) => {
  test('the content is sound and builds', () => {
    const copy = project(name, ...changes);
    for (const command of ['check', 'build']) {
      const { status, said } = run(copy, command);
      expect(status, said).toBe(0);
    }
  });
});
