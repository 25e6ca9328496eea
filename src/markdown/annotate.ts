import { languageByScript, rtlLanguage } from '../arabic/foreign-language.ts';
import { foreignRuns } from '../arabic/script/runs.ts';
import { tiesIn } from '../arabic/script/ties.ts';

/** An element to put around a part of a text; `start` and `end` are UTF-16 offsets, `end` exclusive. */
export interface Annotation {
  start: number;
  end: number;
  /** Opening tag. If the element has to be split, `continued` opens every piece after the first. */
  open: string;
  continued?: string;
  close: string;
  /** Markup after the last piece (or at `end`). */
  after?: string;
  rank: number;
}

/**
 * Which of two annotations is outside when they only partly overlap (up to `dateline`, one that contains the other is
 * outside in any case). An isolate is never split, because its halves would change places: the other one is split.
 */
export const RANK = {
  sentence: 0,
  evidence: 1,
  dateline: 2,
  link: 3,
  time: 4,
  language: 5,
  isolate: 6,
  emphasis: 7,
  tie: 8,
} as const;

const SPECIAL = /[&<>"]/;

/** `text` with `&`, `<`, `>` and `"` escaped for HTML text and double-quoted attributes. */
export function escapeHtml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(/[&<>"]/g, (c) =>
    c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&quot;',
  );
}

function holds(outer: Annotation, inner: Annotation): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

function outsideFirst(a: Annotation, b: Annotation): number {
  const mayNest = a.rank <= RANK.dateline && b.rank <= RANK.dateline;
  if (mayNest) {
    const aHoldsB = holds(a, b);
    if (aHoldsB !== holds(b, a)) return aHoldsB ? -1 : 1;
  }
  return a.rank - b.rank || a.start - b.start || b.end - a.end;
}

/** The open annotations `begun` (in the order they began), sorted outermost first. */
function nested(begun: readonly Annotation[]): readonly Annotation[] {
  const [first, second] = begun;
  if (!first || !second) return begun.slice();
  const isolate = begun.find(({ rank }) => rank === RANK.isolate);
  if (!isolate) return [...begun].sort(outsideFirst);
  const others = begun.filter((one) => one !== isolate).sort(outsideFirst);
  return [
    ...others.filter((one) => holds(one, isolate)),
    isolate,
    ...others.filter((one) => !holds(one, isolate)),
  ];
}

/**
 * Writes `text` as HTML with every annotation around its part, properly nested: where two overlap, the inner one is
 * closed and opened again. Every character of `text` is kept.
 */
export function annotate(text: string, annotations: readonly Annotation[]): string {
  const coming = annotations.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  const written = SPECIAL.test(text) ? escapeHtml : (piece: string): string => piece;
  const split = new Set<Annotation>();
  let html = '';
  /** The open annotations, in the order they began; and the same, outermost first. */
  const begun: Annotation[] = [];
  let open: readonly Annotation[] = [];
  let next = 0;
  let from = 0;
  do {
    let to = coming[next]?.start ?? text.length;
    for (const { end } of begun) if (end < to) to = end;
    if (to > from) html += written(text.slice(from, to));
    from = to;
    let kept = 0;
    if (from < text.length) {
      for (const one of begun) if (one.end > from) begun[kept++] = one;
      for (; coming[next]?.start === from; next++) begun[kept++] = coming[next] as Annotation;
    }
    begun.length = kept;
    const active = nested(begun);
    let shared = 0;
    while (shared < open.length && open[shared] === active[shared]) shared++;
    for (let depth = open.length - 1; depth >= shared; depth--) {
      const closed = open[depth] as Annotation;
      html += closed.close;
      if (closed.end > from) split.add(closed);
      else if (closed.after) html += closed.after;
    }
    for (let depth = shared; depth < active.length; depth++) {
      const opened = active[depth] as Annotation;
      html += split.has(opened) ? (opened.continued ?? opened.open) : opened.open;
    }
    open = active;
  } while (from < text.length);
  return html;
}

const LONGEST_TIED_RUN = 18;

/**
 * Isolation of foreign runs, the language of Urdu and Hebrew ones, and unbreakable parts, for a text
 * in `direction` and `lang`.
 */
export function runAnnotations(text: string, direction: 'rtl' | 'ltr', lang: string): Annotation[] {
  const found = foreignRuns(text, direction, lang).map(({ start, end, kind }): Annotation => {
    if (kind === 'ur' || kind === 'he')
      return { start, end, open: `<span lang="${kind}">`, close: '</span>', rank: RANK.language };
    const words = text.slice(start, end);
    const language = kind === 'rtl' ? rtlLanguage(words) : languageByScript(words);
    // A short run such as "This Week" is kept on one line; a long one must be free to break.
    const isTied = end - start <= LONGEST_TIED_RUN && /[\s-]/.test(words);
    const tie = isTied ? ' class="tie"' : '';
    return {
      start,
      end,
      open: `<bdi dir="${kind}"${language ? ` lang="${language}"` : ''}${tie}>`,
      close: '</bdi>',
      rank: RANK.isolate,
    };
  });
  for (const { start, end } of tiesIn(text))
    found.push({ start, end, open: '<span class="tie">', close: '</span>', rank: RANK.tie });
  return found;
}
