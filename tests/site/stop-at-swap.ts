import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Preloaded into a build (`node --import`): stops it (SIGSTOP) before and after each rename and removal of a folder
 * beside its target, so that a test can inspect what a kill at that moment would leave.
 */
const target = process.env.OUT_DIR as string;
const stop = (path: unknown): void => {
  if (String(path).startsWith(target)) process.kill(process.pid, 'SIGSTOP');
};
for (const name of ['renameSync', 'rmSync'] as const) {
  const original = fs[name] as (...args: unknown[]) => void;
  Object.assign(fs, {
    [name]: (...args: unknown[]) => {
      stop(args[0]);
      original(...args);
      stop(args[0]);
    },
  });
}
syncBuiltinESMExports();
