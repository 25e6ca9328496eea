import { MONTHS } from '../../calendar.ts';
import { fold } from '../../script/fold.ts';

// Press variants, in addition to the tables of calendar.ts.
const FURTHER: Readonly<Record<string, number>> = {
  'كانون ثاني': 1,
  'كانون ثان': 1,
  يونيه: 6,
  يوليه: 7,
  شتمبر: 9,
  'تشرين أول': 10,
  'تشرين ثاني': 11,
  'تشرين ثان': 11,
  دجمبر: 12,
  'كانون أول': 12,
};

const BY_NAME = new Map<string, number>();
for (const names of Object.values(MONTHS)) {
  for (const [index, name] of names.entries()) BY_NAME.set(fold(name), index + 1);
}
for (const [name, month] of Object.entries(FURTHER)) BY_NAME.set(fold(name), month);

/** The month, 1 to 12, of an Arabic name in any convention of the press; `undefined` for other words. */
export function monthNumber(name: string): number | undefined {
  return BY_NAME.get(fold(name).replace(/\s+/g, ' ').trim());
}

/** The same for a folded name whose words are separated by single spaces. */
export function monthOfFolded(name: string): number | undefined {
  return BY_NAME.get(name);
}

/** The first word of every name, folded. */
export const MONTH_WORDS: ReadonlySet<string> = new Set(
  [...BY_NAME.keys()].map((name) => name.split(' ')[0] ?? ''),
);

/** Names with another meaning: «مارس» he exercised, «آب» he returned, «ماي» and «أفريل» people, «أوت», «جوان». */
const DOUBTFUL = new Set(['مارس', 'آب', 'ماي', 'جوان', 'أوت', 'أفريل'].map(fold));

/** Whether a folded month name is an ordinary word as well, so that only its context makes it a month. */
export function isDoubtfulMonth(folded: string): boolean {
  return DOUBTFUL.has(folded);
}

/** Hijri months, folded, by their first word: a day or year beside one is not Gregorian. */
const HIJRI = new Set(
  ['محرم', 'المحرم', 'صفر', 'جمادى', 'رجب', 'شعبان', 'رمضان', 'شوال', 'القعدة', 'الحجة'].map(fold),
);

/** Whether a folded word, with a second one after it where there is one, names a Hijri month. */
export function isHijriMonth(first: string, second = ''): boolean {
  if (first === 'ربيع') return /^ال(?:اول|ثاني|اخر)$/.test(second);
  if (first === 'ذو' || first === 'ذي') return HIJRI.has(second);
  return HIJRI.has(first);
}
