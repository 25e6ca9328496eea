type Addresses = ReadonlySet<string>;

// The build and the pages it renders are separate module graphs in one process: what they share lies here.
const shared = globalThis as { [key: symbol]: Addresses | undefined };
const KEY = Symbol.for('mahdar.takenOver');

/** Has left out what is taken over from the last release: by the address of its page, with all files that belong to it. */
export function takeOver(addresses: Addresses): void {
  shared[KEY] = addresses;
}

/** Whether the page of `address` is to be made, with all that belongs to it; else it is there already. */
export function isToMake(address: string): boolean {
  return !shared[KEY]?.has(address);
}
