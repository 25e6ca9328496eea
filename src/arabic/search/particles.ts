import { foldWord } from './spelling.ts';

/**
 * Frequent words without inflection. They are looked up as spelled («على» is not the name «علي», «أمام» not «إمام»),
 * and are never a form of another word: «قبل» is not a verb here, nor «طوال» a plural of «طويل».
 */
const PREPOSITIONS =
  'في من إلى على عن مع بعد قبل بين خلال ضد منذ حول دون عبر تحت فوق أمام نحو ضمن لدى عند وفق حسب رغم إثر قرب سوى مثل غير كل بعض أي أحد إحدى طوال أثناء حيال إزاء تجاه بدون كلا كلتا عدة جميع وسط خارج داخل وراء حين هذا هذه تلك ذلك';
const OPENERS =
  'قد لقد التي الذي الذين ما حيث كما عندما ثم بعدما إذا لو فيما بينما سوف هل مما متى كلما لن لا أن';
const OTHERS =
  'إن لكن لأن كأن أنه أنها إنه إنها حتى هنا هناك الآن أيضا فقط جدا ربما بل أو أم إلا ألا أما إنما لم هو هي هم أكثر أقل لما';

// Without its hamza, each of these would be another word.
const NEEDS_HAMZA = new Set('أمام إثر أحد كأن'.split(' '));

const listed = (words: string): string[] => words.split(' ');
const spelled = new Map<string, string>();
for (const word of listed(`${PREPOSITIONS} ${OPENERS} ${OTHERS}`)) {
  spelled.set(word, word);
  if (!NEEDS_HAMZA.has(word)) spelled.set(word.replace(/[أإآ]/g, 'ا'), word);
}
const folded = new Set([...spelled.keys()].filter((word) => !NEEDS_HAMZA.has(word)).map(foldWord));
const prepositions = new Set(listed(PREPOSITIONS).map(foldWord));
const openers = new Set([...listed(OPENERS), 'كان', 'كانت', 'وكان', 'وكانت'].map(foldWord));

const MARKS = /[\u064b-\u0652\u0670\u0640]/g;

/** The key of a particle as it is spelled in a text, with or without «و»; `undefined` for any other word. */
export function particleKey(word: string): string | undefined {
  const bare = word.replace(MARKS, '');
  return spelled.get(bare) ?? (/^و../.test(bare) ? spelled.get(bare.slice(1)) : undefined);
}

/** Whether a folded word is spelled like a particle. */
export function isParticle(word: string): boolean {
  return folded.has(word);
}

/**
 * What the preceding word shows about a word. After a preposition it is not a verb; after «لم» it is a shortened
 * verb; at the start of a clause a verb is likely; after a definite noun it is possible; elsewhere a likely noun is a
 * noun.
 */
export type Before = 'start' | 'definite' | 'preposition' | 'lam' | 'other';

/** What the folded word `word` shows about the word that follows it. */
export function asBefore(word: string): Before {
  const bare = /^[وف]../.test(word) && !folded.has(word) && folded.has(word.slice(1)) ? word.slice(1) : word;
  if (bare === 'لم') return 'lam';
  if (openers.has(bare)) return 'start';
  if (prepositions.has(bare)) return 'preposition';
  return /^ال../.test(word) ? 'definite' : 'other';
}
