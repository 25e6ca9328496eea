import { readingsOf, type Token, tokensOf } from './tokens.ts';

const ENDS = /^[.،؛:!؟?\n]/;

/** A word's forms without the particles «و ف ب ل ك» and the article. */
function bareForms(token: Token, text: string): string[] {
  return readingsOf(token, text).flatMap(({ word }) =>
    word.startsWith('ال') && word.length > 4 ? [word, word.slice(2)] : [word],
  );
}

/**
 * Whether `text` contains `name`: its words, whole and consecutive. Ignores tashkeel, hamza, the article, particles
 * («و ف ب ل ك») attached to a word, and punctuation inside the name.
 */
export function isNamedIn(name: string, text: string): boolean {
  const wanted = tokensOf(name).filter(({ kind }) => kind !== 'mark');
  const there = tokensOf(text).filter(({ kind, text: mark }) => kind !== 'mark' || ENDS.test(mark));
  if (wanted.length === 0) return false;
  const names = wanted.map(({ text: word }) =>
    word.startsWith('ال') && word.length > 4 ? word.slice(2) : word,
  );
  const forms = there.map((token) =>
    token.kind === 'word' ? new Set(bareForms(token, text)) : new Set([token.text]),
  );
  return forms.some((_, at) => names.every((word, i) => forms[at + i]?.has(word)));
}
