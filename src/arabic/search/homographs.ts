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

const MOSTLY_NOUNS = new Set(
  'عمل حكم بحث شكل عدد علم دعم حل رد شك عقد وضع قدر فصل سلم أمر أمل حدث نظر حرب وقف عرض هدف قصد خلف فرق شرط ربح حد حق حزن خوف رأي قرض نقد قلق خطف جمع ثقل نصر سحب ضرب ضغط فقد دفع خرق كشف طلب نقل نشر قتل فتح قصف خطر جرح عزل حجز رسم صوت سبب درس كره ظلم ضر لقب سجن أسر صدر شرح وصف فهم جهد رفض منع ضبط خفض رفع قطع حفظ ربط شجع وعد جر صف عين زعم تقدم تراجع تحرك تدخل تعاون تطور تحسن توقع تحول تخلف تعامل تفاوض تبادل تجمع توتر تعرض تحفظ تنافس'
    .split(' ')
    .map(foldWord),
);

/** Whether a folded word is far oftener a noun than the verb that is spelled like it: «عمل», «حكم». */
export function isMostlyNoun(word: string): boolean {
  return MOSTLY_NOUNS.has(word);
}
