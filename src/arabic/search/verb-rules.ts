import { isListedVerb } from './verb-list.ts';

/** How sure a reading is: plain, after removing a pronoun, shortened by «لم», or accepted only for a listed verb. */
export const PLAIN = 0;
export const WITH_OBJECT = 1;
export const SHORTENED = 2;
export const LISTED_ONLY = 3;

export type Add = (perfect: string, rank: number) => void;

/** Hollow verbs with ي in the imperfect («يسير»), and with ا («ينام»); the others have و («يقول»). */
const WITH_YA = new Set('سار باع زاد عاش غاب مال صار ضاع طار شاع لان حاد ضاق جاء عاب سال ذاع شاب'.split(' '));
const WITH_ALIF = new Set('خاف نام نال كاد زال شاء هاب'.split(' '));

/** Verbs whose imperfect is as frequent as the perfect in ت with the same spelling: «تشكل»، «تمثل». */
const AS_OFTEN = new Set('شكل مثل حمل قدم حقق طلب عرض حول ذكر ركز خرج تبع واصل نقل'.split(' '));

/** Restores the last weak letter of the perfect: «يدعو» to «دعا», «يبدؤ» to «بدأ». */
function asPerfect(rest: string): string {
  return rest.replace(/و$/, 'ا').replace(/([^اوي])ء$/, '$1ا');
}

/** The hollow verb of an imperfect: «يقول»، «يسير»، «يشير»، «ينام», and the passive «يقال»، «يعاد». */
function addHollow(rest: string, add: Add): void {
  const [, first, vowel, last] = /^([^اوي])([اوي])([^اوي])$/.exec(rest) ?? [];
  if (!vowel) return;
  const simple = `${first}ا${last}`;
  const causative = `ا${simple}`;
  if (vowel === 'و' && !WITH_YA.has(simple)) add(simple, PLAIN);
  if (vowel === 'ي' && WITH_YA.has(simple)) add(simple, PLAIN);
  if (vowel === 'ي') add(causative, PLAIN);
  if (vowel !== 'ا') return;
  if (WITH_ALIF.has(simple) || /^(?:قال|باع)$/.test(simple)) add(simple, PLAIN);
  else add(causative, PLAIN);
}

/** Weak verbs as «لم» shortens them: «يكن»، «يعد»، «يجر»، «ينته»، «يستطع»، «يختر». */
function addShortened(rest: string, add: Add): void {
  if (rest.length === 2) {
    const hollow = `${rest[0]}ا${rest[1]}`;
    add(hollow, SHORTENED);
    add(`ا${hollow}`, SHORTENED);
    add(`${rest}ا`, SHORTENED);
  }
  add(`${rest}ي`, SHORTENED);
  add(`ا${rest}ي`, SHORTENED);
  if (/^(?:ست..|.[تطد].|ن..)$/.test(rest)) add(`ا${rest.slice(0, -1)}ا${rest.at(-1)}`, SHORTENED);
}

/** The readings of an imperfect without its prefix (ي, ت, ن or أ) and its ending. */
function addRest(rest: string, first: string, isPerfect: boolean, add: Add): void {
  if (rest.length < 2) return;
  if (rest.startsWith('ء')) {
    // يؤكد، يؤثر: the perfect writes this hamza on an alif.
    add(`ا${asPerfect(rest.slice(1))}`, PLAIN);
    add(`ا${rest.slice(1)}ي`, SHORTENED);
    return;
  }
  // Of the first person only forms like «أتوقع»، «أستطيع» do not look like a perfect.
  if (first === 'ا' && !/^[تس]/.test(rest)) return;
  const weak = asPerfect(rest);
  // «تحدث»، «توقع» are themselves perfects, and rarely imperfects of «أحدث»، «وقّع».
  if (isPerfect) {
    if (AS_OFTEN.has(weak)) add(weak, PLAIN);
    return;
  }
  add(weak, first === 'ن' && rest.length < 3 ? LISTED_ONLY : PLAIN);
  add(`ا${weak}`, PLAIN);
  if (rest.length === 2) add(`و${rest}`, PLAIN);
  if (rest.endsWith('ي')) add(`${rest.slice(0, -1)}ا`, LISTED_ONLY);
  if (/^ست.+ي[^اوي]$/.test(rest)) add(`ا${rest.slice(0, -2)}ا${rest.at(-1)}`, PLAIN);
  addHollow(rest, add);
  addShortened(rest, add);
}

