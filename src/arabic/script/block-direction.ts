import { isLtrLetter, isRtlLetter, LTR_LETTER, RTL_LETTER } from './letters.ts';

/** How many foreign words there must be for each word of the text's own script. */
const MAJORITY = 4;
/** Shorter words connect others, «و، في». One in the text's own script means that the sentence is in it too. */
const SHORTEST_NAME = 3;

/**
 * The direction in which to set a paragraph or heading of a text whose direction is `direction`. It is the opposite one
 * if the words are foreign from first to last, apart from a few names. A paragraph that begins with «Reuters:» keeps
 * its direction, and so does a list of foreign names with «و».
 */
export function blockDirection(text: string, direction: 'rtl' | 'ltr'): 'rtl' | 'ltr' {
  const [isForeign, isOwn] = direction === 'rtl' ? [isLtrLetter, isRtlLetter] : [isRtlLetter, isLtrLetter];
  let first = 0;
  while (first < text.length && !isForeign(text.codePointAt(first) as number)) {
    if (isOwn(text.codePointAt(first) as number)) return direction;
    first++;
  }
  if (first === text.length) return direction;
  const [foreign, own] = direction === 'rtl' ? [LTR_LETTER, RTL_LETTER] : [RTL_LETTER, LTR_LETTER];
  if (own.test(text)) {
    // Adjacent letters of both kinds are two words: وLiverpool.
    const words = text.match(/[\p{L}\p{M}]+/gu)?.flatMap((word) => word.split(boundary)) ?? [];
    const owned = words.filter((word) => own.test(word));
    const isShort = owned.some((word) => word.length < SHORTEST_NAME);
    const isMost = words.length - owned.length >= MAJORITY * owned.length;
    if (isShort || !isMost || !foreign.test(words.at(-1) ?? '')) return direction;
  }
  return direction === 'rtl' ? 'ltr' : 'rtl';
}

const boundary = new RegExp(
  `(?<=${RTL_LETTER.source})(?=${LTR_LETTER.source})|(?<=${LTR_LETTER.source})(?=${RTL_LETTER.source})`,
  'u',
);
