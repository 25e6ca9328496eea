import type { Key } from './entries.ts';
import { openItems } from './items.ts';

/** What a batch of documents says of keys, to be turned about: then it is told by key. */
export interface Gathered {
  /** What is added from now on is of the document with this number, higher than those before. */
  begin(document: number): void;
  /** Adds a fact, a small number, of `key`: not below the one before of the same key and document. */
  add(key: Key, fact: number): void;
  /** For each key, in order, its items as one part of an entry; `ended` gives the end of an item from its facts. Then forgets all. */
  parts(ended: (facts: readonly number[]) => string): Generator<[key: string, part: string]>;
}

const WIDTH = 3;

/** Opens a gathering. A batch has millions of facts, too many for objects in memory; the next one uses the same memory. */
export function openGathered(): Gathered {
  const keys: Key[] = [];
  const documents: number[] = [];
  // For each fact the id of its key, the index of its document, and the fact itself.
  let log = new Int32Array(WIDTH << 16);
  let length = 0;
  let sorted = new Int32Array(0);
  return {
    begin: (document) => void documents.push(document),
    add(key, fact) {
      keys[key.id] = key;
      if (length === log.length) {
        const longer = new Int32Array(2 * length);
        longer.set(log);
        log = longer;
      }
      log[length] = key.id;
      log[length + 1] = documents.length - 1;
      log[length + 2] = fact;
      length += WIDTH;
    },
    *parts(ended) {
      if (sorted.length < length) sorted = new Int32Array(length);
      const begins = sortByKey(log.subarray(0, length), keys.length, sorted);
      const facts: number[] = [];
      const met = keys.filter(({ id }) => (begins[id] as number) < (begins[id + 1] as number));
      for (const { id, text } of met.sort((a, b) => (a.text < b.text ? -1 : 1))) {
        const items = openItems();
        const end = begins[id + 1] as number;
        for (let at = begins[id] as number; at < end; ) {
          const document = sorted[2 * at] as number;
          facts.length = 0;
          for (; at < end && sorted[2 * at] === document; at++) {
            const fact = sorted[2 * at + 1] as number;
            if (facts.at(-1) !== fact) facts.push(fact);
          }
          items.add(documents[document] as number, ended(facts));
        }
        yield [text, items.part()];
      }
      documents.length = 0;
      length = 0;
    },
  };
}

/** Puts the facts of `log`, each behind its document, into `facts`, by key and then as they came. Gives where each key begins. */
function sortByKey(log: Int32Array, keys: number, facts: Int32Array): Int32Array {
  const begins = new Int32Array(keys + 1);
  const countAt = (counts: Int32Array, at: number, more: number): number => {
    const before = counts[at] as number;
    counts[at] = before + more;
    return before;
  };
  for (let at = 0; at < log.length; at += WIDTH) countAt(begins, (log[at] as number) + 1, 1);
  for (let key = 0; key < keys; key++) countAt(begins, key + 1, begins[key] as number);
  const next = begins.slice();
  for (let at = 0; at < log.length; at += WIDTH) {
    const place = 2 * countAt(next, log[at] as number, 1);
    facts[place] = log[at + 1] as number;
    facts[place + 1] = log[at + 2] as number;
  }
  return begins;
}
