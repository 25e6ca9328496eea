import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a file completely or not at all: two builds may write it at once. */
export function writeWhole(file: string, bytes: Buffer): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, bytes);
  renameSync(fresh, file);
}

/**
 * The bytes that `draw` gives, kept as the file `name` in `folder` and read from there the next time. The file is written
 * as `writeWhole` does.
 */
export async function drawnOnce(folder: string, name: string, draw: () => Promise<Buffer>): Promise<Buffer> {
  const kept = join(folder, name);
  if (existsSync(kept)) return readFileSync(kept);
  const bytes = await draw();
  mkdirSync(folder, { recursive: true });
  writeWhole(kept, bytes);
  return bytes;
}
