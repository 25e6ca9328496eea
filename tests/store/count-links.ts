import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Preloaded into a build (`node --import`): writes into the file `LINKS` the name of every file that it takes over, which it
 * does by a hard link.
 */
const link = fs.linkSync;
const list = process.env.LINKS as string;
fs.linkSync = (from, to): void => {
  link(from, to);
  fs.appendFileSync(list, `${String(to)}\n`);
};
syncBuiltinESMExports();
