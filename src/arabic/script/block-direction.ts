import { isLtrLetter, isRtlLetter, LTR_LETTER, RTL_LETTER } from './letters.ts';

/** How many foreign words there must be to each of the text's own. */
const MAJORITY = 4;
/** A word that is shorter joins others, «و، في»: where one does, the sentence is the text's own. */
const SHORTEST_NAME = 3;

/**
 * The direction that a paragraph or heading is to be set in, in a text whose direction is `direction`. It is the other one
 * where the words are foreign from first to last, but for a few names between them. A paragraph that begins with
 * «Reuters:» stays as it is, and so does a list of foreign names with «و».
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
    // Own and foreign letters that stand together are two words: وLiverpool.
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
