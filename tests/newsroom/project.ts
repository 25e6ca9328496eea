/** Copies of the project with other content, as a newsroom would make them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect } from 'vitest';
import { archiveContent } from '../made/archive-content.ts';

/** The folder of all copies. */
export const root = mkdtempSync(join(tmpdir(), 'mahdar-newsroom-'));

const BRAND = `name: مسار
tagline: أخبار الماء
lang: en
colours:
  paper: { light: "#ffffff", dark: "#101418" }
  accent: { light: "#7a1f1f", dark: "#f0a0a0" }
`;
const DISPATCH = `افتتاح جسر جديد

المدينة (سبوتنيك) - افتتحت البلدية أمس جسرا جديدا في المدينة القديمة.

وقال رئيس البلدية إن الجسر يخدم ثلاثة أحياء.
`;

export type Change = (copy: string) => void;

const put = (copy: string, file: string, text: string): void => {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), text);
};

/** Runs a command of the project in `copy`, like a user. */
export function run(copy: string, ...args: string[]): { status: number | null; said: string } {
  const { CONTENT_DIR: _, VITEST: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', ...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...env, CI: '', SITE_URL: 'https://news.example' },
    maxBuffer: 64 * 2 ** 20,
  });
  return { status, said: `${stdout}\n${stderr}` };
}

export const imported: Change = (copy) => {
  writeFileSync(join(copy, 'wire.txt'), DISPATCH);
  const options = ['--source', 'pakistan-point', '--wire', 'sputnik', '--date', '2026-03-03'];
  const { status, said } = run(copy, 'import', '--', 'wire.txt', ...options, '--id', 'bridge-opens');
  expect(status, said).toBe(0);
};
export const replaced: Change = (copy) => {
  rmSync(join(copy, 'content'), { recursive: true });
  for (const [file, text] of archiveContent(40)) put(copy, join('content', file), text);
};
export const emptied: Change = (copy) => {
  rmSync(join(copy, 'content'), { recursive: true });
  mkdirSync(join(copy, 'content'));
};
export const rebranded: Change = (copy) => put(copy, 'content/site.yaml', BRAND);

/** A copy of the project with the first dispatch as its content, changed by `changes`. */
export function project(name: string, ...changes: Change[]): string {
  const copy = join(root, name.replaceAll(' ', '-'));
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  for (const file of execFileSync('git', listed, { encoding: 'utf8' }).split('\0'))
    if (file !== '' && !file.startsWith('content/'))
      cpSync(file, join(copy, file), { recursive: true, force: true });
  cpSync('tests/fixtures/first', join(copy, 'content'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  for (const change of changes) change(copy);
  const git = (...args: string[]): unknown => execFileSync('git', ['-C', copy, ...args], { stdio: 'pipe' });
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=newsroom', '-c', 'user.email=n@news.example', 'commit', '-qm', 'Our newsroom');
  return copy;
}
