import { readingsOf, type Token, tokensOf } from './tokens.ts';

const ENDS = /^[.،؛:!؟?\n]/;

/** A word's forms without the particles «و ف ب ل ك» and the article. */
function bareForms(token: Token, text: string): string[] {
  return readingsOf(token, text).flatMap(({ word }) =>
    word.startsWith('ال') && word.length > 4 ? [word, word.slice(2)] : [word],
  );
}

/**
 * Whether the words of `text` name `name`: its words stand in it whole, one after the other. Tashkeel, hamza, the
 * article and the particles «و ف ب ل ك» written onto a word make no difference, marks inside the name neither; a name
 * that is only a piece of another word is not found.
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
