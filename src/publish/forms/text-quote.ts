import type { Evidence } from '../../archive/types.ts';

/**
 * A quotation with its context, so that it can be found after the text around it changes (W3C Web Annotation, 4.2.4).
 */
export interface TextQuoteSelector {
  type: 'TextQuoteSelector';
  exact: string;
  /** The words right before and after, which identify the quotation; empty at a paragraph's ends. */
  prefix: string;
  suffix: string;
}

const CONTEXT = 48;

/** The selector of a piece of evidence: its words, with whole words of its paragraph around it. */
export function textQuote({ quote, paragraph: { text }, start, end }: Evidence): TextQuoteSelector {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const prefix =
    before.length <= CONTEXT ? before : before.slice(-CONTEXT).replace(/^\S*\s+(?=\S)|^\S+$/u, '');
  const suffix =
    after.length <= CONTEXT ? after : after.slice(0, CONTEXT).replace(/(?<=\S)\s+\S*$|^\S+$/u, '');
  return { type: 'TextQuoteSelector', exact: quote, prefix, suffix };
}
