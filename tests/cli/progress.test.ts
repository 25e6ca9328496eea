import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

/** Milliseconds. */
const LONG = 2_400;

const file = join(mkdtempSync(join(tmpdir(), 'mahdar-progress-')), 'command.ts');

/** A command that says something every 20 ms until `MS` have passed, then does what `END` says. */
const COMMAND = `
import { say, showProgress } from ${JSON.stringify(resolve('src/build/progress.ts'))};
await showProgress(async () => {
  const { MS, END } = process.env;
  const end = performance.now() + Number(MS);
  for (let at = 1; performance.now() < end; at++) {
    say('reading', 3_000 + at, 10_000);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  say('search index');
  if (END === 'error') throw new Error('a fault');
  if (END === 'signal') return void process.kill(process.pid, 'SIGTERM');
  console.log('Built.');
  say('removing the last site');
}).catch((error) => console.error(error.message));
console.log('After.');
`;
beforeAll(() => writeFileSync(file, COMMAND));

type Settings = Record<string, string>;

/** What a program says, by stream, with the command's settings. */
async function said(program: string, args: string[], settings: Settings) {
  const env = { ...process.env, CI: '', TERM: 'xterm', MS: String(LONG), ...settings };
  const child = spawn(program, args, { env });
  const heard = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk: Buffer) => {
      heard[name] += chunk;
    });
  await once(child, 'close');
  return heard;
}

/** What a terminal is sent by the command: `script` (util-linux) gives it one. */
const onTerminal = async (settings: Settings = {}): Promise<string> =>
  (await said('script', ['-qec', `${process.execPath} ${file}`, '/dev/null'], settings)).stdout;

/** The lines that a terminal shows in the end. */
const left = (sent: string): string[] =>
  sent.split('\n').map((line) => (line.split('\r\u001b[K').at(-1) as string).replace('\r', ''));

describe.concurrent('a command that takes longer than two seconds', () => {
  test('shows on a terminal what it does and how far it is, and erases it before and after every message', async () => {
    const sent = await onTerminal();
    expect(sent).toMatch(/reading 3,\d{3} of 10,000/);
    expect(sent).toContain('\u001b[Ksearch index\r\u001b[KBuilt.\r\n');
    expect(sent).toContain('\u001b[Kremoving the last site\r\u001b[KAfter.\r\n');
    expect(left(sent)).toEqual(['Built.', 'After.', '']);
  });

  test('leaves no line behind where it fails', async () => {
    expect(left(await onTerminal({ END: 'error' }))).toEqual(['a fault', 'After.', '']);
  });

  test('leaves no line behind where it is stopped', async () => {
    const sent = await onTerminal({ END: 'signal' });
    expect(sent).toContain('search index\r\u001b[K');
    expect(sent).not.toContain('After.');
  });

  test('shows nothing in a log', async () => {
    expect(await said(process.execPath, [file], {})).toEqual({ stderr: '', stdout: 'Built.\nAfter.\n' });
  });

  test.each<Settings>([{ CI: 'true' }, { TERM: 'dumb' }])('shows nothing with %o', async (settings) => {
    expect(await onTerminal(settings)).toBe('Built.\r\nAfter.\r\n');
  });
});

test('a short command shows nothing', async () => {
  expect(await onTerminal({ MS: '0' })).toBe('Built.\r\nAfter.\r\n');
});
