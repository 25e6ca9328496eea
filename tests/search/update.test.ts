import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeIndex } from '../../src/search/write-index.ts';
import { type Layout, nameOf, type Sizes } from '../../src/search/writing/cutter.ts';
import type { IndexedDocument } from '../../src/search/writing/entries.ts';
import { Mismatch } from '../../src/search/writing/items.ts';
import { numbered } from '../../src/search/writing/numbers.ts';
import { type Placed, writeUpdated } from '../../src/search/writing/update.ts';

/** Files so small that an archive of thirty documents has many, and tables of tables. */
const layoutOf = (sizes: Sizes): Layout => ({
  files: { keys: sizes, words: sizes, ids: sizes, sounds: sizes },
  tables: { least: 2, usual: 4, most: 8 },
  longestTable: 6,
});
const SMALL = layoutOf({ least: 60, usual: 120, most: 240 });
/** Here entries become large, and get files of their own, by one document more. */
const SMALLEST = layoutOf({ least: 40, usual: 30, most: 90 });

type Index = ReturnType<typeof writeIndex>;

const anew = (documents: readonly IndexedDocument[], layout = SMALL, batch?: number): Index =>
  writeIndex(documents, [], { layout, ...(batch && { batch }) });

const placedIn = (documents: readonly IndexedDocument[]): Placed[] => numbered(documents).documents;

/** The index of `after` made from that of `before`, and how many files were taken over unread. */
function updated(
  last: Index,
  before: readonly IndexedDocument[],
  after: readonly IndexedDocument[],
  layout = SMALL,
) {
  const [was, is] = [placedIn(before), placedIn(after)];
  const has = (some: Placed[], { number, document }: Placed): boolean =>
    some.some((one) => one.number === number && one.document === document);
  const files = new Map<string, string>();
  const read = new Set<string>();
  const kept = new Set<string>();
  const textOf = (name: string): string => last.files.get(name) as string;
  const contents = writeUpdated(
    after.length,
    { gone: was.filter((one) => !has(is, one)), come: is.filter((one) => !has(was, one)) },
    {
      last: last.contents,
      read(name) {
        read.add(name);
        return textOf(name);
      },
      keep(name) {
        kept.add(name);
        files.set(name, textOf(name));
      },
      put: (name, text) => void files.set(name, text),
      layout,
    },
  );
  return { index: { contents, files }, kept, read };
}

function sortedFiles({ contents, files }: Index): unknown {
  return [contents, [...files].sort(([a], [b]) => (a < b ? -1 : 1))];
}

const WORDS =
  'في من على السد الضمانات ضمانات والوزير وزير أنباء انباء المحادثات جنيف بجنيف واشنطن واشنطون 2022 __proto__ constructor talks Talks دولة مدينة'.split(
    ' ',
  );
const word = fc.constantFrom(
  ...WORDS,
  ...Array.from({ length: 60 }, (_, n) => `كلمة${'ابتثجحخدذر'[n % 10]}${n}`),
);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const fields = fc.record({
  date: fc.constantFrom('2021-12-31', '2022-01-01', '2022-01-01', '2022-01-02', '2022-05-09', '2023-02-28'),
  lang: fc.constantFrom('ar', 'ar', 'en'),
  title: text,
  blocks: fc.array(text, { maxLength: 3 }),
  agencies: fc.subarray(['sana', 'afp', 'reuters'], { minLength: 1 }),
  topics: fc.subarray(['water', 'trade', 'war']),
});
const archive = fc
  .uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 30 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fields.map((of): IndexedDocument => ({ id: `document-${id}`, ...of })))),
  );

