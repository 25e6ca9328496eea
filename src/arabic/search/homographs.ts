import { foldWord } from './spelling.ts';

/** Frequent words that are spelled like another word once they are folded, or like a verb that they seldom are. */

/** Told apart by a letter that folding makes one with another: «القوى» is of «قوة», not «قوي»; «رأى» is no «رأي». */
const APART: readonly (readonly [RegExp, string])[] = [
  [/^[وف]?(?:[بك]?ال|لل|[بلك])?قوى$/, 'قوه'],
  [/^[وف]?رأى$/, 'راي^'],
  [/^[وف]?رأي$/, 'راي'],
];

/** The one key of a word that only its spelling tells from another; `undefined` for others. */
export function keyApart(word: string): string | undefined {
  return APART.find(([pattern]) => pattern.test(word))?.[1];
}

const listed = (words: string): string[] => words.split(' ').map(foldWord);

// Nouns, and verbs only in other forms than this: «عمل», but «عملت», «يعمل».
const NOUNS =
  'عمل حكم بحث شكل عدد علم دعم حل شك وضع قدر فصل سلم أمر أمل حدث نظر حرب هدف قصد فرق شرط ربح حد حق حزن خوف رأي قرض نقد قلق نصر ضغط خطر جرح رسم صوت سبب درس ظلم لقب سجن صدر جهد صف عين جر خلف وقف بيع زيد كتب جسر';
// Nouns as often as verbs.
const BOTH =
  'رد عقد عرض خرق خطف جمع سحب ضرب فقد دفع كشف طلب نقل نشر قتل فتح قصف عزل حجز كره أسر شرح وصف فهم رفض منع ضبط خفض رفع قطع حفظ ربط وعد زعم تقدم تراجع تحرك تدخل تعاون تطور تحسن توقع تحول تخلف تعامل تفاوض تبادل تجمع توتر تعرض تحفظ تنافس';
// Nouns that a rule would read as a form of a verb: «نصف» is not «نحن نصف».
const NO_VERBS = 'نصف نساء أسرى نفس تمام يمين نار ناس نور نهر تاريخ نحن';
const noVerbs = new Set(listed(NO_VERBS));
const nouns = new Set(listed(NOUNS));
const nounsOrVerbs = new Set(listed(`${NOUNS} ${BOTH}`));

/** Whether a folded word is far oftener a noun than the verb that is spelled like it: «عمل», «حكم». */
export function isMostlyNoun(word: string): boolean {
  return nouns.has(word);
}

/** Whether a folded word is a noun as often as the verb that is spelled like it, or oftener: «عمل», «طلب». */
export function isOftenNoun(word: string): boolean {
  return nounsOrVerbs.has(word);
}

/** Whether a folded word is no verb in any case: one with its ة, or a noun that only looks like a form of one. */
export function isNoVerb(word: string): boolean {
  return word.endsWith('ة') || noVerbs.has(word);
}
