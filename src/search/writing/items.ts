import { LETTERS } from '../postings.ts';

/** The last index is not what it is taken for. */
export class Mismatch extends Error {}

/** What changes in the items of a key: for the number of a document the end of its item, or `-` and the end that it had. */
export type ItemChanges = Map<number, string>;

/** Small numbers in base 36: most steps are small. */
const SMALL = Array.from({ length: 36 ** 2 }, (_, n) => n.toString(36));
const figure = (n: number): string => SMALL[n] ?? n.toString(36);

/** The step from one document to the next, as an item begins with it. */
const stepText = (step: number): string => (step === 1 ? '' : figure(step));

/** The end of an item: the place of a weight among `WEIGHTS`, from 1, as a letter. */
export function weightText(weight: number): string {
  return LETTERS[weight - 1] as string;
}

/** The end of an item: ascending positions of a word, each as a step from the one before: `.5.3,` */
export function placesText(places: readonly number[]): string {
  let last = 0;
  let text = '';
  for (const place of places) {
    text += `.${figure(place - last)}`;
    last = place;
  }
  return `${text},`;
}

/** Items of ascending documents, as one part of an entry. */
export interface Items {
  add(document: number, end: string): void;
  /** Empty without items. */
  part(): string;
}

/** Opens a part of an entry. */
export function openItems(): Items {
  const texts: string[] = [];
  let [first, last] = [0, 0];
  return {
    add(document, end) {
      if (texts.length === 0) first = document;
      texts.push(texts.length === 0 ? end : stepText(document - last) + end);
      last = document;
    },
    part: () => (texts.length === 0 ? '' : `${first} ${last} ${texts.join('')}`),
  };
}

/** The items of all `parts`, which `openItems` gave, of ascending documents. */
export function joinedItems(parts: readonly string[]): string {
  let document = -1;
  const texts = parts.map((part) => {
    const space = part.indexOf(' ');
    const second = part.indexOf(' ', space + 1);
    const step = stepText(Number(part.slice(0, space)) - document);
    document = Number(part.slice(space + 1, second));
    return step + part.slice(second + 1);
  });
  return texts.join('');
}

const LOWEST_LETTER = 97;
const [DIGIT_0, DIGIT_9, DOT] = [48, 57, 46];

/** Where an item lies in a text. */
interface Item {
  document: number;
  /** Where its step ends. */
  middle: number;
  end: number;
}

/** The item that begins at `start`, behind the one of `last`. */
function itemAt(text: string, start: number, last: number): Item {
  let step = 0;
  let at = start;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code >= LOWEST_LETTER) step = step * 36 + code - LOWEST_LETTER + 10;
    else if (code >= DIGIT_0 && code <= DIGIT_9) step = step * 36 + code - DIGIT_0;
    else break;
  }
  const end = text.charCodeAt(at) === DOT ? text.indexOf(',', at) + 1 : at + 1;
  if (end === 0 || end > text.length) throw new Mismatch('an item without an end');
  return { document: last + (at === start ? 1 : step), middle: at, end };
}

/**
 * Items with `changes`: those of other documents are copied as they are. Empty if none are left. Throws a `Mismatch` if an item
 * that is to go is not there.
 */
export function patchedItems(text: string, changes: ItemChanges): string {
  const due = [...changes].sort(([a], [b]) => b - a);
  // Text up to `from` is in `done`, or gone; `last` is the last document before `at` that stays.
  let [done, from, at, last, document] = ['', 0, 0, -1, -1];
  const put = (number: number, end: string): void => {
    if (end.startsWith('-')) throw new Mismatch(`no document ${number}`);
    done += stepText(number - last) + end;
    last = number;
  };
  while (at < text.length) {
    const [number = Number.POSITIVE_INFINITY, change = ''] = due.at(-1) ?? [];
    if (number === Number.POSITIVE_INFINITY && last === document) break;
    const item = itemAt(text, at, document);
    if (number <= item.document) {
      done += text.slice(from, at);
      from = at;
      due.pop();
      if (number < item.document) {
        put(number, change);
        continue;
      }
      const before = text.slice(item.middle, item.end);
      if (!change.startsWith('-')) put(number, change);
      else if (change !== `-${before}`) throw new Mismatch(`another item of ${number}`);
      from = item.end;
    } else if (last === document) last = item.document;
    else {
      put(item.document, text.slice(item.middle, item.end));
      from = item.end;
    }
    ({ document, end: at } = item);
  }
  done += text.slice(from);
  for (const [number, change] of due.reverse()) put(number, change);
  return done;
}

/** What is shown for a document, with the change of it. */
export function patchedShown(text: string, changes: ItemChanges): string {
  const [change = text] = changes.values();
  if (!change.startsWith('-')) return change;
  if (change !== `-${text}`) throw new Mismatch('another document');
  return '';
}

/** Notes that a document had this item: before the items that come are noted. */
export function noteGone(all: Map<string, ItemChanges>, key: string, document: number, end: string): void {
  const changes = all.get(key) ?? new Map<number, string>();
  all.set(key, changes.set(document, `-${end}`));
}

/** Notes that a document has this item now. */
export function noteCome(all: Map<string, ItemChanges>, key: string, document: number, end: string): void {
  const changes = all.get(key) ?? new Map<number, string>();
  if (changes.get(document) !== `-${end}`) all.set(key, changes.set(document, end));
  else if (changes.size > 1) changes.delete(document);
  else all.delete(key);
}
