import { createHash } from 'node:crypto';
import { fold } from '../arabic/script/fold.ts';

// A word's hash has 18 bits: three characters of this alphabet (RFC 4648, base64url).
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** FNV-1a, its 32 bits folded to 18. */
function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return ((hash >>> 18) ^ hash) & 0x3ffff;
}

/**
 * What the ledger keeps of `text` to recognise it again: the hashes of its words in order, folded, punctuation left out,
 * three characters each. Equal sketches are the folded hash of a text; alike ones share runs of words.
 */
export function sketch(text: string): string {
  const words = fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [text.trim()];
  return words
    .map((word) => {
      const hash = wordHash(word);
      return `${ALPHABET[hash >> 12]}${ALPHABET[(hash >> 6) & 63]}${ALPHABET[hash & 63]}`;
    })
    .join('');
}

/** Whether `text` is a sketch as the ledger writes it. */
export function isSketch(text: string): boolean {
  return text.length > 0 && text.length % 3 === 0 && /^[\w-]+$/.test(text);
}

/** The word hashes of a sketch. */
export function wordsOfSketch(sketched: string): number[] {
  const value = (at: number): number => ALPHABET.indexOf(sketched[at] as string);
  const words: number[] = [];
  for (let i = 0; i < sketched.length; i += 3)
    words.push((value(i) << 12) | (value(i + 1) << 6) | value(i + 2));
  return words;
}

/** Twelve characters that differ for any two texts we will ever meet. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
