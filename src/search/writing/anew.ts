import { type Contents, idKey, type Table } from '../postings.ts';
import { cutTable, entryCutter, type Layout, type Put, sizeOf } from './cutter.ts';
import { type Analyser, type IndexedDocument, openAnalyser, type Reader } from './entries.ts';
import { openGathered } from './gathered.ts';
import { joinedItems, placesText, weightText } from './items.ts';
import type { Dated, Numbered } from './numbers.ts';
import { openRuns, type Runs } from './runs.ts';
import { countSpelling, joinedSpellings, type SpellingCounts, spellingParts } from './sounds.ts';

/** A document that is read when it is needed. */
export interface Source extends Dated {
  read(): IndexedDocument;
}

/** How an index is written. Only `layout` decides anything about it. */
export interface Writing {
  put: Put;
  layout: Layout;
  /** How much text is analysed at once, in UTF-16 units: what is found in it is in memory. */
  batch?: number;
  /** An empty folder for what was found in the batches; without it, that too is in memory. */
  folder?: string | undefined;
}

const BATCH = 8_000_000;

type AllRuns = Record<'keys' | 'words' | 'sounds', Runs>;

/** What is found in a batch of documents, one batch after the other. */
function openBatch(analyser: Analyser) {
  const [keys, words] = [openGathered(), openGathered()];
  const spellings: SpellingCounts = new Map();
  const reader: Reader = {
    key: keys.add,
    word: words.add,
    spelling: (spelling) => countSpelling(spellings, spelling, 1),
  };
  return {
    /** Adds a document, and gives what is shown for it. */
    add(number: number, document: IndexedDocument): string {
      keys.begin(number);
      words.begin(number);
      return analyser.read(document, reader);
    },
    /** Adds what was found to `runs`, and forgets it. */
    end(runs: AllRuns): void {
      runs.keys.add(keys.parts(([weight = 1]) => weightText(weight)));
      runs.words.add(words.parts(placesText));
      runs.sounds.add(spellingParts(spellings));
      spellings.clear();
    },
  };
}

/** Writes the index of `numbered` documents with nothing to begin from. In memory is one batch of them at a time. */
export function writeAnew(numbered: Numbered<Source>['documents'], writing: Writing): Contents {
  const { put, layout, batch: most = BATCH, folder } = writing;
  const runs: AllRuns = {
    keys: openRuns('keys', folder),
    words: openRuns('words', folder),
    sounds: openRuns('sounds', folder),
  };
  const ids = entryCutter('ids', put, layout);
  const analyser = openAnalyser();
  const batch = openBatch(analyser);
  let length = 0;
  for (const { number, document } of numbered) {
    const read = document.read();
    const shown = batch.add(number, read);
    ids.add(idKey(number), shown, sizeOf(idKey(number), shown));
    for (const block of read.blocks) length += block.length;
    if (length < most) continue;
    batch.end(runs);
    analyser.forget();
    length = 0;
  }
  batch.end(runs);
  const written = (kind: keyof AllRuns, join: (parts: readonly string[]) => string): Table => {
    const cutter = entryCutter(kind, put, layout);
    for (const [key, parts] of runs[kind].merged()) {
      const value = join(parts);
      cutter.add(key, value, sizeOf(key, value));
    }
    return cutTable(cutter.end(), put, layout);
  };
  return {
    version: 4,
    documents: numbered.length,
    keys: written('keys', joinedItems),
    words: written('words', joinedItems),
    ids: cutTable(ids.end(), put, layout),
    sounds: written('sounds', joinedSpellings),
  };
}
