import { readFileSync } from 'node:fs';
import { readClaim, type Said } from '../../../src/arabic/claims/read.ts';
import { findDates } from '../../../src/arabic/dates/find.ts';

export type Marked = Said | 'open';
export const CLASSES: readonly Said[] = ['held', 'scheduled', 'postponed', 'cancelled', 'unheld'];

/** The sentences of a labelled list, each with what it says about its event. */
export function marked(list: string): { said: Marked; text: string }[] {
  return readFileSync(new URL(list, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [said = '', text = ''] = line.split(' | ');
      return { said: said as Marked, text };
    });
}

/** What our reading gives for a sentence, at its last date. */
export function read(text: string): Marked {
  const date = findDates(text, '2024-05-10').at(-1);
  return readClaim(text, date?.start, date?.end)?.said ?? 'open';
}

/** Precision and recall for each class of a list, from 0 to 1, and the sentences that were read wrongly. */
export function measure(list: string) {
  const all = marked(list).map((one) => ({ ...one, read: read(one.text) }));
  const figures = CLASSES.map((said) => {
    const right = all.filter((one) => one.said === said && one.read === said).length;
    const share = (of: number): number => (of === 0 ? 1 : right / of);
    return {
      said,
      precision: share(all.filter((one) => one.read === said).length),
      recall: share(all.filter((one) => one.said === said).length),
    };
  });
  return { count: all.length, figures, wrong: all.filter((one) => one.read !== one.said) };
}
