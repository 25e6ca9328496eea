import { isParticle } from './particles.ts';
import { foldWord } from './spelling.ts';
import { isListedVerb } from './verb-list.ts';
import {
  type Add,
  addImperfect,
  addPerfect,
  LISTED_ONLY,
  PLAIN,
  SHORTENED,
  WITH_OBJECT,
} from './verb-rules.ts';

/**
 * The patterns of perfects, folded. A verb that is not listed must match one: «تسليم» is not an imperfect of «سليم».
 */
const PERFECT = new RegExp(
  `^(?:${[
    '[^ا]..', // فعل، فعّل، قال، دعا
    '[^او][^اي]', // ردّ
    'ا[^ا]..', // أفعل
    'ا[^ا]ا.', // أقام
    'ا..', // أخذ، أصرّ
    '[^ا]ا..', // فاعل
    'ت[^ا][^اوي].', // تفعّل
    'ت.ا..', // تفاعل
    'ان[^ا][^اوي].', // انفعل
    'ان.ا.',
    'ا.[تطد][^اوي].', // افتعل
    'ا.[تطد]ا.',
    'ات[^اوي].', // اتفق
    'ا[حمخعكشنرهسغق]ت.', // احتلّ
    'است...', // استفعل
    'است.ا.',
    'است..',
    '[^اي][^اوي][^اوي][^اوي]', // فعلل
    'ت[^اوي][^او][^اوي].', // تفعلل
    'اطم.ن|اضم.ل|اقشعر',
  ].join('|')})$`,
);

/** Forms that no rule covers, or that a rule would assign to another verb. */
const IRREGULAR = new Map(
  `قيل:قال قيلت:قال بيعت:باع قلت:قال قلنا:قال قلتم:قال كنت:كان كنا:كان كنتم:كان يك:كان تك:كان أكن:كان أكون:كان أقول:قال ليست:ليس ليسوا:ليس لست:ليس لسنا:ليس ليسا:ليس
يرى:رأى ترى:رأى نرى:رأى أرى:رأى يرون:رأى رأت:رأى رأوا:رأى رأيت:رأى رأينا:رأى رئي:رأى يروا:رأى يراه:رأى يراها:رأى ير:رأى تر:رأى نر:رأى أريد:أراد أستطيع:استطاع
أدعو:دعا أعرف:عرف أعلم:علم أظن:ظن أود:ود نود:ود يود:ود تود:ود أجد:وجد أعود:عاد أعمل:عمل أخاف:خاف آمل:أمل أعيش:عاش أذكر:ذكر أشكر:شكر
يزل:زال تزل:زال يزال:زال تزال:زال يزالون:زال جئت:جاء جئنا:جاء يجئ:جاء يشأ:شاء خذ:أخذ متم:مات متنا:مات بت:بات
يلد:ولد تلد:ولد يرث:ورث يثق:وثق نثق:وثق تثق:وثق يتخذ:اتخذ تتخذ:اتخذ اتخذ:اتخذ`
    .split(/\s+/)
    .map((pair) => pair.split(':').map(foldWord) as [string, string]),
);

const OBJECT = /(?:هما|ها|هم|هن|كم|نا|ني|ه)$/;

/** The word without its attached pronoun, in both spellings: «أجراها» to «أجرى», «دعاها» to «دعا». */
function withoutObject(word: string): string[] {
  const stem = word.replace(OBJECT, '');
  if (word.length < 5 || stem === word || stem.length < 3 || isParticle(stem)) return [];
  return stem.endsWith('ا') && stem.length >= 4 ? [stem, `${stem.slice(0, -1)}ي`] : [stem];
}

/** The verbs a word may be a form of, each with the best rank that a rule gave it. */
function readings(word: string, hasObjects: boolean): Map<string, number> {
  const found = new Map<string, number>();
  for (const [stem, rank] of [
    [word, PLAIN] as const,
    ...(hasObjects ? withoutObject(word).map((stem) => [stem, WITH_OBJECT] as const) : []),
  ]) {
    const add: Add = (verb, as) => {
      found.set(verb, Math.min(found.get(verb) ?? LISTED_ONLY, Math.max(rank, as)));
    };
    addPerfect(stem, rank === WITH_OBJECT, add);
    if (/^[يتنا]/.test(stem)) addImperfect(stem, add);
  }
  return found;
}

/** How a word is to be read as a verb. */
export interface VerbOptions {
  /** Whether it may carry an object pronoun: «أعلنها». */
  objects: boolean;
  /** Whether it follows «لم», which shortens a weak verb: «لم تعد» is «عاد», but «تعد» alone is «عدّ». */
  jussive?: boolean;
  /** Whether to keep every listed reading, shortened and plain: for a query, which has no context. */
  every?: boolean;
}

/**
 * The perfects (third person masculine, the dictionary form) of which a folded word may be a form; none for most nouns.
 * Listed verbs come before verbs that only match a pattern.
 */
export function verbForms(word: string, options: VerbOptions): Set<string> {
  const irregular = IRREGULAR.get(word);
  if (irregular) return new Set([irregular]);
  const found = [...readings(word, options.objects)];
  const listed = found.filter(([verb]) => isListedVerb(verb));
  if (listed.length === 0)
    return new Set(
      found.filter(([verb, rank]) => rank < SHORTENED && PERFECT.test(verb)).map(([verb]) => verb),
    );
  const shortened = listed.filter(([, rank]) => rank === SHORTENED);
  const best = Math.min(...listed.map(([, rank]) => rank));
  const isKept = (rank: number): boolean =>
    options.jussive && shortened.length > 0
      ? rank === SHORTENED
      : rank === best ||
        (options.every === true && rank === SHORTENED && !isListedVerb(word) && !word.endsWith('ت'));
  return new Set(listed.filter(([, rank]) => isKept(rank)).map(([verb]) => verb));
}

/** Whether a folded word is itself a perfect in dictionary form, judging by its pattern. */
export function isPerfect(word: string): boolean {
  return PERFECT.test(word);
}