type Edit = (documents: readonly IndexedDocument[]) => IndexedDocument[];
const at = fc.nat({ max: 99 });
const edit = fc.oneof(
  fc.tuple(at, fields).map(
    ([id, of]): Edit =>
      (all) => [...all.filter((one) => one.id !== `document-${id}`), { id: `document-${id}`, ...of }],
  ),
  at.map(
    (n): Edit =>
      (all) =>
        all.filter((_, i) => i !== n % (all.length || 1)),
  ),
  fc.tuple(at, fields, fc.subarray(['date', 'title', 'blocks', 'agencies', 'topics', 'lang'] as const)).map(
    ([n, of, names]): Edit =>
      (all) =>
        all.map((one, i) =>
          i === n % all.length
            ? { ...one, ...Object.fromEntries(names.map((name) => [name, of[name]])) }
            : one,
        ),
  ),
  fc.tuple(at, at).map(
    ([n, id]): Edit =>
      (all) =>
        all.some((one) => one.id === `renamed-${id}`)
          ? [...all]
          : all.map((one, i) => (i === n % all.length ? { ...one, id: `renamed-${id}` } : one)),
  ),
);

const words = (n: number): string =>
  Array.from({ length: 12 }, (_, i) => `w${((i * 7919 + n * 104_729) % 9_000).toString(36)}x`).join(' ');
const document = (n: number, text = words(n)): IndexedDocument => ({
  id: `document-${n}`,
  date: `2022-0${1 + (n % 9)}-${10 + (n % 17)}`,
  lang: 'en',
  title: '',
  blocks: [text],
  agencies: ['afp'],
  topics: [],
});
const documents = Array.from({ length: 400 }, (_, n) => document(n));

describe('an index that is updated', () => {
  test('has the bytes of one that is written anew, after any edits', () => {
    fc.assert(
      fc.property(
        archive,
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        fc.constantFrom(SMALL, SMALLEST),
        (first, steps, layout) => {
          let documents = first;
          let index = anew(documents, layout);
          for (const edits of steps) {
            const next = edits.reduce((all, change) => change(all), documents);
            const fresh = anew(next, layout);
            const isSameScale = numbered(next).scale === numbered(documents).scale;
            index = isSameScale ? updated(index, documents, next, layout).index : fresh;
            expect(sortedFiles(index)).toEqual(sortedFiles(fresh));
            documents = next;
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each([
    ['a word changes', documents.map((one, n) => (n === 200 ? document(n, `${words(n)} new`) : one))],
    ['a document is gone', documents.filter((_, n) => n !== 200)],
    ['a document comes', [...documents, document(400)]],
  ])('reads few files, where %s', (_, after) => {
    const { index, read, kept } = updated(anew(documents), documents, after);
    expect(sortedFiles(index)).toEqual(sortedFiles(anew(after)));
    const leaves = [...index.files.keys()].filter((name) => !name.startsWith('table')).length;
    expect(leaves).toBeGreaterThan(300);
    expect(kept.size).toBeGreaterThan(0.7 * leaves);
    expect([...kept].filter((name) => read.has(name))).toEqual([]);
  });

  test('refuses an index that is not what it is taken for', () => {
    const after = documents.filter((_, n) => n !== 200);
    expect(() =>
      updated(anew(documents.map((one, n) => (n === 200 ? document(n, 'else') : one))), documents, after),
    ).toThrow(Mismatch);
    expect(() => updated(anew(after), documents, after)).toThrow(Mismatch);
  });
});

describe('an index that is written anew', () => {
  test('has the same bytes whatever is in memory at once', () => {
    fc.assert(
      fc.property(archive, (documents) => {
        expect(sortedFiles(anew(documents, SMALL, 1))).toEqual(sortedFiles(anew(documents)));
        expect(sortedFiles(anew(documents, SMALL, 60))).toEqual(sortedFiles(anew(documents)));
      }),
      { numRuns: 50 },
    );
  });

  test('names its files by their content', () => {
    const { files } = anew([]);
    expect(files.size).toBe(0);
    for (const [name, text] of anew(documents).files)
      expect(nameOf(name.replace(/-.*/, ''), text)).toBe(name);
  });
});
