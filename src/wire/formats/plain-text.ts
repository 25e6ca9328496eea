import { findCredit } from '../../arabic/dateline/credit.ts';
import { findDateline } from '../../arabic/dateline/find.ts';
import { WireFault } from '../fault.ts';
import { type Incoming, LIMITS } from '../incoming.ts';

export interface PlainTextOptions {
  /** Every name in agencies.yaml. */
  knownNames: readonly string[];
  /** Each line is a paragraph; else blank lines part them. */
  linesAreParagraphs?: boolean | undefined;
  /** A second dateline does not make it two dispatches. */
  isSingle?: boolean | undefined;
}

const BLANK = /^\s*$/;

/** The paragraphs of plain text, and the line of `text` each begins on, from `firstLine`. */
export function paragraphsOf(
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

/** Reports where a second dispatch begins in the paragraphs of one. */
export function refuseSecondDispatch(
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

/** `headline` if it can be one. Throws a WireFault where it is empty or far too long. */
export function soundHeadline(headline: string, line: number): string {
  if (headline === '') throw new WireFault('headline', 'is missing. Give the dispatch its headline.', line);
  if (headline.length > LIMITS.headline) {
    const message = `has ${headline.length} characters, and a headline has at most ${LIMITS.headline}. Put the headline on a line of its own.`;
    throw new WireFault('headline', message, line);
  }
  return headline;
}

/**
 * Reads plain text as agencies send it: the first line that is not blank is the headline, the rest the body. Throws a
 * WireFault where either is missing or a second dispatch follows.
 */
export function readPlainText(text: string, options: PlainTextOptions): Incoming {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => !BLANK.test(line));
  const headline = soundHeadline((lines[at] ?? '').trim(), at + 1);
  if (
    findDateline(headline, options.knownNames)?.date ||
    /^[([/]/.test(findDateline(headline, options.knownNames)?.text ?? '')
  )
    throw new WireFault(
      'headline',
      'is a dateline. Put the headline of the dispatch on the first line, above it.',
      at + 1,
    );
  const found = paragraphsOf(lines.slice(at + 1).join('\n'), at + 2, options.linesAreParagraphs);
  if (found.length === 0)
    throw new WireFault('body', 'is missing: there is one line. Put the text below the headline.', at + 1);
  refuseSecondDispatch(found, options);
  const notes: string[] = [];
  const [only] = found;
  if (found.length === 1 && only && only.text.includes('\n'))
    notes.push(
      `body: no blank line parts its ${only.text.split('\n').length} lines, so it is one paragraph. If each line is one, say --paragraphs lines.`,
    );
  return { headline, paragraphs: found.map((paragraph) => paragraph.text), days: [], names: [], notes };
}
