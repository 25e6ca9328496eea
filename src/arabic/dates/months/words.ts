import { MONTHS } from '../../calendar.ts';
import { fold } from '../../script/fold.ts';

// Beside the tables of calendar.ts: what the press varies.
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

/** The month, 1 to 12, that an Arabic name stands for in any of the press's conventions; `undefined` for other words. */
export function monthNumber(name: string): number | undefined {
  return BY_NAME.get(fold(name).replace(/\s+/g, ' ').trim());
}

/** The same for a name that is folded already, its words a space apart. */
export function monthOfFolded(name: string): number | undefined {
  return BY_NAME.get(name);
}

/** The first words of all names, folded. */
export const MONTH_WORDS: ReadonlySet<string> = new Set(
  [...BY_NAME.keys()].map((name) => name.split(' ')[0] ?? ''),
);

/** Names that are other words too: «مارس» he exercised, «آب» he returned, «ماي» and «أفريل» people, «أوت», «جوان». */
const DOUBTFUL = new Set(['مارس', 'آب', 'ماي', 'جوان', 'أوت', 'أفريل'].map(fold));

/** Whether a month's name, folded, is an ordinary word as well, so that only its surroundings make it a month. */
export function isDoubtfulMonth(folded: string): boolean {
  return DOUBTFUL.has(folded);
}

/** Hijri months, folded, by their first word: a day or a year beside one is not of our calendar. */
const HIJRI = new Set(
  ['محرم', 'المحرم', 'صفر', 'جمادى', 'رجب', 'شعبان', 'رمضان', 'شوال', 'القعدة', 'الحجة'].map(fold),
);

/** Whether a folded word, with a second one after it where there is one, names a Hijri month. */
export function isHijriMonth(first: string, second = ''): boolean {
  if (first === 'ربيع') return /^ال(?:اول|ثاني|اخر)$/.test(second);
  if (first === 'ذو' || first === 'ذي') return HIJRI.has(second);
  return HIJRI.has(first);
}
