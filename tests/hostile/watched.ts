import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Found } from './cases.ts';

/** A case hangs if it takes more seconds of its own CPU time (unaffected by other load), or of waiting for nothing. */
const LONGEST = { cpu: 10, wall: 180 };
/** The memory limit in bytes. */
export const MOST_MEMORY = 2 ** 30;

/** Seconds of CPU time of process `pid` (proc(5): fields 14 and 15 of stat, in hundredths); 0 without /proc. */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/**
 * Runs a set of cases in a process of its own, with a heap of at most 1 GiB, and kills it if a case hangs. Returns the
 * findings and the peak memory in bytes; rejects, naming the case, if it hung or died.
 */
export function watched(set: string, cases: number, seed: number): Promise<Found & { peak: number }> {
  const child = fork(resolve('tests/hostile/run-cases.ts'), {
    execArgv: [`--max-old-space-size=${MOST_MEMORY / 2 ** 20}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const pid = child.pid as number;
  let said = '';
  child.stderr?.on('data', (text) => {
    said = (said + text).slice(-2_000);
  });
  return new Promise((done, fail) => {
    let at = { what: 'the first case', cpu: 0, wall: performance.now() };
    const guard = setInterval(() => {
      const cpu = cpuOf(pid) - at.cpu;
      const wall = (performance.now() - at.wall) / 1_000;
      if (cpu <= LONGEST.cpu && wall <= LONGEST.wall) return;
      child.kill('SIGKILL');
      fail(new Error(`${at.what} hangs: ${cpu.toFixed(1)} s of CPU, ${wall.toFixed(1)} s since it began`));
    }, 250);
    child.on('message', (message: { begun: string } | (Found & { peak: number })) => {
      if ('begun' in message) at = { what: message.begun, cpu: cpuOf(pid), wall: performance.now() };
      else done(message);
    });
    child.on('exit', (code, signal) => {
      clearInterval(guard);
      fail(new Error(`${at.what} ended the process (${signal ?? code}): ${said}`));
    });
    child.send([set, cases, seed]);
  });
}
