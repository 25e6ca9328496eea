/** A character that a reader cannot see, and that can make a text look different from what it is. */
export interface ControlCharacter {
  /** UTF-16 offset in the text. */
  index: number;
  codePoint: number;
  /** `U+202E` style. */
  name: string;
  /**
   * `override`: bidi embedding, override or isolate (UAX #9), never allowed.
   * `mark`: LRM, RLM, ALM; not needed, because isolation is done in the markup.
   * `invisible`: anything else without a shape, including a joiner outside the Arabic script.
   */
  kind: 'override' | 'mark' | 'invisible';
}

// Bidi controls, byte-order mark, zero-width and filler characters, tags, C0 and C1 except tab and line ends.
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is looked for by itself
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\uffff\u{e0000}-\u{e0fff}\ud800-\udfff]/gu;
const ARABIC_LETTER_BEFORE = /[\p{Script=Arabic}\p{Mn}]$/u;
const ARABIC_LETTER_AFTER = /^\p{Script=Arabic}/u;

/** The standard notation of a code point: `codePointName(0x202e)` is `U+202E`. */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

function kindOf(codePoint: number): ControlCharacter['kind'] {
  if ((codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069))
    return 'override';
  return codePoint === 0x200e || codePoint === 0x200f || codePoint === 0x061c ? 'mark' : 'invisible';
}

/** Sequences that UTS #51 counts as one emoji. Some contain ZWJ, some spell out a flag in tag characters. */
const EMOJI = /\p{RGI_Emoji}/gv;
const JOINS_EMOJI = /[\u200d\u{e0020}-\u{e007f}]/u;

/** The positions of emoji in `text` that contain invisible characters. */
function joinedEmoji(text: string): { start: number; end: number }[] {
  if (!JOINS_EMOJI.test(text)) return [];
  return [...text.matchAll(EMOJI)].map(({ index, 0: emoji }) => ({
    start: index,
    end: index + emoji.length,
  }));
}

/**
 * Finds every invisible or direction-changing character of `text`, in order. Not reported: ZWNJ and ZWJ between Arabic
 * letters, where they are spelling (UAX #31), and inside an emoji (UTS #51).
 */
export function findControls(text: string): ControlCharacter[] {
  const found: ControlCharacter[] = [];
  let emoji: ReturnType<typeof joinedEmoji> | undefined;
  for (const match of text.matchAll(SUSPECT)) {
    const codePoint = match[0].codePointAt(0) as number;
    const index = match.index;
    emoji ??= joinedEmoji(text);
    if (emoji.some(({ start, end }) => start <= index && index < end)) continue;
    const isJoiner = codePoint === 0x200c || codePoint === 0x200d;
    if (
      isJoiner &&
      ARABIC_LETTER_BEFORE.test(text.slice(Math.max(0, index - 1), index)) &&
      ARABIC_LETTER_AFTER.test(text.slice(index + 1, index + 2))
    )
      continue;
    found.push({ index, codePoint, name: codePointName(codePoint), kind: kindOf(codePoint) });
  }
  return found;
}

/** The name of each kind in a message. */
const CALLED: Readonly<Record<ControlCharacter['kind'], string>> = {
  override: 'a direction control',
  mark: 'a direction mark',
  invisible: 'an invisible character',
};

/** The first occurrence of a control character on a line, and how often it recurs there. */
export interface ControlOfLine {
  /** The first of them. */
  control: ControlCharacter;
  /** 1-based. */
  line: number;
  /** 1-based, in code points. */
  column: number;
  /** «a direction mark», for messages. */
  called: string;
  /** « at column 3, and 2 more on this line», for messages. */
  where: string;
}

/** The control characters of `text` by line. Repetitions on one line are counted, not listed. */
export function controlsByLine(text: string): ControlOfLine[] {
  const found = new Map<string, { control: ControlCharacter; line: number; column: number; times: number }>();
  let line = 1;
  let lineStart = 0;
  let from = 0;
  for (const control of findControls(text)) {
    for (
      let end = text.indexOf('\n', from);
      end !== -1 && end < control.index;
      end = text.indexOf('\n', from)
    ) {
      line++;
      from = lineStart = end + 1;
    }
    from = Math.max(from, control.index);
    const same = found.get(`${line} ${control.name}`);
    if (same) same.times++;
    else {
      const column = [...text.slice(lineStart, control.index)].length + 1;
      found.set(`${line} ${control.name}`, { control, line, column, times: 1 });
    }
  }
  return [...found.values()].map(({ times, ...rest }) => ({
    ...rest,
    called: CALLED[rest.control.kind],
    where: ` at column ${rest.column}${times === 1 ? '' : `, and ${times - 1} more on this line`}`,
  }));
}
