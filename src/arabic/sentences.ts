const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(lang: string): Intl.Segmenter {
  let segmenter = segmenters.get(lang);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
    segmenters.set(lang, segmenter);
  }
  return segmenter;
}

// «د. أحمد», "U.S. said": a single letter and its stop do not end a sentence.
const ENDS_IN_ABBREVIATION = /(?:^|[^\p{L}\p{M}])\p{L}\.\s*$/u;

/** Follows quotation marks through `text`; `open` says whether one is open at its end. */
function quotationAfter(
  text: string,
  open: { straight: boolean; depth: number },
): { straight: boolean; depth: number } {
  let { straight, depth } = open;
  for (const char of text) {
    if (char === '"') straight = !straight;
    else if (char === '«' || char === '“') depth++;
    else if (char === '»' || char === '”') depth = Math.max(0, depth - 1);
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
  // An article's paragraphs are asked for several times on end: what is kept is those of a few articles.
  if (recent.size === RECENT) recent.delete(recent.keys().next().value as string);
  recent.set(text, { lang, found });
  return found;
}

function findSentences(text: string, lang: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const whole = quotationAfter(text, { straight: false, depth: 0 });
  const isBalanced = !whole.straight && whole.depth === 0;
  let quotation = { straight: false, depth: 0 };
  let joins = false;
  for (const { segment, index } of segmenterFor(lang).segment(text)) {
    const trimmed = segment.trimEnd();
    const end = index + trimmed.length;
    const last = found.at(-1);
    if (trimmed.trim() === '') continue;
    if (joins && last) last.end = end;
    else found.push({ start: index + segment.length - segment.trimStart().length, end });
    quotation = quotationAfter(segment, quotation);
    const isQuoted = isBalanced && (quotation.straight || quotation.depth > 0);
    // A quotation that closes right here and goes on in the same breath: "هل تأتي؟" ثم خرج.
    const closesOnly =
      /[؟?!…]["»”]\s*$/.test(segment) && /^[\p{L}\p{M}]/u.test(text.slice(index + segment.length));
    joins = isQuoted || ENDS_IN_ABBREVIATION.test(segment) || closesOnly;
  }
  return found;
}
