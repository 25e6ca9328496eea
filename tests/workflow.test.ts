import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Job {
  permissions?: Record<string, string>;
  needs?: string;
  steps: { uses?: string; run?: string; env?: Record<string, string> }[];
}
const FOLDER = '.github/workflows';
const workflows = readdirSync(FOLDER).map((file) => parse(readFileSync(join(FOLDER, file), 'utf8')));
const { permissions, jobs } = workflows[0] as { permissions: object; jobs: Record<'build' | 'publish', Job> };

test('every action of a workflow is pinned to a commit', () => {
  const used = workflows.flatMap(({ jobs }) =>
    Object.values(jobs as Record<string, Job>).flatMap(({ steps }) =>
      steps.flatMap(({ uses }) => uses ?? []),
    ),
  );
  expect(used.length).toBeGreaterThan(3);
  for (const action of used) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
});

test('what is published passed the gate, and only the publishing job may publish', () => {
  expect(permissions).toEqual({});
  expect(jobs.build.permissions).toEqual({ contents: 'read', pages: 'read' });
  expect(jobs.publish.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
  expect(jobs.publish.needs).toBe('build');
  const runs = jobs.build.steps.flatMap(({ run }) => run ?? []);
  expect(runs).toEqual(['.ci/run', 'npm run build']);
  const build = jobs.build.steps.find(({ run }) => run === 'npm run build');
  expect(build?.env).toMatchObject({
    CI: 'true',
    SITE_URL: expect.stringContaining('origin'),
    BASE_PATH: expect.stringContaining('base_path'),
  });
});
