import { readFileSync } from 'node:fs';
import { findDateline } from '../../../src/arabic/dateline/find.ts';

/** As in a newsroom's agencies.yaml: the names with which these agencies sign. */
export const KNOWN =
  'أ ف ب|فرانس برس|رويترز|أ ب|أسوشيتد برس|د ب أ|الأناضول|تاس|سبوتنيك|شينخوا|واس|وام|قنا|كونا|بنا|العمانية|سبأ|أ ش أ|بترا|سانا|واع|وفا|ومع|وات|وال|سونا|ارنا|إفي|يونهاب|وأج|الصحيفة'.split(
    '|',
  );

interface Opening {
  text: string;
  /** The content of the dateline and where it ends; missing if the dispatch opens otherwise. */
  marked?: { day: string; names: string[]; end: number };
}

/** The openings of a labelled list. */
export function openings(list: string): Opening[] {
  return readFileSync(new URL(list, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [day = '', names = '', ...rest] = line.split(' | ');
      const written = rest.join(' | ').replaceAll('\\n', '\n');
      const end = written.indexOf(']]');
      const text = written.replace('[[', '').replace(']]', '');
      return end === -1 ? { text } : { text, marked: { day, names: names.split('; '), end: end - 2 } };
    });
}

const same = (names: readonly string[]): string =>
  names.map((name) => name.replace(/[\u064b-\u0652]/g, '').replace(/[أإ]/g, 'ا')).join(';');

/** For each opening what is read, and what of it is right: found at all, its day, its names, its end. */
export function measure(list: string) {
  return openings(list).map(({ text, marked }) => {
    const found = findDateline(text, KNOWN);
    const day = found?.date ? (found.date.iso ?? found.date.monthDay ?? '?') : '-';
    const names = found?.names.map((name) => name.text) ?? [];
    const right = {
      found: (found !== undefined) === (marked !== undefined),
      day: !marked || day === marked.day,
      names: !marked || same(names) === same(marked.names),
      end: !marked || found?.end === marked.end || text.slice(found?.end, marked.end).trim() === '',
    };
    return { text, marked, found: found && { text: found.text, day, names }, right };
  });
}
