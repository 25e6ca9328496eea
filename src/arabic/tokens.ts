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
  /** Whether an empty line parts it from the one before. */
  isParted: boolean;
}

/** One way to read a word: with or without the particles «و ف ب ل ك» that are written onto it. */
export interface Reading {
  word: string;
  /** UTF-16 offset in the text at which the word itself begins. */
  start: number;
  /** The particles before it, folded. */
  particles: string;
}

const TOKEN = /(?<word>[\p{L}\p{M}\u0640\u200c\u200d]+)|(?<number>\p{Nd}+)|(?<mark>[^\s])/gu;
// Nothing that a date is made of is longer.
const LONGEST = 40;

/** The tokens of `text`, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const { word, number } = match.groups as { word?: string; number?: string };
    const [raw] = match;
    const start = match.index;
    const between = text.slice(end, start);
    end = start + raw.length;
    const isLong = raw.length > LONGEST;
    tokens.push({
      kind: word !== undefined ? 'word' : number !== undefined ? 'number' : 'mark',
      start,
      end,
      text: isLong ? '' : word !== undefined ? fold(raw) : number !== undefined ? asciiDigits(raw) : raw,
      isJoined: between === '' && tokens.length > 0,
      isParted: /\n\s*\n/.test(between.slice(0, 40)),
    });
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
