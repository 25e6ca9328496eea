import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a build (`node --import`): it stops itself (SIGSTOP) before and after each rename and removal of a folder
 * beside its target, so that what a kill at that moment would leave can be looked at.
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
