import createMarkdownIt, { type MarkdownIt, type Token } from 'markdown-it';
import { sentences } from '../arabic/sentences.ts';
import type { Anchors } from './anchors.ts';

/** The given anchors belong to another text. */
export class StaleAnchors extends Error {}

/** A paragraph as a reader sees it. Offsets are UTF-16, in `text`. */
export interface Paragraph {
  /** `p4`, the anchor of its permalink. */
  id: string;
  /** The 4 of `p4`: assigned once, not its place in the text. */
  number: number;
  /** Its index among the paragraphs of the text, from 0. */
  position: number;
  /** The line of the Markdown body on which it begins, from 0. */
  line: number;
  text: string;
  /** `p4s1`, `p4s2` … */
  sentences: { id: string; start: number; end: number }[];
}

export interface Document {
  paragraphs: Paragraph[];
}

const SAFE_LINK = /^(?:https?:\/\/[^/]|mailto:[^/])/i;

/**
 * Treats the last `[` without a `]` after it as text: markdown-it would search the rest of the
 * text for each such bracket.
 */
function passLoneBrackets(parser: MarkdownIt): void {
  let text = '';
  let lastClosing = -1;
  parser.inline.ruler.before('link', 'lone_bracket', (state, isSilent) => {
    if (state.src[state.pos] !== '[') return false;
    if (state.src !== text) {
      text = state.src;
      lastClosing = text.lastIndexOf(']');
    }
    if (state.pos < lastClosing) return false;
    if (!isSilent) state.pending += '[';
    state.pos++;
    return true;
  });
}

/**
 * markdown-it for agency text: no HTML, no typographer, no images (nothing is fetched from elsewhere), no indented code
 * (wire copy is often indented). Only web and mail links are links; any other stays as typed.
 */
export function createParser(): MarkdownIt {
  const parser = createMarkdownIt({ html: false, linkify: false, typographer: false, breaks: false });
  parser.disable(['image', 'code']);
  passLoneBrackets(parser);
  parser.validateLink = (url) => SAFE_LINK.test(url.trim());
  return parser;
}

const parser = createParser();
let last: { body: string; tokens: Token[] } | undefined;

/** The tokens of a Markdown body; do not change them. The last body's tokens are cached. */
export function tokensOf(body: string): readonly Token[] {
  if (last?.body !== body) last = { body, tokens: parser.parse(body, {}) };
  return last.tokens;
}

/** The text of an inline token as a reader sees it. Line ends of the source are kept. */
export function plainText(inline: Token): string {
  let text = '';
  for (const { type, content } of inline.children ?? [])
    text += type === 'softbreak' || type === 'hardbreak' ? '\n' : content;
  return text;
}

/** Calls `visit` with the text and tokens of every paragraph, in order. Headings and table cells are not paragraphs. */
export function eachParagraph(
  tokens: readonly Token[],
  visit: (text: string, inline: Token, open: Token, close: Token | undefined) => void,
): void {
  for (const [i, open] of tokens.entries()) {
    const inline = tokens[i + 1];
    if (open.type !== 'paragraph_open' || inline?.type !== 'inline') continue;
    const text = plainText(inline);
    if (/\S/.test(text)) visit(text, inline, open, tokens[i + 2]);
  }
}

/**
 * A paragraph's text, anchor and sentences. `anchors` come from the ledger; without them, anchors are ordinals. Throws
 * if they belong to another text.
 */
export function describeParagraph(
  text: string,
  { position, line }: { position: number; line: number },
  lang: string,
  anchors?: Anchors,
): Paragraph {
  const recorded = anchors?.paragraphs[position];
  const number = recorded?.number ?? position + 1;
  const id = `p${number}`;
  const found = sentences(text, lang);
  if (anchors && found.length !== recorded?.sentences.length)
    throw new StaleAnchors(
      `${id}: its sentences are not those that the ledger records: they are told apart otherwise now. Run npm run permalinks.`,
    );
  return {
    id,
    number,
    position,
    line,
    text,
    sentences: found.map((s, i) => ({ id: recorded?.sentences[i] ?? `${id}s${i + 1}`, ...s })),
  };
}

/** All texts of a Markdown body as a reader sees them, in order: paragraphs, headings, table cells. */
export function textsOf(body: string): string[] {
  return tokensOf(body)
    .filter(({ type }) => type === 'inline')
    .map(plainText)
    .filter((text) => text.trim() !== '');
}

/** The text of every paragraph of a Markdown body, in order. */
export function paragraphTexts(body: string): string[] {
  const texts: string[] = [];
  eachParagraph(tokensOf(body), (text) => texts.push(text));
  return texts;
}

/** The paragraphs of an article's Markdown body, in order. `lang` is the article's BCP 47 tag. */
export function parseDocument(body: string, lang = 'ar', anchors?: Anchors): Document {
  const paragraphs: Paragraph[] = [];
  eachParagraph(tokensOf(body), (text, _inline, open) => {
    const at = { position: paragraphs.length, line: open.map?.[0] ?? 0 };
    paragraphs.push(describeParagraph(text, at, lang, anchors));
  });
  return { paragraphs };
}
