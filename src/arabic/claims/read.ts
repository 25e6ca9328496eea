import { type Token, tokensOf } from '../tokens.ts';
import { IN_FORCE, LIKE_NOUNS, type Signal, signalOf } from './words.ts';

/** What a text says about an event. `unheld`: it is denied, did not happen, or is only possible. */
export type Said = 'held' | 'scheduled' | 'postponed' | 'cancelled' | 'unheld';

/** What a text says about an event, and the word that says it. */
export interface ClaimReading {
  said: Said;
  /** The word as it stands in the text. */
  word: string;
  /** Whether the date may be that of the planning instead of the planned event: «قرر»، «دعا إلى». */
  isPlan: boolean;
}

interface Found {
  signal: Signal;
  token: Token;
  /** Whether the word may be a verbal noun: «عقد». */
  isLikeNoun: boolean;
  /** Whether it is the noun for postponing or cancelling: «تأجيل», not the verb «أُجّلت». */
  isNoun: boolean;
  /** Whether it stands in a relative clause that takes the event for granted: «الهجوم الذي وقع». */
  isPresupposed: boolean;
}

const PREPOSITION = /^(?:علي|في|الي|عن|من|بعد|قبل|عقب|منذ|اثر|رغم|بدل|بدون|دون|مع|خلال)$/;
const AFTERMATH = /^(?:بعد|عقب|منذ|اثر|رغم|بدل|بعدما|عقبما)$/;
const PUT_OFF_NOUN = /(?:تاجيل|ارجاء|ارجاي|الغاء|الغاي)/;
const RELATIVE = /^(?:الذي|التي|الذين|اللذان|اللتان|اللذين|اللتين)$/;
const BOUNDARY = /^(?:[،؛.!؟]|لكن|ولكن|فيما|بينما|بل|حيث)$/;
const IMPERFECT = /^[ينتا]\p{L}{2,}$/u;

/** Whether one of the `count` words from `at` on is one of `words`. */
function isNear(tokens: readonly Token[], at: number, count: number, words: RegExp): boolean {
  return tokens.slice(at, at + count).some(({ text }) => words.test(text));
}

/**
 * The signal of the phrase that begins at token `at`: `silent` for a phrase that says nothing, `undefined` for none.
 */
function phraseAt(tokens: readonly Token[], at: number): Signal | 'silent' | undefined {
  const word = (tokens[at]?.text ?? '').replace(/^[وف](?=.{2})/, '');
  const before = tokens[at - 1]?.text ?? '';
  const next = tokens[at + 1]?.text ?? '';
  const isVerb = IMPERFECT.test(next) && !next.startsWith('ا');
  if (word === 'قد') return isVerb ? 'doubted' : 'silent';
  if (word === 'لا') return DENIED_AFTER_LA.test(next) ? 'denied' : isVerb ? 'negated' : 'silent';
  if (word === 'ما') {
    if (next === 'لم') return 'conditional';
    const isFirst = before === '' || BOUNDARY.test(before);
    return isFirst && !/^(?:زال|دام|ان|اذا|هو|هي)|(?:ه|ها)$/.test(next) ? 'negated' : 'silent';
  }
  if (word === 'غير') return PROBABLE.test(next) ? 'denied' : 'silent';
  if (word === 'ليس' && /^صحيح/.test(next)) return 'denied';
  if (word === 'لم' && /^[يت]كن$/.test(next)) {
    const had = tokens.slice(at, at + 8).findIndex(({ text }) => text === 'قد');
    return had !== -1 && !isNear(tokens, at, had, RELATIVE) ? 'failed' : undefined;
  }
  if (word === 'علي' && next === 'ان' && IMPERFECT.test(tokens[at + 2]?.text ?? '')) return 'scheduled';
  if (/^حالت?$/.test(word))
    return /^[وف]?في$/.test(before) ? 'conditional' : isNear(tokens, at, 6, /^دون$/) ? 'failed' : 'silent';
  if (/^(?:عدلت?|تراجعت?|تخلت|تخلي|صرفت?)$/.test(word) && isNear(tokens, at, 5, /^عن$/)) return 'abandoned';
  if (/^(?:ضربت?|ضربا)$/.test(word) && isNear(tokens, at, 4, /^موعد/)) return 'agreed';
  if (/^رحلت?$/.test(word) && next === 'موعد') return 'postponed';
  if (/^نقلت?$/.test(word) && isNear(tokens, at, 5, /^موعد/)) return 'postponed';
  if (/^علقت?$/.test(word) && next === 'علي') return 'said';
  return undefined;
}

/** «لا صحة لما قيل»، «لا نية لإلغاء». */
const DENIED_AFTER_LA = /^(?:صحه|اساس|نيه|حاجه|داعي|مبرر|خطط|خطه|مجال|تفكير)$/;
const PROBABLE = /^(?:ال)?(?:مقرر|مرتقب|منتظر|متوقع|مرجح|محتمل|ممكن|وارد|صحيح)/;

