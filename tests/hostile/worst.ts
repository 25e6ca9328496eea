/**
 * Prints the user CPU time (best of three) of one repeated token in each function: `npm run bench:hostile [bytes of
 * UTF-8] [way]`, slowest first. A function that takes longer than 20 s is stopped and reported.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { TOKENS } from './tokens.ts';
import { WAYS } from './ways.ts';

const PATIENCE = Number(process.env.PATIENCE ?? 20_000);
const DEAR = 500;
const [bytes = '1000000', wanted = ''] = process.argv.slice(2);

if (process.send) {
  process.send('ready');
  process.on('message', ([way, token]: [string, string]) => {
    const piece = TOKENS[token] as string;
    const text = piece.repeat(Math.ceil(Number(bytes) / Buffer.byteLength(piece)));
    let fault = '';
    let best = PATIENCE / 9;
    // Other load makes it slower, so slow ones get the best of three runs.
    for (let attempt = 0; attempt < 3 && best > DEAR && best < PATIENCE / 8; attempt++) {
      const before = process.cpuUsage();
      try {
        WAYS[way]?.(text);
      } catch (error) {
        fault = String(error).slice(0, 200);
      }
      const cost = process.cpuUsage(before).user / 1000;
      best = attempt === 0 ? cost : Math.min(best, cost);
    }
    process.send?.([best, fault]);
  });
} else {
  const results: { way: string; token: string; ms: number; fault: string }[] = [];
  const start = () => fork(import.meta.filename, [bytes], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let child = start();
  await once(child, 'message');
  for (const way of Object.keys(WAYS).filter((name) => wanted === '' || name === wanted)) {
    for (const token of Object.keys(TOKENS)) {
      const [ms, fault] = await new Promise<[number, string]>((resolve) => {
        const late = setTimeout(() => resolve([PATIENCE, 'broken off']), PATIENCE);
        const done = (answer: [number, string]): void => {
          clearTimeout(late);
          resolve(answer);
        };
        child.once('message', (answer) => done(answer as [number, string]));
        child.once('exit', () => done([PATIENCE, 'died']));
        child.send([way, token]);
      });
      if (ms >= PATIENCE) {
        child.removeAllListeners();
        child.kill('SIGKILL');
        child = start();
        await once(child, 'message');
      } else child.removeAllListeners();
      results.push({ way, token, ms, fault });
    }
  }
  child.kill();
  results.sort((a, b) => b.ms - a.ms);
  for (const { way, token, ms, fault } of results.filter(({ ms, fault }, i) => i < 40 || ms > 1_000 || fault))
    console.log(`${ms.toFixed(0).padStart(7)} ms  ${way}: ${token}${fault ? `  (${fault})` : ''}`);
}
