import createMarkdownIt, { type MarkdownIt, type Token } from 'markdown-it';
import { sentences } from '../arabic/sentences.ts';

/** A paragraph as a reader sees it. Offsets are UTF-16, in `text`. */
export interface Paragraph {
  /** `p4`, the anchor of its permalink. */
  id: string;
  /** 4 */
  number: number;
  text: string;
  /** `p4s1`, `p4s2` … */
  sentences: { id: string; start: number; end: number }[];
}

export interface Document {
  paragraphs: Paragraph[];
}

const SAFE_LINK = /^(?:https?:\/\/[^/]|mailto:[^/])/i;

/**
 * markdown-it as an agency's words need it: no HTML, no typographer, no images (nothing is fetched from elsewhere), no
 * code by indentation (wire copy indents), and links to the web and to mail only: any other stays as it was typed.
 */
export function createParser(): MarkdownIt {
  const parser = createMarkdownIt({ html: false, linkify: false, typographer: false, breaks: false });
  parser.disable(['image', 'code']);
  parser.validateLink = (url) => SAFE_LINK.test(url.trim());
  return parser;
}

const parser = createParser();

/** The text of an inline token's children as a reader sees it; a line end in the source stays a line end. */
export function plainText(inline: Token): string {
  return (inline.children ?? [])
    .map((child) => (child.type === 'softbreak' || child.type === 'hardbreak' ? '\n' : child.content))
    .join('');
}

/** Calls `visit` with the inline token of every paragraph in `tokens`, in order. Headings and table cells are none. */
export function eachParagraph(tokens: Token[], visit: (inline: Token, open: Token) => void): void {
  for (const [i, open] of tokens.entries()) {
    const inline = tokens[i + 1];
    if (open.type === 'paragraph_open' && inline?.type === 'inline' && plainText(inline).trim() !== '')
      visit(inline, open);
  }
}

/** A paragraph's text, anchor and sentences. Anchors begin as ordinals; whoever keeps them stable maps them here. */
export function describeParagraph(text: string, number: number, lang: string): Paragraph {
  const id = `p${number}`;
  return {
    id,
    number,
    text,
    sentences: sentences(text, lang).map((s, i) => ({ id: `${id}s${i + 1}`, ...s })),
  };
}

/** Every text of a Markdown body as a reader sees it, in order: paragraphs, headings, cells of tables. */
export function textsOf(body: string): string[] {
  return parser
    .parse(body, {})
    .filter(({ type }) => type === 'inline')
    .map(plainText)
    .filter((text) => text.trim() !== '');
}

/** The paragraphs of an article's Markdown body, in order. `lang` is the article's BCP 47 tag. */
export function parseDocument(body: string, lang = 'ar'): Document {
  const paragraphs: Paragraph[] = [];
  eachParagraph(parser.parse(body, {}), (inline) => {
    paragraphs.push(describeParagraph(plainText(inline), paragraphs.length + 1, lang));
  });
  return { paragraphs };
}
