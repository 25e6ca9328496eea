import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Job {
  permissions?: Record<string, string>;
  needs?: string;
  steps: { uses?: string; run?: string; env?: Record<string, string>; with?: Record<string, string> }[];
}
interface Workflow {
  on: Record<string, { 'paths-ignore'?: string[]; branches?: string[] } | null>;
  permissions: object;
  jobs: Record<string, Job>;
}
const FOLDER = '.github/workflows';
const read = (file: string): Workflow => parse(readFileSync(join(FOLDER, file), 'utf8'));
const [publish, gate] = [read('publish.yml'), read('gate.yml')];
const runs = (job: Job | undefined): string[] => (job?.steps ?? []).flatMap(({ run }) => run ?? []);

test('every action of a workflow is pinned to a commit', () => {
  const used = readdirSync(FOLDER)
    .flatMap((file) => Object.values(read(file).jobs))
    .flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
  expect(used.length).toBeGreaterThan(3);
  for (const action of used) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
});

test('content is published without the product’s tests, and only the publishing job may publish', () => {
  const { build, publish: deploy } = publish.jobs;
  expect(publish.on.push).toEqual({ branches: ['main'] });
  expect(publish.permissions).toEqual({});
  expect(build?.permissions).toEqual({ contents: 'write', pages: 'read' });
  expect(deploy?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
  expect(deploy?.needs).toBe('build');
  expect(runs(build)).toEqual([
    'npm ci',
    expect.stringContaining('npm run permalinks'),
    'npm run check',
    'npm run build',
  ]);
  expect(build?.steps.find(({ run }) => run === 'npm run build')?.env).toMatchObject({
    CI: 'true',
    SITE_URL: expect.stringContaining('origin'),
    BASE_PATH: expect.stringContaining('base_path'),
  });
});

test('npm packages, the last site and what is kept are cached between publications', () => {
  const uses = publish.jobs.build?.steps.map((step) => [step.uses?.split('@')[0], step.with]) ?? [];
  expect(uses).toContainEqual(['actions/setup-node', expect.objectContaining({ cache: 'npm' })]);
  expect(uses).toContainEqual(['actions/cache', expect.objectContaining({ path: '.cache\ndist\n' })]);
});

test('the gate runs when the product changed, not for a dispatch', () => {
  expect(gate.on.push).toEqual({ 'paths-ignore': ['content/**'] });
  expect(gate.on.pull_request).toEqual({ 'paths-ignore': ['content/**'] });
  expect(gate.permissions).toEqual({});
  expect(Object.values(gate.jobs).flatMap(runs)).toEqual(['.ci/run']);
});
