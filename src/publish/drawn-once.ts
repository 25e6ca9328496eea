import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The bytes that `draw` gives, kept as the file `name` in `folder` and read from there the next time. The file is written
 * completely or not at all: two builds may draw it at once.
 */
export async function drawnOnce(folder: string, name: string, draw: () => Promise<Buffer>): Promise<Buffer> {
  const kept = join(folder, name);
  if (existsSync(kept)) return readFileSync(kept);
  const bytes = await draw();
  mkdirSync(folder, { recursive: true });
  const fresh = `${kept}.${process.pid}`;
  writeFileSync(fresh, bytes);
  renameSync(fresh, kept);
  return bytes;
}
