import { ORDINAL_WORDS } from '../numerals.ts';
import { readingsOf, type Token, wordSet } from '../tokens.ts';
import { MONTH_WORDS } from './months/words.ts';
import { NEAR_DAYS, WEEKDAYS } from './weekdays.ts';

const OTHERS = wordSet(
  'ال أول الأول آخر بعد فاتح الفاتح غرة هذا هذه عام سنة عامي سنتي أعوام سنوات العام السنة الأعوام السنوات العامين السنتين شهر الشهر شهري أشهر مطلع بداية بدايات أوائل مستهل منتصف أواسط وسط أواخر نهاية نهايات ختام غضون النصف الربع الثلث الشطر صيف ربيع خريف شتاء الصيف الربيع الخريف',
);

/** Whether a folded word without its particles can begin a date. Most words cannot, and are skipped at once. */
export function mayBegin(word: string): boolean {
  return (
    OTHERS.has(word) ||
    MONTH_WORDS.has(word) ||
    WEEKDAYS.has(word) ||
    NEAR_DAYS.has(word) ||
    ORDINAL_WORDS.has(word)
  );
}

const KEPT = 10_000;
const asked = new Map<string, boolean>();

/** Whether `token` of `text` can begin a date, with any particles. The answer for each word is cached. */
export function mayOpen(token: Token, text: string): boolean {
  if (token.kind !== 'word') return token.kind === 'number';
  let may = asked.get(token.text);
  if (may === undefined) {
    may = readingsOf(token, text).some(({ word }) => mayBegin(word));
    if (asked.size === KEPT) asked.clear();
    asked.set(token.text, may);
  }
  return may;
}
