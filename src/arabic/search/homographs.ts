import { foldWord } from './spelling.ts';

/** Frequent words that folding makes identical to another word, or that are rarely the verb they are spelled like. */

/**
 * Words that differ only by a letter which folding removes: «القوى» belongs to «قوة», not «قوي»; «رأى» is not «رأي».
 */
const APART: readonly (readonly [RegExp, string])[] = [
  [/^[وف]?(?:[بك]?ال|لل|[بلك])?قوى$/, 'قوه'],
  [/^[وف]?رأى$/, 'راي^'],
  [/^[وف]?رأي$/, 'راي'],
];

/** The only key of a word that spelling alone distinguishes from another; `undefined` for other words. */
export function keyApart(word: string): string | undefined {
  return APART.find(([pattern]) => pattern.test(word))?.[1];
}

const listed = (words: string): string[] => words.split(' ').map(foldWord);

// Nouns in this form, verbs only in others: «عمل», but «عملت», «يعمل».
const NOUNS =
  'عمل حكم بحث شكل عدد علم دعم حل شك وضع قدر فصل سلم أمر أمل حدث نظر حرب هدف قصد فرق شرط ربح حد حق حزن خوف رأي قرض نقد قلق نصر ضغط خطر جرح رسم صوت سبب درس ظلم لقب سجن صدر جهد صف عين جر خلف وقف بيع زيد كتب جسر';
// As often nouns as verbs.
const BOTH =
  'رد عقد عرض خرق خطف جمع سحب ضرب فقد دفع كشف طلب نقل نشر قتل فتح قصف عزل حجز كره أسر شرح وصف فهم رفض منع ضبط خفض رفع قطع حفظ ربط وعد زعم تقدم تراجع تحرك تدخل تعاون تطور تحسن توقع تحول تخلف تعامل تفاوض تبادل تجمع توتر تعرض تحفظ تنافس';
// Nouns that a rule would misread as a form of a verb: «نصف» is not «نحن نصف».
const NO_VERBS = 'نصف نساء أسرى نفس تمام يمين نار ناس نور نهر تاريخ نحن';
const noVerbs = new Set(listed(NO_VERBS));
const nouns = new Set(listed(NOUNS));
const nounsOrVerbs = new Set(listed(`${NOUNS} ${BOTH}`));

/** Whether a folded word is nearly always a noun, although a verb is spelled the same: «عمل», «حكم». */
export function isMostlyNoun(word: string): boolean {
  return nouns.has(word);
}

/** Whether a folded word is at least as often a noun as the verb that is spelled the same: «عمل», «طلب». */
export function isOftenNoun(word: string): boolean {
  return nounsOrVerbs.has(word);
}

/** Whether a folded word is never a verb: it ends in ة, or is a noun that only looks like a form of one. */
export function isNoVerb(word: string): boolean {
  return word.endsWith('ة') || noVerbs.has(word);
}
