import { blockDirection } from './block-direction.ts';
import { isCountedBy } from './counted.ts';
import { figureRuns } from './figures.ts';
import { isInRtlBlock, isLtrLetter, isRtlLetter, LTR_LETTER, RTL_LETTER } from './letters.ts';
import { type Pair, pairsIn } from './pairs.ts';

/** A part of a text whose direction or language differs from its paragraph's; UTF-16 offsets. */
export interface Run {
  start: number;
  end: number;
  /** `ltr` and `rtl` are isolated (UAX #9, as `<bdi dir>`); Urdu and Hebrew words are marked with their language. */
  kind: 'ltr' | 'rtl' | 'ur' | 'he';
}

type Direction = 'ltr' | 'rtl';

/**
 * A part between letters of the paragraph's own direction; its foreign letters lie from `first` to `last`
 * (exclusive).
 */
interface Stretch {
  from: number;
  to: number;
  first: number;
  last: number;
}

const LINE_END = 10;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s«»"<>،؛؟]+/y;
const CLOSES_ADDRESS = /[.,:;!?)\]'’]+$/;

/** The end of the web address that begins at `at`, without trailing punctuation; `at` itself if none begins there. */
function endOfAddress(text: string, at: number): number {
  const char = text[at];
  if (char !== 'h' && char !== 'w') return at;
  ADDRESS.lastIndex = at;
  const address = ADDRESS.exec(text)?.[0] ?? '';
  return at + address.length - (CLOSES_ADDRESS.exec(address)?.[0].length ?? 0);
}

/**
 * The stretches that contain foreign letters. A stretch ends at a letter of the paragraph's own direction, at a line
 * end, and at a bracket or quotation mark whose partner lies beyond one of these. In a right-to-left paragraph it also
 * ends at Arabic marks and digits: the list «Reuters، AP» belongs to the Arabic sentence.
 */
function stretchesIn(text: string, direction: Direction, pairs: readonly Pair[]): Stretch[] {
  const [isForeign, isOwn] = direction === 'rtl' ? [isLtrLetter, isInRtlBlock] : [isRtlLetter, isLtrLetter];
  // The number of stretch ends before each offset: two offsets with the same number have none between them.
  const ends = new Int32Array(text.length + 1);
  const foreign: [start: number, end: number][] = [];
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) as number;
    const address = direction === 'rtl' ? endOfAddress(text, at) : at;
    const next = address > at ? address : at + (code > 0xffff ? 2 : 1);
    const isForeignHere = address > at || isForeign(code);
    if (isForeignHere) foreign.push([at, next]);
    const isEnd = !isForeignHere && (isOwn(code) || code === LINE_END);
    ends.fill((ends[at] as number) + (isEnd ? 1 : 0), at + 1, next + 1);
    at = next;
  }
  const cuts = new Set(pairs.flatMap(({ open, close }) => (ends[open] === ends[close] ? [] : [open, close])));
  let passed = 0;
  for (let at = 0; at < text.length; at++) {
    if (cuts.has(at)) passed++;
    ends[at + 1] = (ends[at + 1] as number) + passed;
  }
  const found: Stretch[] = [];
  for (const [start, end] of foreign) {
    const stretch = found.at(-1);
    if (stretch && ends[stretch.last] === ends[start]) stretch.last = end;
    else found.push({ from: start, to: end, first: start, last: end });
  }
  for (const stretch of found) {
    while (stretch.from > 0 && ends[stretch.from - 1] === ends[stretch.first]) stretch.from--;
    stretch.to = stretch.last;
    while (stretch.to < text.length && ends[stretch.to + 1] === ends[stretch.last]) stretch.to++;
  }
  return found;
}

