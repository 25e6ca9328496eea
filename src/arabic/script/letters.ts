import { codePointTest } from './code-points.ts';

// UAX #9, table 4: the blocks whose characters are right to left unless Unicode says otherwise.
const RTL_BLOCKS = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufeff\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}';

/** Whether a code point lies in a block of a right-to-left script: letters, and also its marks, digits and punctuation. */
export const isInRtlBlock = codePointTest(new RegExp(`[${RTL_BLOCKS}]`, 'u'));

/** A letter that is written from right to left. */
export const RTL_LETTER = new RegExp(`(?=\\p{L})[${RTL_BLOCKS}]`, 'u');
export const isRtlLetter = codePointTest(RTL_LETTER);

/**
 * A left-to-right letter of any script: Latin, Cyrillic, Greek, CJK; also Roman numerals and the regional indicators of
 * flags, which UAX #9 counts as left to right.
 */
export const LTR_LETTER = new RegExp(`(?![${RTL_BLOCKS}])[\\p{L}\\p{Nl}\\u{1f1e6}-\\u{1f1ff}]`, 'u');
export const isLtrLetter = codePointTest(LTR_LETTER);
