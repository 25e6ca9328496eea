import { type Token, tokensOf } from '../tokens.ts';
import { LIKE_NOUNS, type Signal, signalOf } from './words.ts';

/** What words say became of an event: `unheld` is denied, did not happen, or is only possible. */
export type Said = 'held' | 'scheduled' | 'postponed' | 'cancelled' | 'unheld';

/** What some words say of an event, and the word that says it. */
export interface ClaimReading {
  said: Said;
  /** The word as it stands in the text. */
  word: string;
  /** Whether the day may be that of a plan or of what was planned: «قرر»، «دعا إلى». */
  isPlan: boolean;
}

interface Found {
  signal: Signal;
  token: Token;
  /** Whether the word may be a verbal noun: «عقد». */
  isLikeNoun: boolean;
}

const PREPOSITION = /^(?:علي|في|الي|عن|من|بعد|قبل|عقب|منذ|اثر|رغم|بدل|بدون|دون|مع|خلال)$/;
const AFTERMATH = /^(?:بعد|عقب|منذ|اثر|رغم|بدل)$/;
const BOUNDARY = /^(?:[،؛.!؟]|لكن|ولكن|فيما|بينما|بل|حيث)$/;
const IMPERFECT = /^[ينتا]\p{L}{2,}$/u;

/**
 * The signals of the words of `text`, in their order, with what stands beside them taken into account. «بعد إلغاء الجولة»
 * says nothing of the event at hand, unless `isAftermathMeant`.
 */
function signalsIn(text: string, tokens: readonly Token[], isAftermathMeant = false): Found[] {
  return tokens.flatMap((token, at): Found[] => {
    if (token.kind !== 'word') return [];
    const before = tokens[at - 1]?.text;
    const next = tokens[at + 1]?.text ?? '';
    const found = (signal: Signal, isLikeNoun = false): Found[] => [{ signal, token, isLikeNoun }];
    if (/^[وف]?قد$/.test(token.text)) return IMPERFECT.test(next) && !/^ا/.test(next) ? found('doubted') : [];
    if (/^[وف]?لا$/.test(token.text))
      return next === 'صحه' ? found('denied') : IMPERFECT.test(next) ? found('negated') : [];
    if (token.text === 'ما') return next === 'لم' ? found('conditional') : [];
    if (/^[وف]?حال(?:ت)?$/.test(token.text)) {
      if (/^[وف]?في$/.test(before ?? '')) return found('conditional');
      return tokens.slice(at, at + 5).some(({ text: word }) => word === 'دون') ? found('failed') : [];
    }
    if (/^[وف]?عدلت?$/.test(token.text))
      return tokens.slice(at, at + 4).some(({ text: word }) => word === 'عن') ? found('cancelled') : [];
    if (/^[وف]?رحل$/.test(token.text)) return next === 'موعد' ? found('postponed') : [];
    const said = signalOf(token, text, before);
    if (!said) return [];
    const isPutOff = said.signal === 'postponed' || said.signal === 'cancelled';
    if (isPutOff && !isAftermathMeant && AFTERMATH.test((before ?? '').replace(/^[وف]/, ''))) return [];
    const isLikeNoun = said.signal === 'held' && LIKE_NOUNS.test(said.word);
    if (isLikeNoun && PREPOSITION.test((before ?? '').replace(/^[وف]/, ''))) return [];
    return found(said.signal, isLikeNoun);
  });
}

const UNHELD: ReadonlySet<Signal> = new Set(['denied', 'negated', 'doubted', 'conditional', 'failed']);
/** What a word like «لم» or «قد» governs is the next word; «نفى» and «إذا» govern all that follows. */
const NARROW: ReadonlySet<Signal> = new Set(['negated', 'doubted']);
const WIDE: ReadonlySet<Signal> = new Set(['denied', 'conditional', 'failed']);
const isPutOff = (signal: Signal | undefined): boolean => signal === 'postponed' || signal === 'cancelled';