/** What belongs to a word but stands before its first letter: @name, #tag, .NET, 7-Eleven, -5C. */
const ATTACHED_BEFORE = /(?:(?<=^|[\s("«“])\.|[@#]|[-−+±]?[$€£¥]?\d\S*)$/u;
/** A figure before a unit or a month, which belongs to the run; and those words. */
const FIGURE_BEFORE = /[$€£¥]?\d[\d.,]* $/;
const MEASURES =
  /^(?:hundred|thousand|million|billion|trillion|per ?cent|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d)/;
const ATTACHED = /^\S*[\p{N}\u207a-\u207f\u208a-\u208e+#%°®™_]/u;
/** An address whose final slash belongs to it: example.com/news/ */
const IN_ADDRESS = /[\w-]\.[a-z]{2,}(?:\/\S*)?$/i;
const ABBREVIATION =
  /(?:^|[^\p{L}])(?:(?:\p{L}\.)+\p{L}|Inc|Ltd|Co|Corp|Bros|Jr|Sr|Dr|Mr|Mrs|Ms|Prof|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|St|vs|etc|al)$/u;
const NUMBERED = /(?:^|[^\p{L}])(?:No|Nos|Art|Sec|Fig|Vol|Res|Ch|Par|pp?)$/u;
/** A number after the words, «iPhone 15», «2231 (2015)»: UAX #9 orders it with the letters before it. */
const NUMBER_AFTER = /^ (?:\([\d.,\s–-]{1,20}\)|[-−+±]?[$€£¥]?\d(?:[\d.,:/–-]{0,20}\d)?[%°]?)/;
const ARABIC_WORD_AFTER = /^ ([\p{Script=Arabic}\p{M}]{1,20})/u;
const QUESTION = { ltr: /^(?:[?？]+!*|[。！])+/, rtl: /^[؟۔]+/ } as const;
/** At the end of the text these belong to the paragraph's sentence, elsewhere to the words before: «Why... ثم». */
const TRAILS = /^(?:!+|\.{2,}|…+)(?=\s*[^\s.!…])/;
const REACH = 60;
/** How many numbers, brackets and marks a run may include after its last letter. */
const MOST_STEPS = 12;

function ahead(text: string, at: number, to: number): string {
  return text.slice(at, Math.min(to, at + REACH));
}

/** The new end of a run after including what belongs to it right after `end`; `end` itself if nothing does. */
function extended(text: string, start: number, end: number, { to }: Stretch, pairs: readonly Pair[]): number {
  const coming = ahead(text, end, to);
  const attached = ATTACHED.exec(coming);
  if (attached) return end + attached[0].length;
  // Includes the closing mark of a bracket or quotation that opened in the run.
  const closes = pairs.filter(({ open, close }) => start <= open && open < end && close >= end && close < to);
  if (closes.length > 0) return Math.max(...closes.map(({ close }) => close)) + 1;
  const before = text.slice(Math.max(start, end - REACH), end);
  if (coming.startsWith('/') && IN_ADDRESS.test(before)) return end + 1;
  if (
    coming.startsWith('.') &&
    (ABBREVIATION.test(before) || (/^\. \d/.test(coming) && NUMBERED.test(before)))
  )
    return end + 1;
  const [number] = NUMBER_AFTER.exec(coming) ?? [];
  if (number === undefined) return end;
  const word = ARABIC_WORD_AFTER.exec(text.slice(end + number.length, end + number.length + REACH))?.[1];
  return word !== undefined && isCountedBy(number.trim(), word) ? end : end + number.length;
}

/**
 * The start of a stretch's run, including what is attached before its first letter and the opening of a quotation
 * that closes inside.
 */
function beginning(text: string, { from, first }: Stretch, end: number, pairs: readonly Pair[]): number {
  let start = first;
  let word = start;
  while (word > from && start - word < REACH && !/\s/.test(text[word - 1] as string)) word--;
  start -= ATTACHED_BEFORE.exec(text.slice(word, start))?.[0].length ?? 0;
  if (MEASURES.test(text.slice(first, first + REACH)))
    start -= FIGURE_BEFORE.exec(text.slice(Math.max(from, start - REACH), start))?.[0].length ?? 0;
  const opened = pairs.find(
    ({ open, close }) => from <= open && open < start && start < close && close < end,
  );
  return opened ? opened.open : start;
}

/** The run of a stretch. If a bracket or quotation encloses all its letters, the run is the whole content. */
function runOf(text: string, stretch: Stretch, kind: Direction, pairs: readonly Pair[]): Run {
  const { from, to, first, last } = stretch;
  const around = pairs.findLast(
    ({ open, close }) =>
      from <= open && open < first && last <= close && close < to && !/\d/.test(text[open - 1] ?? ''),
  );
  if (around) {
    const inside = text.slice(around.open + 1, around.close);
    const start = around.open + 1 + inside.length - inside.trimStart().length;
    return { start, end: start + inside.trim().length, kind };
  }
  const start = beginning(text, stretch, last, pairs);
  let end = last;
  for (let steps = 0; steps < MOST_STEPS; steps++) end = extended(text, start, end, stretch, pairs);
  end +=
    (QUESTION[kind].exec(ahead(text, end, to)) ?? TRAILS.exec(text.slice(end, end + REACH)))?.[0].length ?? 0;
  // After a colon, a foreign sentence is an unmarked quotation: its full stop belongs to it.
  const isSentence =
    /: $/.test(text.slice(Math.max(0, start - 2), start)) && / .* /.test(text.slice(start, end));
  if (isSentence && text[end] === '.' && end < to) end++;
  return { start, end, kind };
}

/** The runs of an entirely foreign text: each line as a whole. */
function wholeLines(text: string, kind: Direction): Run[] {
  return [...text.matchAll(/\S(?:.*\S)?/g)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
    kind,
  }));
}

function wordRuns(text: string, direction: Direction): Run[] {
  const letters = direction === 'rtl' ? LTR_LETTER : RTL_LETTER;
  // Most texts contain no foreign letter.
  if (!letters.test(text)) return [];
  const kind = direction === 'rtl' ? 'ltr' : 'rtl';
  if (blockDirection(text, direction) !== direction) return wholeLines(text, kind);
  const pairs = pairsIn(text);
  const stretches = stretchesIn(text, direction, pairs);
  let pair = 0;
  return stretches.map((stretch) => {
    while ((pairs[pair]?.open ?? text.length) < stretch.from) pair++;
    let end = pair;
    while ((pairs[end]?.open ?? text.length) < stretch.to) end++;
    return runOf(text, stretch, kind, pairs.slice(pair, end));
  });
}

const NOT_ARABIC = /[پچژگکیٹڈڑںےۓہۂۃھ]/;
const URDU_ONLY = /[ٹڈڑںےۓہۂۃھ]/;

/** Runs of Urdu words in Arabic text: all have a letter Arabic lacks, one has a letter only Urdu has. */
function urduRuns(text: string): Run[] {
  if (!URDU_ONLY.test(text)) return [];
  const runs: Run[] = [];
  for (const match of text.matchAll(/[\p{Script=Arabic}\p{M}\u200c\u200d]+/gu)) {
    if (match[0].length < 2 || !NOT_ARABIC.test(match[0])) continue;
    const last = runs.at(-1);
    const end = match.index + match[0].length;
    if (last && /^\s+$/.test(text.slice(last.end, match.index))) last.end = end;
    else runs.push({ start: match.index, end, kind: 'ur' });
  }
  return runs.filter((run) => URDU_ONLY.test(text.slice(run.start, run.end)));
}

/** Runs of Hebrew words in Arabic text, which need a language but no direction. */
function hebrewRuns(text: string): Run[] {
  return [
    ...text.matchAll(
      /\p{Script=Hebrew}[\p{Script=Hebrew}\p{M}]*(?:[\s־'"-]+\p{Script=Hebrew}[\p{Script=Hebrew}\p{M}]*)*/gu,
    ),
  ].map(({ index, 0: words }) => ({ start: index, end: index + words.length, kind: 'he' }));
}

/**
 * The runs of `text` that must be isolated or marked, in order and without overlap. `direction` is the paragraph's,
 * `lang` its BCP 47 tag (Urdu is not marked inside Urdu or Persian).
 */
export function foreignRuns(text: string, direction: Direction, lang: string): Run[] {
  const words = wordRuns(text, direction);
  if (direction === 'ltr') return words;
  const urdu = /^ar\b/.test(lang) ? urduRuns(text) : [];
  const hebrew = hebrewRuns(text).filter((run) =>
    words.every(({ start, end }) => run.end <= start || end <= run.start),
  );
  const runs = [...words, ...figureRuns(text, words), ...urdu, ...hebrew];
  return runs.length > 1 ? runs.sort((a, b) => a.start - b.start) : runs;
}
