import { singularsOf } from './broken-plurals.ts';
import { hasOwnFeminine, hasOwnLast } from './own-letters.ts';

const PRONOUN = /(?:كما|هما|ها|هم|هن|كم|نا|ه)$/;
/** Words of two letters that can carry a pronoun: «منها»، «لديه»، «كلها». */
export const SHORT: ReadonlySet<string> = new Set([
  'من',
  'عن',
  'في',
  'مع',
  'ان',
  'كل',
  'لي',
  'لد',
  'اي',
  'ام',
  'يد',
  'حق',
  'حد',
  'رد',
  'حل',
  'خط',
  'نص',
  'ضد',
  'سن',
  'جو',
  'صف',
  'ظل',
  'فن',
  'دم',
  'اب',
  'اخ',
  'بن',
  'سر',
  'حب',
  'شك',
  'هم',
  'سد',
  'فك',
  'كف',
  'لص',
  'مد',
  'بث',
  'صد',
  'ظن',
  'عد',
  'غد',
  'شق',
]);
const SHORT_ADJECTIVES = new Set(
  'صعب ضخم سهل خصب صلب عذب بطل حسن سلس هش حر حي جم خشن نشط قذر حرج عام خاص حار جاد هام سام جاف ضار تام حاد شاب قوي غني ذكي نقي سوي حفي جوي بري سري فني ذري كلي خفي ودي غبي جيد سيء طيب لين مهم ملح مضر ممل مثل وعر فذ عدل فظ شاق ساخن'.split(
    ' ',
  ),
);

/**
 * Whether `stem` looks like an adjective or participle that forms its feminine with ة: «أمني»، «كبير»، «قادم»،
 * «مشترك».
 */
function isAdjective(stem: string): boolean {
  return (
    SHORT_ADJECTIVES.has(stem) ||
    (stem.length >= 4 && stem.endsWith('ي')) ||
    /^.[^اي]ي[^اوي]$/.test(stem) ||
    /^.ا[^ا][^ا]$/.test(stem) ||
    /^م...+$/.test(stem)
  );
}

function withoutNumber(word: string, add: (stem: string) => void): void {
  if (hasOwnLast(word)) return;
  const stem = word.slice(0, -2);
  if (word.endsWith('ات') && stem.length >= 2) {
    if (stem.endsWith('ي')) {
      add(`${stem}ة`);
      add(stem);
      if (stem.length > 3) add(`${stem.slice(0, -1)}اة`);
    } else if (stem.endsWith('و')) {
      add(`${stem}ة`);
      add(`${stem.slice(0, -1)}اة`);
    } else {
      if (stem.length >= 3) add(stem);
      add(`${stem}ة`);
    }
  } else if (/(?:ان|ين|ون)$/.test(word) && stem.length >= 3) {
    if (stem.endsWith('ت') && !word.endsWith('ون')) add(`${stem.slice(0, -1)}ة`);
    if (!stem.endsWith('ت') || stem.length === 3) add(stem);
    // «وزيران», «مبنيان» lose only the ending; «محامون» lost its ي as well.
    if (/^م.ا.$/.test(stem) && !word.endsWith('ان')) add(`${stem}ي`);
    if (stem.endsWith('ي') && word.endsWith('ان') && /^م/.test(stem)) add(stem);
  } else if (/(?:تا|تي)$/.test(word) && word.length >= 5) {
    add(`${word.slice(0, -2)}ة`);
    if (word.endsWith('ا')) add(word.slice(0, -1));
  } else if (/^(?:م...|.ا[^ا].).*[يو]$/.test(word) && word.length >= 5) {
    // The construct of a sound plural or dual: «مسؤولو», «مسؤولي».
    if (word.endsWith('و') || /^م/.test(word)) add(word.slice(0, -1));
  } else if (/[^ا]ا$/.test(word) && (word.length >= 4 || SHORT.has(word.slice(0, -1)))) {
    add(word.slice(0, -1));
  }
}

/**
 * The dictionary forms of a folded noun or adjective without particles, itself first: number, case and gender are
 * removed, broken plurals replaced by their singulars. `pronouns`: whether it may carry a pronoun («دولته»).
 */
export function nounForms(word: string, options: { pronouns: boolean; genders: boolean }): Set<string> {
  const forms = new Set([word]);
  const add = (stem: string): void => {
    if (stem.length >= 2) forms.add(stem);
  };
  if (word.length < 4 && !options.pronouns) {
    for (const singular of singularsOf(word)) add(singular);
    return forms;
  }
  const bare = [word];
  if (options.pronouns && !hasOwnLast(word)) {
    const stem = word.replace(PRONOUN, '');
    for (const cut of new Set([stem, word.endsWith('ه') ? word.slice(0, -1) : stem])) {
      if (cut === word || !(cut.length >= 3 || SHORT.has(cut))) continue;
      bare.push(cut);
      add(cut);
      if (cut.endsWith('ت') && cut.length >= 3) add(`${cut.slice(0, -1)}ة`);
      if (cut.endsWith('ا') && cut.length >= 4) add(`${cut.slice(0, -1)}ي`);
    }
  }
  for (const stem of bare) withoutNumber(stem, add);
  const cut = [...forms];
  for (const form of cut) for (const singular of singularsOf(form)) add(singular);
  for (const form of options.genders ? cut : []) {
    const masculine = form.slice(0, -1);
    if (form.endsWith('ة') && isAdjective(masculine) && !hasOwnFeminine(form)) add(masculine);
  }
  return forms;
}