/** Whether the cancellation at token `at` only sets the time of another event: «بعد إلغاء الجولة». */
function isAftermath(tokens: readonly Token[], at: number): boolean {
  const [before, second] = [1, 2].map((n) => (tokens[at - n]?.text ?? '').replace(/^[وف](?=.{3})/, ''));
  return AFTERMATH.test(before === 'ان' ? (second ?? '') : (before ?? ''));
}

/**
 * The signals of the words of `text`, in order, each read together with its neighbours. «بعد إلغاء الجولة» says nothing
 * about the event at hand, and is left out unless `isAftermathMeant`.
 */
function signalsIn(text: string, tokens: readonly Token[], isAftermathMeant = false): Found[] {
  return tokens.flatMap((token, at): Found[] => {
    if (token.kind !== 'word') return [];
    const before = (tokens[at - 1]?.text ?? '').replace(/^[وف](?=.{2})/, '');
    const isPresupposed = isNear(tokens, Math.max(0, at - 2), Math.min(at, 2), RELATIVE);
    const found = (signal: Signal, isLikeNoun = false): Found[] => [
      { signal, token, isLikeNoun, isNoun: PUT_OFF_NOUN.test(token.text), isPresupposed },
    ];
    const phrase = phraseAt(tokens, at);
    if (phrase) return phrase === 'silent' ? [] : found(phrase);
    if (token.text === 'عدم') return /^(?:بسبب|رغم|نتيجه|مع)$/.test(before) ? [] : found('doubted');
    const said = signalOf(token, text, before);
    if (!said) return [];
    if (isPutOff(said.signal)) {
      if (!isAftermathMeant && isAftermath(tokens, at)) return [];
      if (said.signal === 'cancelled' && isNear(tokens, at + 1, 3, IN_FORCE)) return found('abandoned');
    }
    // «سوف تعرض»، «أن تسلم»: future, although «تعرض» and «تسلم» alone can be past.
    const isToCome = before === 'سوف' ? !isPutOff(said.signal) : before === 'ان' && said.signal === 'held';
    if (isToCome && /^[يتن]/.test(said.word)) return [];
    const isLikeNoun = said.signal === 'held' && LIKE_NOUNS.test(said.word);
    if (isLikeNoun && PREPOSITION.test(before)) return [];
    return found(said.signal, isLikeNoun);
  });
}

const UNHELD: ReadonlySet<Signal> = new Set(['denied', 'negated', 'doubted', 'conditional', 'failed']);
/** «لم» and «قد» govern only the next word; «نفى» and «إذا» govern everything that follows. */
const NARROW: ReadonlySet<Signal> = new Set(['negated', 'doubted']);
const WIDE: ReadonlySet<Signal> = new Set(['denied', 'conditional', 'failed']);
const isPutOff = (signal: Signal | undefined): boolean => signal === 'postponed' || signal === 'cancelled';

/** Combines the signal of the words so far with the next one. */
function combine(so: Found | undefined, next: Found): Found | undefined {
  if (next.signal === 'said') return so;
  // A report of the past does not reach beyond another verb; every other signal does.
  if (next.signal === 'open') return so?.signal === 'held' || so?.signal === 'refused' ? undefined : so;
  if (next.signal === 'held' && next.isPresupposed) return next;
  if (!so) return next;
  // To deny or refuse a cancellation is to say that the event stands.
  if (WIDE.has(so.signal) || so.signal === 'refused') {
    if (isPutOff(next.signal) && (WIDE.has(so.signal) || next.isNoun))
      return { ...next, signal: 'scheduled' };
    if (WIDE.has(so.signal) || next.isLikeNoun || next.signal === 'asked') return so;
  }
  if (
    so.signal === 'asked' &&
    ((isPutOff(next.signal) && next.isNoun) || next.signal === 'scheduled' || next.isLikeNoun)
  )
    return so;
  if (NARROW.has(so.signal)) {
    const isNext = next.token.start - so.token.end <= 2;
    if (isPutOff(next.signal)) return isNext ? { ...next, signal: 'scheduled' } : next;
    // «بل أقيم»: another verb, after the negated one.
    return isNext || next.signal === 'scheduled' ? so : next;
  }
  if (next.signal === 'scheduled') {
    if (so.signal === 'suspended') return { ...so, signal: 'postponed' };
    if (so.signal === 'abandoned') return { ...so, signal: 'cancelled' };
  }
  if (isPutOff(so.signal) && ['scheduled', 'agreed', 'asked', 'abandoned'].includes(next.signal)) return so;
  if (next.isLikeNoun && (so.signal === 'scheduled' || so.signal === 'agreed' || isPutOff(so.signal)))
    return so;
  return next;
}

