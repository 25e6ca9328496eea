import { join } from 'node:path';

// The build and the pages it renders are separate module graphs in one process, and the pages' code is bundled into
// another folder: what they share lies here.
const shared = globalThis as { [key: symbol]: string | undefined };
const KEY = Symbol.for('mahdar.root');

/** Says in which folder the product lies. Every command does, from where its own file is. */
export function setProductRoot(folder: string): void {
  shared[KEY] = folder;
}

/** The path of a file of the product itself, such as `public/icon.svg`, wherever the command was run. */
export function productFile(path: string): string {
  return join(shared[KEY] ?? process.cwd(), path);
}
