import { dashTies, foreignRuns } from '../arabic/runs.ts';

/** An element to be put around a stretch of text; `start` and `end` are UTF-16 offsets, `end` exclusive. */
export interface Annotation {
  start: number;
  end: number;
  /** Opening tag. Where the element has to be split, `continued` opens every piece but the first. */
  open: string;
  continued?: string;
  close: string;
  /** Markup that follows the last piece, or stands at `end`. */
  after?: string;
  rank: number;
}

/** Who stands outside whom where two annotations only overlap; one that holds another is outside it in any case up to `dateline`. */
export const RANK = {
  sentence: 0,
  evidence: 1,
  dateline: 2,
  link: 3,
  time: 4,
  tie: 5,
  language: 6,
  isolate: 7,
  emphasis: 8,
} as const;

/** `text` with `&`, `<`, `>` and `"` escaped for HTML text and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) =>
    c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&quot;',
  );
}

function outsideFirst(a: Annotation, b: Annotation): number {
  const mayNest = a.rank <= RANK.dateline && b.rank <= RANK.dateline;
  if (mayNest) {
    const aHoldsB = a.start <= b.start && a.end >= b.end;
    const bHoldsA = b.start <= a.start && b.end >= a.end;
    if (aHoldsB !== bHoldsA) return aHoldsB ? -1 : 1;
  }
  return a.rank - b.rank || a.start - b.start || b.end - a.end;
}

/**
 * Writes `text` as HTML with every annotation around its stretch, properly nested: where two overlap, the inner one is
 * closed and opened again. No character of `text` is added, dropped or changed.
 */
export function annotate(text: string, annotations: readonly Annotation[]): string {
  const used = annotations.filter((a) => a.start < a.end).sort((a, b) => a.start - b.start);
  let coming = 0;
  let open: Annotation[] = [];
  const cuts = [...new Set([0, text.length, ...used.flatMap((a) => [a.start, a.end])])].sort((a, b) => a - b);
  const started = new Set<Annotation>();
  let stack: Annotation[] = [];
  let html = '';
  const closeTo = (depth: number, at: number): void => {
    while (stack.length > depth) {
      const closed = stack.pop() as Annotation;
      html += closed.close;
      if (closed.end <= at) html += closed.after ?? '';
    }
  };
  for (const [i, from] of cuts.entries()) {
    const to = cuts[i + 1];
    open = open.filter(({ end }) => end > from);
    for (let next = used[coming]; next && next.start <= from; next = used[++coming]) open.push(next);
    const active = to === undefined ? [] : [...open].sort(outsideFirst);
    let shared = 0;
    while (shared < stack.length && stack[shared] === active[shared]) shared++;
    closeTo(shared, from);
    if (to === undefined) break;
    for (const annotation of active.slice(shared)) {
      html += started.has(annotation) ? (annotation.continued ?? annotation.open) : annotation.open;
      started.add(annotation);
    }
    stack = active;
    html += escapeHtml(text.slice(from, to));
  }
  return html;
}

const LONGEST_TIED_RUN = 18;

/** Isolation of foreign runs, the language of Urdu ones, and unbroken dashes, for a text in `direction` and `lang`. */
export function runAnnotations(text: string, direction: 'rtl' | 'ltr', lang: string): Annotation[] {
  const runs = foreignRuns(text, direction, lang).map(({ start, end, kind }): Annotation => {
    if (kind === 'ur') return { start, end, open: '<span lang="ur">', close: '</span>', rank: RANK.language };
    // "This Week" reads badly over two lines; a long run must be free to break.
    const isTied = end - start <= LONGEST_TIED_RUN && /[\s-]/.test(text.slice(start, end));
    const tie = isTied ? ' class="tie"' : '';
    return { start, end, open: `<bdi dir="${kind}"${tie}>`, close: '</bdi>', rank: RANK.isolate };
  });
  const ties = dashTies(text).map(
    ({ start, end }): Annotation => ({
      start,
      end,
      open: '<span class="tie">',
      close: '</span>',
      rank: RANK.tie,
    }),
  );
  return [...runs, ...ties];
}