/** The perfects of which `stem` may be an imperfect, in any person and number: «يعودون»، «تصل»، «نرفض»، «يعشن». */
export function addImperfect(stem: string, add: Add): void {
  const first = stem[0] as string;
  const isPerfect = first === 'ت' && isListedVerb(stem);
  addRest(stem.slice(1), first, isPerfect, add);
  const ending = /(?:ون|ان|وا|ا|ن)$/.exec(stem)?.[0] ?? '';
  const rest = stem.slice(1, stem.length - ending.length);
  if (ending === '' || rest.length < 2 || /[نا]/.test(first)) return;
  if (!ending.startsWith('و')) {
    // يعملن، يعشن، يعقدان: listed verbs only, as most words with these endings are not verbs.
    addRest(rest, first, isPerfect, (verb) => add(verb, LISTED_ONLY));
    return;
  }
  addRest(rest, first, isPerfect, add);
  // يدعون، يلتقون، ينهوا: the ending replaced the last root letter.
  addRest(`${rest}ي`, first, isPerfect, add);
  addRest(`${rest}و`, first, isPerfect, add);
}

/** The active perfect of a passive one: «أعيد»، «اختير»، «استعيد»، «قوبل»، «دعي»، «استؤنف». */
function addPassive(stem: string, add: Add): void {
  if (/^(?:ا|ا.[تطد]|است)[^اوي]ي[^اوي]$/.test(stem)) add(`${stem.slice(0, -2)}ا${stem.at(-1)}`, LISTED_ONLY);
  if (/^[^ا]و..$/.test(stem)) add(`${stem[0]}ا${stem.slice(2)}`, LISTED_ONLY);
  if (/^..ي$/.test(stem)) add(`${stem.slice(0, -1)}ا`, LISTED_ONLY);
  if (/^است?ء/.test(stem)) add(stem.replace('ء', 'ا'), LISTED_ONLY);
}

/** A first or second person without its ending: «قل» of «قلت»، «أقم»، «استطع»، «اختر»، «دعو». */
function addFirstPerson(stem: string, add: Add): void {
  if (/^(?:|ا|ا.[تطد]|است)[^اوي][^اوي]$/.test(stem)) add(`${stem.slice(0, -1)}ا${stem.at(-1)}`, LISTED_ONLY);
  if (stem.endsWith('و')) add(`${stem.slice(0, -1)}ا`, LISTED_ONLY);
}

/**
 * The perfects of which `stem` may be a form, in any person and number. The plural «قالو» exists only before a
 * pronoun.
 */
export function addPerfect(stem: string, isBeforePronoun: boolean, add: Add): void {
  add(stem, PLAIN);
  addPassive(stem, add);
  const ending = (isBeforePronoun ? /(?:تما|تم|تا|وا|نا|ت|و)$/ : /(?:تما|تم|تا|وا|نا|ت|ن|ا)$/).exec(
    stem,
  )?.[0];
  const cut = ending === undefined ? '' : stem.slice(0, -ending.length);
  if (cut.length < 2) return;
  // «هدفا» is a noun: a dual is accepted only for longer verbs.
  const rank = ending === 'ن' || (ending === 'ا' && cut.length < 4) ? LISTED_ONLY : PLAIN;
  if (ending === 'ا' && cut.length < 4) return;
  add(cut, rank);
  addPassive(cut, add);
  // جرت، دعت، انتهت: the ending replaced the last root letter.
  if (ending !== 'ن') add(`${cut}ي`, cut.length === 2 ? LISTED_ONLY : PLAIN);
  if (cut.length === 2) add(`${cut}ا`, LISTED_ONLY);
  if (/^(?:ت|نا|تم|تما|ن)$/.test(ending as string)) addFirstPerson(cut, add);
}
