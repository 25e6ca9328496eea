import { foreignRuns, type Run } from '../../arabic/script/runs.ts';

/** A headline divided into lines. */
export interface SetText {
  lines: string[];
  /** Pixels. */
  size: number;
}

const DASH = /^[-–—/|]$/;

/** The parts of `text` between which a line may break: words, and a lone dash or slash together with its neighbours. */
function unbreakable(text: string): string[] {
  const pieces: string[] = [];
  let joins = false;
  for (const word of text.split(/[ \t\n]+/).filter((word) => word !== '')) {
    const isDash = DASH.test(word);
    if ((joins || isDash) && pieces.length > 0) pieces.push(`${pieces.pop()} ${word}`);
    else pieces.push(word);
    joins = isDash;
  }
  return pieces;
}

function fill(pieces: readonly string[], widths: readonly number[], space: number, most: number): string[] {
  const lines: string[] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const [i, piece] of pieces.entries()) {
    const own = widths[i] as number;
    if (width + space + own <= most) {
      lines.push(`${lines.pop()} ${piece}`);
      width += space + own;
    } else {
      lines.push(piece);
      width = own;
    }
  }
  return lines;
}

/**
 * Divides `text` into as few, as even lines as possible, in the largest size that fits `width`
 * and `height` (pixels) and
 * `mostLines`, without breaking words. If no size fits, the end is cut and marked with «…». `advance` gives a width in
 * em.
 */
export function setInLines(
  text: string,
  advance: (text: string) => number,
  box: { width: number; height: number; sizes: readonly number[]; leading: number; mostLines: number },
): SetText {
  const pieces = unbreakable(text);
  const widths = pieces.map(advance);
  const space = advance(' ');
  for (const size of box.sizes) {
    const most = box.width / size;
    const lines = fill(pieces, widths, space, most);
    const widest = Math.max(0, ...widths);
    if (lines.length > box.mostLines || lines.length * size * box.leading > box.height || widest > most)
      continue;
    // Even lines: the narrowest width that needs no additional line.
    let [low, high] = [widest, most];
    for (let i = 0; i < 12; i++) {
      const middle = (low + high) / 2;
      if (fill(pieces, widths, space, middle).length > lines.length) low = middle;
      else high = middle;
    }
    return { lines: fill(pieces, widths, space, high), size };
  }
  if (pieces.length > 1) {
    const shorter = pieces
      .slice(0, -1)
      .join(' ')
      .replace(/[\s،,.:؛…-]+$/u, '');
    return setInLines(`${shorter}…`, advance, box);
  }
  return { lines: pieces, size: Math.floor(box.width / Math.max(1, ...widths)) };
}

const isIsolated = (run: Run): run is Run & { kind: 'ltr' | 'rtl' } =>
  run.kind === 'ltr' || run.kind === 'rtl';
const ISOLATE = { ltr: '\u2066', rtl: '\u2067' } as const;

/**
 * Lines of one text with the marks that Pango needs: foreign runs between isolates (UAX #9), as in `bdi` on the page,
 * and a direction mark at the start, so that a line beginning with a Latin word keeps its direction. A run that
 * continues on the next line is isolated on both.
 */
export function inOrder(lines: readonly string[], direction: 'rtl' | 'ltr', lang: string): string[] {
  const runs = foreignRuns(lines.join(' '), direction, lang).filter(isIsolated);
  let from = 0;
  return lines.map((line) => {
    let written = direction === 'rtl' ? '\u200f' : '\u200e';
    let at = 0;
    for (const { start, end, kind } of runs) {
      const [first, last] = [Math.max(start - from, 0), Math.min(end - from, line.length)];
      if (first >= last) continue;
      written += `${line.slice(at, first)}${ISOLATE[kind]}${line.slice(first, last)}\u2069`;
      at = last;
    }
    from += line.length + 1;
    return written + line.slice(at);
  });
}
