import { readFileSync } from 'node:fs';
import { indexKeys, queryKeys } from '../../../src/arabic/search/keys.ts';

/** What a lemma's query finds among all words of the gold list, and what it should find. */
export interface Judged {
  lemma: string;
  missed: string[];
  wrong: string[];
  right: number;
}

/**
 * Looks up every lemma of a list, `gold.txt` or `held-out.txt`, among all its words, each word as a text of its own.
 */
export function judge(list: 'gold.txt' | 'held-out.txt'): Judged[] {
  const entries = readFileSync(new URL(list, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [lemma = '', rest = ''] = line.split(':');
      const [forms = '', others = ''] = rest.split('|');
      const words = (text: string): string[] => text.trim().split(/\s+/).filter(Boolean);
      return { lemma, forms: new Set(words(forms)), others: words(others) };
    });
  const pool = [...new Set(entries.flatMap(({ forms, others }) => [...forms, ...others]))];
  const keys = new Map(pool.map((word) => [word, indexKeys(word)]));
  return entries.map(({ lemma, forms }) => {
    const wanted = queryKeys(lemma);
    const found = pool.filter((word) => wanted.some((key) => keys.get(word)?.has(key)));
    return {
      lemma,
      right: found.filter((word) => forms.has(word)).length,
      missed: [...forms].filter((word) => !found.includes(word)),
      wrong: found.filter((word) => !forms.has(word)),
    };
  });
}

/** Recall, precision and their harmonic mean over all lemmas, each from 0 to 1. */
export function scores(judged: readonly Judged[]): { recall: number; precision: number; f1: number } {
  const sum = (of: (j: Judged) => number): number => judged.reduce((total, j) => total + of(j), 0);
  const right = sum((j) => j.right);
  const recall = right / (right + sum((j) => j.missed.length));
  const precision = right / (right + sum((j) => j.wrong.length));
  return { recall, precision, f1: (2 * recall * precision) / (recall + precision) };
}
