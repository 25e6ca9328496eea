import { asciiDigits, fold } from './fold.ts';

/** A word, a number or a mark of a text; UTF-16 offsets. */
export interface Token {
  kind: 'word' | 'number' | 'mark';
  start: number;
  end: number;
  /** A word folded (see fold.ts), a number in ASCII digits, a mark as it stands. */
  text: string;
  /** Whether it follows the one before without a space. */
  isJoined: boolean;
}

/** One way to read a word: with or without the particles «و ف ب ل ك» that are written onto it. */
export interface Reading {
  word: string;
  /** UTF-16 offset in the text at which the word itself begins. */
  start: number;
  /** The particles before it, folded. */
  particles: string;
}

// An empty line is a mark of its own, so that no date reaches over a paragraph's end.
const TOKEN = /\n[^\S\n]*\n|([\p{L}\p{M}\u0640\u200c\u200d]+)|(\p{Nd}+)|[^\s]/gu;
// Nothing that a date is made of is longer.
const LONGEST = 40;

const KEPT = 10_000;
const folded = new Map<string, string>();

/** `fold(raw)`, remembered: the words of the news are few. */
function foldedOnce(raw: string): string {
  if (raw.length > LONGEST) return '';
  let known = folded.get(raw);
  if (known === undefined) {
    known = fold(raw);
    if (folded.size === KEPT) folded.clear();
    folded.set(raw, known);
  }
  return known;
}

/** The tokens of `text`, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = -1;
  for (const match of text.matchAll(TOKEN)) {
    const [raw] = match;
    const start = match.index;
    const isWord = match[1] !== undefined;
    // A tatweel by itself does duty for a dash.
    const isDash = isWord && raw[0] === '\u0640' && /^\u0640+$/.test(raw);
    const kind = isDash || !(isWord || match[2] !== undefined) ? 'mark' : isWord ? 'word' : 'number';
    const said =
      kind === 'word' ? foldedOnce(raw) : kind === 'number' ? asciiDigits(raw.slice(0, LONGEST)) : raw;
    tokens.push({ kind, start, end: start + raw.length, text: isDash ? '-' : said, isJoined: start === end });
    end = start + raw.length;
  }
  return tokens;
}

/** Words, parted by spaces, as a set of folded ones. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(fold(words).split(/\s+/));
}

const PARTICLE = /^[وفبلك]/;

/**
 * The readings of a word token: as it stands first, then without one and without two particles. «للأحد» is read as ل and
 * «الأحد», whose alif is not written; its start is then the second ل.
 */
export function readingsOf(token: Token, text: string): Reading[] {
  const readings: Reading[] = [{ word: token.text, start: token.start, particles: '' }];
  let { word, start } = readings[0] as Reading;
  let particles = '';
  while (particles.length < 2 && word.length > 2 && PARTICLE.test(word)) {
    const particle = word[0] as string;
    if (particles !== '' && !(/[وف]/.test(particles) && /[بلك]/.test(particle))) break;
    particles += particle;
    word = word.slice(1);
    start++;
    while (start < token.end && /[\p{M}\u0640]/u.test(text[start] as string)) start++;
    readings.push({ word, start, particles });
    if (particle === 'ل' && word.startsWith('ل')) readings.push({ word: `ا${word}`, start, particles });
  }
  return readings;
}
