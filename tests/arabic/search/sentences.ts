import { readFileSync } from 'node:fs';

/** Word classes for which figures are printed, by their letter in the lists. */
export const CLASSES = { n: 'nouns', a: 'adjectives', v: 'verbs', x: 'names' } as const;
export type WordClass = keyof typeof CLASSES;

/** A content word of a sentence: its typed form without particles, and its lemma with its class. */
export interface MarkedWord {
  typed: string;
  lemma: string;
  of: WordClass;
}

export interface MarkedSentence {
  text: string;
  words: MarkedWord[];
}

const BEFORE = /^(?:[وفبلكس]|لل)$/;

/** The word among the parts of «لل+دول» or «مدينت+ها», with its ة as it is written alone. */
function typedOf(parts: readonly string[], lemma: string): string {
  const at = parts.findIndex((part) => !BEFORE.test(part));
  const typed = parts[at] ?? '';
  return at < parts.length - 1 && lemma.endsWith('ة') ? typed.replace(/ت$/, 'ة') : typed;
}

/** Reads a list of sentences with labelled content words; its first lines explain the format. */
export function readSentences(list: string): MarkedSentence[] {
  return readFileSync(new URL(list, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const words: MarkedWord[] = [];
      const text = line.split(' ').map((token) => {
        const [, surface = '', given, of] = /^([^:/]+)(?::([^/]+))?\/([navx])$/.exec(token) ?? [];
        if (of === undefined) return token.replaceAll('+', '').replace(/^(و?)لال(?=..)/, '$1لل');
        const parts = surface.split('+');
        const lemma = given ?? typedOf(parts, surface.replace(/^.*\+/, '')).replace(/^ال(?=..)/, '');
        words.push({ typed: typedOf(parts, lemma), lemma: `${lemma}/${of}`, of: of as WordClass });
        return parts.join('').replace(/^(و?)لال(?=..)/, '$1لل');
      });
      return { text: text.join(' '), words };
    });
}

/** A typed word, and the sentences that contain a form of its lemma. */
export interface Judged {
  typed: string;
  of: WordClass;
  relevant: Set<number>;
}

/** Every form of every lemma that occurs in at least two sentences. */
export function queriesOf(sentences: readonly MarkedSentence[]): Judged[] {
  const lemmas = new Map<string, { typed: Set<string>; of: WordClass; relevant: Set<number> }>();
  for (const [number, { words }] of sentences.entries())
    for (const { typed, lemma, of } of words) {
      const known = lemmas.get(lemma) ?? { typed: new Set(), of, relevant: new Set() };
      lemmas.set(lemma, known);
      known.typed.add(typed);
      known.relevant.add(number);
    }
  return [...lemmas.values()]
    .filter(({ relevant }) => relevant.size > 1)
    .flatMap(({ typed, of, relevant }) => [...typed].map((word) => ({ typed: word, of, relevant })));
}

/** Recall, precision (of queries that find something) and their harmonic mean in per cent, as means over queries. */
export interface Figures {
  queries: number;
  recall: number;
  precision: number;
  f1: number;
}

/** What `find` returns for each query, and what it should. */
export function figures(
  judged: readonly Judged[],
  found: readonly ReadonlySet<number>[],
): Record<string, Figures> {
  const of = (accepts: (query: Judged) => boolean): Figures => {
    const recalls: number[] = [];
    const precisions: number[] = [];
    for (const [i, query] of judged.entries()) {
      if (!accepts(query)) continue;
      const hits = found[i] as ReadonlySet<number>;
      const right = [...hits].filter((n) => query.relevant.has(n)).length;
      recalls.push(right / query.relevant.size);
      precisions.push(hits.size === 0 ? 0 : right / hits.size);
    }
    const mean = (values: number[]): number =>
      (100 * values.reduce((a, b) => a + b, 0)) / (values.length || 1);
    const [recall, precision] = [mean(recalls), mean(precisions)];
    return {
      queries: recalls.length,
      recall,
      precision,
      f1: (2 * recall * precision) / (recall + precision || 1),
    };
  };
  return {
    ...Object.fromEntries(
      Object.entries(CLASSES).map(([letter, name]) => [name, of((query) => query.of === letter)]),
    ),
    all: of(() => true),
  };
}