function asReading({ signal, token }: Found, text: string): ClaimReading | undefined {
  const word = text.slice(token.start, token.end);
  const isPlan = signal === 'agreed';
  if (isPlan) return { said: 'scheduled', word, isPlan };
  if (UNHELD.has(signal)) return { said: 'unheld', word, isPlan };
  if (signal === 'refused') return { said: 'held', word, isPlan };
  return signal === 'held' || signal === 'scheduled' || isPutOff(signal)
    ? { said: signal as Said, word, isPlan }
    : undefined;
}

/** Words that open a clause which only gives time or place: «نفى، خلال مؤتمر عقده الأحد، …». */
const ASIDE = /^(?:خلال|في|اثناء|عقب|بعد|قبل|عبر|علي|لدي|مع|عند)$/;

/**
 * Whether an object follows the date, so that the date belongs to the verb: «أجّلت المحكمة في 9 أيار النظر في
 * القضية».
 */
function hasObjectAfter(tokens: readonly Token[], end: number): boolean {
  const next = tokens.find((token) => token.start >= end);
  if (next?.kind !== 'word' || PREPOSITION.test(next.text)) return false;
  return (
    /^ال\p{L}{2,}|^ان$/u.test(next.text) ||
    /^(?!ل|ب|[وف]\p{L}{3}|م[عن]$|كما$|وفق|بسبب|نتيجه|لدي|اي$|ايضا$|رغم|فيما|حسب|الي)\p{L}{3,}(?<!(?<!ه)ا)$/u.test(
      next.text,
    )
  );
}

/**
 * The tokens of the clause around the UTF-16 offsets `start` to `end`. A point between digits does not end a clause.
 */
function clauseAround(
  tokens: readonly Token[],
  start: number,
  end: number,
  length: number,
): [from: number, to: number] {
  const edges = tokens.filter((token, n) => BOUNDARY.test(token.text) && !tokens[n + 1]?.isJoined);
  return [
    edges.findLast((edge) => edge.end <= start)?.end ?? 0,
    edges.find((edge) => edge.start >= end)?.start ?? length,
  ];
}

/**
 * What an Arabic text says about the event whose date lies between the UTF-16 offsets `at` and `end` (default: the end
 * of the text): held, scheduled, postponed, cancelled or not held. Only the clause of the date is read, but denials and
 * conditions reach across commas. `undefined` where the text leaves it open.
 */
export function readClaim(text: string, at = text.length, end = at): ClaimReading | undefined {
  const tokens = tokensOf(text);
  const [from, to] = clauseAround(tokens, at, end, text.length);
  const all = signalsIn(text, tokens);
  const clause = all.filter(({ token }) => token.start >= from && token.end <= to);
  const earlier = all.filter(({ token }) => token.end <= from);
  const lastSaid = earlier.findLastIndex(({ signal }) => signal === 'said');
  const isAside = ASIDE.test(tokens.find((token) => token.start >= from)?.text ?? '');
  const reaching = earlier
    .slice(lastSaid + 1)
    .filter(({ signal }) => signal === 'conditional' || (signal === 'denied' && !isAside));
  const before = clause.filter(({ token }) => token.end <= at);
  const after = clause.filter(({ token }) => token.start >= at);
  let so = [...reaching, ...before].reduce<Found | undefined>(combine, undefined);
  const putOff = after.find(
    ({ signal }, n) => isPutOff(signal) && !UNHELD.has(after[n - 1]?.signal as Signal),
  );
  if ((so?.signal === 'scheduled' || so?.signal === 'negated') && putOff) so = putOff;
  const isOwnDay = so === before.at(-1) && (isPutOff(so?.signal) || so?.signal === 'denied');
  if (isOwnDay && end > at && hasObjectAfter(tokens, end)) return undefined;
  so ??= after.reduce<Found | undefined>(combine, undefined);
  return so && asReading(so, text);
}

/** Whether `reading` contradicts the claim that the event was held, or is scheduled. */
export function speaksAgainst(claim: 'held' | 'scheduled', reading: ClaimReading | undefined): boolean {
  if (reading === undefined || reading.isPlan) return false;
  return claim === 'held' ? reading.said !== 'held' : reading.said === 'held';
}

/** Whether a text says that something was postponed or cancelled. A denied or merely requested one does not count. */
export function saysPutOff(text: string, what: 'postponed' | 'cancelled'): boolean {
  const all = signalsIn(text, tokensOf(text), true);
  const governor = (n: number): Signal | undefined =>
    all.slice(0, n).findLast(({ signal }) => signal !== 'held' && signal !== 'open')?.signal;
  const isGiven = ({ signal }: Found): boolean =>
    signal === what || (what === 'postponed' ? signal === 'suspended' : signal === 'abandoned');
  return all.some((found, n) => {
    const by = governor(n);
    return isGiven(found) && !(by && (UNHELD.has(by) || by === 'refused' || by === 'asked'));
  });
}
