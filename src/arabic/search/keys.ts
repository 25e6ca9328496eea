import { isMostlyNoun, isNoVerb, isOftenNoun, keyApart } from './homographs.ts';
import { nounForms, SHORT } from './nouns.ts';
import { hasOwnArticle, hasOwnFirst } from './own-letters.ts';
import { type Before, isParticle, particleKey } from './particles.ts';
import { asKey, foldWord } from './spelling.ts';
import { isListedVerb } from './verb-list.ts';
import { isPerfect, verbForms } from './verbs.ts';

const ARABIC = /^[\u0620-\u064a\u0671-\u06d3]+$/;
const verbKey = (perfect: string): string => `${asKey(perfect)}^`;

/** A word without its attached particles, and what it can then be. */
interface Rest {
  stem: string;
  isNoun: boolean;
  isVerb: boolean;
  isDefinite: boolean;
}

const definite = (stem: string): Rest => ({ stem, isNoun: true, isVerb: false, isDefinite: true });

/** A word without its ال, or its لـ and ال: «الدول»، «للدول»، «للجنة» (of «جنة» or «لجنة»). Empty if it has neither. */
function withoutArticle(word: string): Rest[] {
  if (/^لل../.test(word))
    return word.length < 5 ? [definite(word.slice(2))] : [definite(word.slice(2)), definite(word.slice(1))];
  return /^ال../.test(word) && !hasOwnArticle(word) ? [definite(word.slice(2))] : [];
}

// A hamza on the first ا, which folding would remove: «لأزمة» is not «لازمة», «وأدى» is not «وادي».
const BEFORE_HAMZA = /^(?:[وف]?[لب]|[وف])[أإآ](?!س$|د$)/;

function withoutProclitics(word: string, spelled: string): Rest[] {
  const found: Rest[] = [];
  const isOwn = (from: string): boolean => !BEFORE_HAMZA.test(spelled) && hasOwnFirst(from);
  const after = (from: string): void => {
    const behindArticle = withoutArticle(from);
    found.push(...behindArticle);
    if (behindArticle.length > 0) return;
    found.push({ stem: from, isNoun: true, isVerb: true, isDefinite: false });
    const rest = from.slice(1);
    if (/^[بلك]/.test(from) && !isOwn(from)) {
      const behind = withoutArticle(rest);
      found.push(...behind);
      if (behind.length === 0 && (rest.length >= 3 || SHORT.has(rest) || /^(?:ما|هم|ه|ها)$/.test(rest)))
        found.push({ stem: rest, isNoun: true, isVerb: /^ل[يتن]/.test(from), isDefinite: false });
    }
    if (/^س[يتن]../.test(from)) found.push({ stem: rest, isNoun: false, isVerb: true, isDefinite: false });
  };
  after(word);
  if (/^[وف]../.test(word) && !isOwn(word)) after(word.slice(1));
  return found;
}

function figure(folded: string): string {
  return folded.replace(/[,٬]/g, '').replace('٫', '.');
}

const OBJECT = /(?:هما|ها|هم|هن|كم|نا|ه)$/;

/** The keys of the verbs that `stem` may be, given the word before it. */
function verbKeysOf(stem: string, before: Before): string[] {
  if (before === 'preposition' || isParticle(stem) || isNoVerb(stem)) return [];
  const isNounHere = before === 'other' || (before === 'definite' && isMostlyNoun(stem));
  if (isOftenNoun(stem) ? isNounHere : isOftenNoun(stem.replace(OBJECT, ''))) return [];
  return [...verbForms(stem, { objects: true, jussive: before === 'lam' })].map(verbKey);
}

/**
 * The index keys of a word of a text: the dictionary forms that it may be a form of. Verbs have keys of their own
 * («قال^»). A word in another script, or in a language other than Arabic, has itself as its only key. `lang` is the
 * BCP 47 tag of the text; `before` is what the preceding word shows (`wordsInPlace`).
 */
export function indexKeys(word: string, lang = 'ar', before: Before = 'start'): Set<string> {
  const folded = foldWord(word);
  const keys = new Set<string>();
  if (folded === '') return keys;
  if (!ARABIC.test(folded) || !/^ar\b/.test(lang)) return keys.add(asKey(figure(folded)));
  const alone = particleKey(word) ?? keyApart(word);
  if (alone !== undefined) return keys.add(alone);
  keys.add(asKey(folded));
  for (const { stem, isNoun, isVerb, isDefinite } of withoutProclitics(folded, word)) {
    if (isNoun) {
      for (const form of nounForms(stem, { pronouns: !isDefinite, genders: true })) keys.add(asKey(form));
    }
    if (isVerb) for (const key of verbKeysOf(stem, before)) keys.add(key);
  }
  return keys;
}

/** The keys of the verbs that a word of a query may be: every reading of a listed verb, the plain ones of others. */
function queriedVerbs(folded: string): string[] {
  if (isParticle(folded) || isMostlyNoun(folded) || isNoVerb(folded)) return [];
  const word = folded.replace(/^س(?=[يتن]..)/, '');
  const isShaped = word === folded && (isPerfect(word) || /^(?:ي..|ت...)|..(?:ت|وا)$/.test(word));
  const forms = [...verbForms(word, { objects: false, every: true })];
  return forms.filter((verb) => isShaped || isListedVerb(verb)).map(verbKey);
}

/**
 * The keys under which to look up a word of a query, the surest first: the word without ال, the dictionary forms of its
 * number, gender or tense, and the verb it may be. A text matches if one of its words has one of these keys.
 */
export function queryKeys(word: string): string[] {
  const folded = foldWord(word);
  if (folded === '') return [];
  if (!ARABIC.test(folded)) return [asKey(figure(folded))];
  const alone = particleKey(word) ?? keyApart(word);
  if (alone !== undefined) return [alone];
  const bare = hasOwnFirst(folded) ? folded : folded.replace(/^[وفبك](?=ال..)/, '');
  const behindArticle = withoutArticle(bare);
  const keys = new Set<string>();
  for (const { stem } of behindArticle.length > 0 ? behindArticle : [{ stem: folded }]) {
    for (const form of nounForms(stem, { pronouns: false, genders: true })) keys.add(asKey(form));
  }
  if (behindArticle.length === 0) {
    for (const key of queriedVerbs(folded)) keys.add(key);
    // «وقال», typed as it is written in a text.
    const rest = hasOwnFirst(folded) ? '' : folded.replace(/^[وف](?=...)/, '');
    if (rest !== folded && rest !== '')
      for (const key of queriedVerbs(rest)) if (isListedVerb(key.slice(0, -1))) keys.add(key);
  }
  return [...keys];
}

/**
 * A word without its attached particles, its ال kept: «والضمانات» gives «الضمانات», «للدول» gives «الدول». Empty for a
 * word without particles. Used for phrases, whose words are looked up as written.
 */
export function withoutParticles(word: string): string[] {
  const folded = foldWord(word);
  if (!ARABIC.test(folded)) return [];
  const heads = new Set<string>();
  const after = (from: string): void => {
    if (hasOwnFirst(from) || from.length < 4) return;
    if (/^لل../.test(from)) heads.add(`ال${from.slice(2)}`);
    else if (/^[بلك]/.test(from)) heads.add(from.slice(1));
  };
  after(folded);
  if (/^[وف]../.test(folded) && !hasOwnFirst(folded)) {
    heads.add(folded.slice(1));
    after(folded.slice(1));
  }
  return [...heads];
}
