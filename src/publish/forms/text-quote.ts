import type { Evidence } from '../../archive/types.ts';

/** A quotation that can be found again in its text, whatever happens around it (W3C Web Annotation, 4.2.4). */
export interface TextQuoteSelector {
  type: 'TextQuoteSelector';
  exact: string;
  /** Words right before and after, to tell the quotation from others like it; empty at a paragraph's ends. */
  prefix: string;
  suffix: string;
}

const CONTEXT = 48;

/** The selector of a piece of evidence: its words, and whole words of its paragraph around them. */
export function textQuote({ quote, paragraph: { text }, start, end }: Evidence): TextQuoteSelector {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const prefix =
    before.length <= CONTEXT ? before : before.slice(-CONTEXT).replace(/^\S*\s+(?=\S)|^\S+$/u, '');
  const suffix =
    after.length <= CONTEXT ? after : after.slice(0, CONTEXT).replace(/(?<=\S)\s+\S*$|^\S+$/u, '');
  return { type: 'TextQuoteSelector', exact: quote, prefix, suffix };
}
