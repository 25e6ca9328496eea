import { codePointTest } from './script/code-points.ts';

const isLetter = codePointTest(/[\p{L}\p{M}]/u);
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(lang: string): Intl.Segmenter {
  let segmenter = segmenters.get(lang);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
    segmenters.set(lang, segmenter);
  }
  return segmenter;
}

// «د. أحمد», "U.S. said": a single letter with its stop does not end a sentence.
const ENDS_IN_ABBREVIATION = /(?:^|[^\p{L}\p{M}])\p{L}\.$/u;
const OF_ABBREVIATION = 6;
const CLOSES = /[؟?!…]["»”]$/;
const MARKS_QUOTATION = /["«»“”]/;

/** Tracks quotation marks through `text`; `open` is the state before it. */
function quotationAfter(
  text: string,
  open: { straight: boolean; depth: number },
): { straight: boolean; depth: number } {
  let { straight, depth } = open;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') straight = !straight;
    else if (char === '«' || char === '“') depth++;
    else if ((char === '»' || char === '”') && depth > 0) depth--;
  }
  return { straight, depth };
}

const RECENT = 64;
const recent = new Map<string, { lang: string; found: readonly { start: number; end: number }[] }>();

/**
 * The sentences of one paragraph, as UTF-16 offsets without the white space around them (UAX #29 by `Intl.Segmenter`,
 * corrected where it breaks after a one-letter abbreviation or inside an open quotation). `lang` is a BCP 47 tag.
 */
export function sentences(text: string, lang = 'ar'): readonly { start: number; end: number }[] {
  const known = recent.get(text);
  if (known?.lang === lang) return known.found;
  const found = findSentences(text, lang);
  // A paragraph is split several times in a row: keeps the results of a few articles.
  if (recent.size === RECENT) recent.delete(recent.keys().next().value as string);
  recent.set(text, { lang, found });
  return found;
}

function findSentences(text: string, lang: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const hasMarks = MARKS_QUOTATION.test(text);
  let quotation = { straight: false, depth: 0 };
  const whole = hasMarks ? quotationAfter(text, quotation) : quotation;
  const isBalanced = hasMarks && !whole.straight && whole.depth === 0;
  let joins = false;
  for (const { segment, index } of segmenterFor(lang).segment(text)) {
    const trimmed = segment.trimEnd();
    if (trimmed === '') continue;
    const end = index + trimmed.length;
    const last = found.at(-1);
    if (joins && last) last.end = end;
    else found.push({ start: index + segment.length - segment.trimStart().length, end });
    if (isBalanced) quotation = quotationAfter(segment, quotation);
    const isQuoted = quotation.straight || quotation.depth > 0;
    // A quotation that closes here inside a longer sentence: "هل تأتي؟" ثم خرج.
    const closesOnly =
      hasMarks && CLOSES.test(trimmed.slice(-2)) && isLetter(text.codePointAt(index + segment.length) ?? 0);
    joins = isQuoted || closesOnly || ENDS_IN_ABBREVIATION.test(trimmed.slice(-OF_ABBREVIATION));
  }
  return found;
}
