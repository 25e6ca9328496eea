import { codePointTest, endOf } from './script/code-points.ts';
import { asciiDigits, fold } from './script/fold.ts';

/** A word, a number or a mark of a text; UTF-16 offsets. */
export interface Token {
  kind: 'word' | 'number' | 'mark';
  start: number;
  end: number;
  /** A folded word (see fold.ts), a number in ASCII digits, or a mark as written. */
  text: string;
  /** Whether no space separates it from the previous token. */
  isJoined: boolean;
}

/** One way to read a word: with or without the attached particles «و ف ب ل ك». */
export interface Reading {
  word: string;
  /** UTF-16 offset in the text at which the word itself begins. */
  start: number;
  /** The particles before it, folded. */
  particles: string;
}

const isSpace = codePointTest(/\s/u);
const isOfWord = codePointTest(/[\p{L}\p{M}\u0640\u200c\u200d]/u);
const isDigit = codePointTest(/\p{Nd}/u);
const NEWLINE = 0x0a;
const TATWEEL = 0x0640;

// No part of a date is longer.
const LONGEST = 40;

const KEPT = 10_000;
const folded = new Map<string, string>();

/** `fold(raw)`, cached: news has a small vocabulary. */
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

/** The end of the empty line that begins with the line end at `at`; an offset before `at` if there is none. */
function emptyLineEnd(text: string, at: number): number {
  let next = at + 1;
  while (next < text.length && text.charCodeAt(next) !== NEWLINE && isSpace(text.charCodeAt(next))) next++;
  return text.charCodeAt(next) === NEWLINE ? next + 1 : -1;
}

/** The tokens of `text`, in order. An empty line is a mark of its own, so that a date cannot span two paragraphs. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = -1;
  for (let start = 0; start < text.length; ) {
    const code = text.codePointAt(start) as number;
    let kind: Token['kind'] = 'mark';
    let end = start + (code > 0xffff ? 2 : 1);
    let said = '';
    if (isSpace(code)) {
      const empty = code === NEWLINE ? emptyLineEnd(text, start) : -1;
      if (empty < start) {
        start++;
        continue;
      }
      end = empty;
    } else if (isOfWord(code)) {
      end = endOf(text, end, isOfWord);
      // A tatweel on its own is used as a dash.
      if (code === TATWEEL && endOf(text, start, (one) => one === TATWEEL) === end) said = '-';
      else {
        kind = 'word';
        said = foldedOnce(text.slice(start, end));
      }
    } else if (isDigit(code)) {
      kind = 'number';
      end = endOf(text, end, isDigit);
      said = asciiDigits(text.slice(start, Math.min(end, start + LONGEST)));
    }
    if (kind === 'mark' && said === '') said = text.slice(start, end);
    tokens.push({ kind, start, end, text: said, isJoined: start === last });
    last = end;
    start = end;
  }
  return tokens;
}

/** A set of the folded words of `words`, which are separated by spaces. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(fold(words).split(/\s+/));
}

const PARTICLE = /^[وفبلك]/;

/**
 * The readings of a word token: as written first, then without one and without two particles. «للأحد» is read as ل and
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
