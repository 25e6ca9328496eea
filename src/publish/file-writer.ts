import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { site } from '../site/settings.ts';

/**
 * Returns a function that writes a file for an address (a path from the origin) into `folder`,
 * the root of a built site.
 */
export function fileWriter(folder: string): (address: string, text: string | Uint8Array) => void {
  const made = new Set<string>();
  return (address, text) => {
    const file = join(folder, decodeURI(address.slice(site.base.length)));
    const into = dirname(file);
    if (!made.has(into)) mkdirSync(into, { recursive: true });
    made.add(into);
    writeFileSync(file, text);
  };
}
