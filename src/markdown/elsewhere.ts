import type { Token } from 'markdown-it';
import { directionOf } from '../arabic/script/direction.ts';
import { annotate, RANK, runAnnotations } from './annotate.ts';
import { createParser, plainText, tokensOf } from './document.ts';
import { markupAnnotations, setDirection } from './render.ts';

const parser = createParser();

/**
 * An article's text as HTML for other programs (feeds, wires): foreign runs isolated and the source's markup kept, but
 * none of this site's anchors, classes or addresses. `lang` is the article's BCP 47 tag.
 */
export function htmlForElsewhere(body: string, lang: string): string {
  const direction = directionOf(lang);
  const tokens = parser.parse(body, {});
  for (const [i, token] of tokens.entries()) {
    // markdown-it aligns cells by a style attribute, which feed readers remove.
    token.attrs = token.attrs?.filter(([name]) => name !== 'style') ?? null;
    const [first] = token.children ?? [];
    if (token.type !== 'inline' || !first) continue;
    const text = plainText(token);
    const own = setDirection(tokens[i - 1], text, direction);
    const runs = runAnnotations(text, own, lang).filter(({ rank }) => rank !== RANK.tie);
    const html = annotate(text, [...markupAnnotations(token), ...runs]);
    const written = Object.assign(Object.create(Object.getPrototypeOf(first)), first, {
      type: 'html_inline',
      nesting: 0,
      content: html.replaceAll(' class="tie"', ''),
    }) as Token;
    token.children = [written];
  }
  return parser.renderer.render(tokens, parser.options, {}).trim();
}

/** An article's text without markup, as one block for each paragraph, heading, list item and cell, in order. */
export function plainBlocks(body: string): string[] {
  return tokensOf(body)
    .filter(({ type }) => type === 'inline' || type === 'fence' || type === 'code_block')
    .map((token) => (token.type === 'inline' ? plainText(token) : token.content.trimEnd()))
    .filter((text) => text.trim() !== '');
}