/** Adds what `next` says to what the words before it say of the event. */
function combine(so: Found | undefined, next: Found): Found | undefined {
  if (next.signal === 'said') return so;
  // Only a report of the past does not reach over another verb.
  if (next.signal === 'open') return so?.signal === 'held' ? undefined : so;
  if (so && WIDE.has(so.signal)) {
    // Whoever denies that it was called off says that it stands.
    return isPutOff(next.signal) ? { ...next, signal: 'scheduled' } : so;
  }
  if (so && NARROW.has(so.signal)) {
    if (isPutOff(next.signal)) return { ...next, signal: 'scheduled' };
    // «بل أقيم»: another verb. What follows at once is the one that was negated.
    return next.token.start - so.token.end <= 2 || next.signal === 'scheduled' ? so : next;
  }
  if (so && isPutOff(so.signal) && (next.signal === 'scheduled' || next.signal === 'agreed')) return so;
  if (so && next.isLikeNoun && (so.signal === 'scheduled' || so.signal === 'agreed' || isPutOff(so.signal)))
    return so;
  return next;
}

function asReading({ signal, token }: Found, text: string): ClaimReading | undefined {
  const word = text.slice(token.start, token.end);
  const isPlan = signal === 'agreed';
  if (isPlan) return { said: 'scheduled', word, isPlan };
  if (UNHELD.has(signal)) return { said: 'unheld', word, isPlan };
  return signal === 'said' || signal === 'open' ? undefined : { said: signal as Said, word, isPlan };
}

/**
 * What Arabic words say of the event whose date stands at the UTF-16 offset `at` (at their end if none is given): that it
 * was held, is to come, was put off, called off, or was not. Read is the clause of the date; denials and conditions
 * reach over commas. `undefined` where the words leave it open.
 */
export function readClaim(text: string, at = text.length): ClaimReading | undefined {
  const tokens = tokensOf(text);
  // A point between digits ends no clause.
  const edges = new Set(tokens.filter((token, n) => BOUNDARY.test(token.text) && !tokens[n + 1]?.isJoined));
  const isEdge = (token: Token): boolean => edges.has(token);
  const from = tokens.findLast((token) => token.end <= at && isEdge(token))?.end ?? 0;
  const to = tokens.find((token) => token.start >= at && isEdge(token))?.start ?? text.length;
  const all = signalsIn(text, tokens);
  const clause = all.filter(({ token }) => token.start >= from && token.end <= to);
  const earlier = all.filter(({ token }) => token.end <= from);
  const lastSaid = earlier.findLastIndex(({ signal }) => signal === 'said');
  const reaching = earlier
    .slice(lastSaid + 1)
    .filter(({ signal }) => signal === 'denied' || signal === 'conditional');
  const before = clause.filter(({ token }) => token.end <= at);
  const after = clause.filter(({ token }) => token.start >= at);
  let so = [...reaching, ...before].reduce<Found | undefined>(combine, undefined);
  const putOff = after.find(
    ({ signal }, n) => isPutOff(signal) && !UNHELD.has(after[n - 1]?.signal as Signal),
  );
  if (so?.signal === 'scheduled' && putOff) so = putOff;
  so ??= after.reduce<Found | undefined>(combine, undefined);
  return so && asReading(so, text);
}

/** Whether words that say `reading` cannot support the claim that the event was held, or is to be held. */
export function speaksAgainst(claim: 'held' | 'scheduled', reading: ClaimReading | undefined): boolean {
  if (reading === undefined || reading.isPlan) return false;
  return claim === 'held' ? reading.said !== 'held' : reading.said === 'held';
}

/** Whether words say anywhere that something was put off, or called off, and not that it was not. */
export function saysPutOff(text: string, what: 'postponed' | 'cancelled'): boolean {
  const all = signalsIn(text, tokensOf(text), true);
  return all.some(({ signal }, n) => signal === what && !UNHELD.has(all[n - 1]?.signal as Signal));
}
