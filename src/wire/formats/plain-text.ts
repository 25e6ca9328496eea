import { findCredit } from '../../arabic/dateline/credit.ts';
import { findDateline } from '../../arabic/dateline/find.ts';
import { WireFault } from '../fault.ts';
import { type Incoming, LIMITS } from '../incoming.ts';

export interface PlainTextOptions {
  /** Every name in agencies.yaml. */
  knownNames: readonly string[];
  /** Each line is a paragraph; otherwise blank lines separate them. */
  linesAreParagraphs?: boolean | undefined;
  /** The text is one paragraph although it has several lines. */
  isOneParagraph?: boolean | undefined;
  /** The headline for copy without one: the text begins on its first line. */
  title?: string | undefined;
  /** A second dateline does not begin a second dispatch. */
  isSingle?: boolean | undefined;
  /** Which dispatch of a file with several, from 1. */
  item?: number | undefined;
}

const BLANK = /^\s*$/;

/** The paragraphs of plain text, with the line on which each begins, counted from `firstLine`. */
function paragraphsOf(
  text: string,
  firstLine: number,
  linesAreParagraphs = false,
): { text: string; line: number }[] {
  const paragraphs: { text: string; line: number }[] = [];
  let isOpen = false;
  for (const [i, line] of text.split('\n').entries()) {
    const last = paragraphs.at(-1);
    if (BLANK.test(line)) isOpen = false;
    else if (isOpen && last && !linesAreParagraphs) last.text += `\n${line}`;
    else {
      paragraphs.push({ text: line, line: firstLine + i });
      isOpen = true;
    }
  }
  return paragraphs;
}

/** Asks whether `lines` are paragraphs or one paragraph, if the copy does not show it. */
export function unclearParagraphs(lines: number, line: number): WireFault {
  const message = `has ${lines} lines and no blank one. If each line is a paragraph, say --paragraphs lines; if all are one, --paragraphs blank.`;
  return new WireFault('body', message, line);
}

/** Asks whether lines are paragraphs if `found`, the whole story, is one paragraph of several lines. */
function askOfLines(
  [only, second]: readonly { text: string; line: number }[],
  { isOneParagraph }: PlainTextOptions,
): void {
  if (only && !second && only.text.includes('\n') && !isOneParagraph)
    throw unclearParagraphs(only.text.split('\n').length, only.line);
}

/**
 * The paragraphs of one dispatch's `text`, which begins on `firstLine`. Throws a WireFault if a second dispatch
 * follows, or if nothing shows whether its lines are paragraphs.
 */
export function storyOf(text: string, firstLine: number, options: PlainTextOptions): string[] {
  const found = paragraphsOf(text, firstLine, options.linesAreParagraphs);
  refuseSecondDispatch(found, options);
  askOfLines(found, options);
  return found.map((paragraph) => paragraph.text);
}

/** Reports where a second dispatch begins in the paragraphs of one. */
function refuseSecondDispatch(
  paragraphs: readonly { text: string; line: number }[],
  { knownNames, isSingle }: PlainTextOptions,
): void {
  if (isSingle) return;
  const refuse = (line: number, why: string): never => {
    throw new WireFault(
      'file',
      `holds a second dispatch: ${why}. Give each its own file, or say --single.`,
      line,
    );
  };
  const opening = paragraphs.findIndex(({ text }) => findDateline(text, knownNames));
  for (const [i, { text, line }] of paragraphs.entries()) {
    if (/^(?:ZCZC|NNNN)\b/.test(text) && i > 0 && i < paragraphs.length - 1)
      refuse(line, `${text.slice(0, 4)} stands here`);
    const mayOpen = i > Math.max(opening, 0) && /[(/[]/.test(text.slice(0, 200));
    const dateline = mayOpen ? findDateline(text, knownNames) : undefined;
    const isWhole = dateline?.text.trim() === text.trim();
    if (opening !== -1 && dateline && /[(/[]/.test(dateline.text) && (dateline.date || !isWhole))
      refuse(line, `a dateline opens here, ${dateline.text}`);
    const credit = i < paragraphs.length - 1 ? findCredit(text, knownNames) : undefined;
    const isEnd = credit && /^(?:\/\/|--|—)/.test(credit.text);
    if (isEnd && paragraphs.slice(i + 1).some((later) => later.text.length > 80))
      refuse(line, `one ends here, ${credit.text}`);
  }
}

/** `headline` if it is valid. Throws a WireFault if it is empty or far too long. */
export function soundHeadline(headline: string, line: number): string {
  if (headline === '') throw new WireFault('headline', 'is missing. Give it with --title.', line);
  if (headline.length > LIMITS.headline) {
    const message = `has ${headline.length} characters, and a headline has at most ${LIMITS.headline}. Put the headline on a line of its own.`;
    throw new WireFault('headline', message, line);
  }
  return headline;
}

/**
 * Reads plain text as agencies send it: the first line that is not blank is the headline, the rest the body. Throws a
 * WireFault if the headline is missing, a second dispatch follows, or nothing shows whether its lines are paragraphs. A
 * single line (a flash) is headline and text.
 */
export function readPlainText(text: string, options: PlainTextOptions): Incoming {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => !BLANK.test(line));
  const headline = soundHeadline((options.title ?? lines[at] ?? '').trim(), at + 1);
  const bodyAt = options.title === undefined ? at + 1 : at;
  if (
    findDateline(headline, options.knownNames)?.date ||
    /^[([/]/.test(findDateline(headline, options.knownNames)?.text ?? '')
  )
    throw new WireFault(
      'headline',
      'is a dateline. Say the headline with --title, or put it on the first line, above it.',
      at + 1,
    );
  const paragraphs = storyOf(lines.slice(bodyAt).join('\n'), bodyAt + 1, options);
  const isFlash = paragraphs.length === 0;
  return {
    headline,
    paragraphs: isFlash ? [headline] : paragraphs,
    days: [],
    names: [],
    notes: isFlash ? ['body: there is one line, so it is headline and text.'] : [],
  };
}
