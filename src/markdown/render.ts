import type { Token } from 'markdown-it';
import { findCredit } from '../arabic/credit.ts';
import { isSameName, openingDateline, type Piece } from '../arabic/dateline.ts';
import { directionOf } from '../arabic/direction.ts';
import { foreignRuns } from '../arabic/runs.ts';
import { type Annotation, annotate, escapeHtml, RANK, runAnnotations } from './annotate.ts';
import { createParser, describeParagraph, eachParagraph, plainText } from './document.ts';
import { wholeWords } from './whole-words.ts';

/** Words of a paragraph that support an event. */
export interface EvidenceSpan {
  /** Anchor of the paragraph, `p5`. */
  paragraph: string;
  /** UTF-16 offsets in the paragraph's text. */
  start: number;
  end: number;
  /** Anchor of the words, `ev-geneva`. */
  anchor: string;
  /** Address of the event, its name for those who cannot see the mark, and its claim. */
  href: string;
  label: string;
  claim: string;
}

export interface RenderOptions {
  /** BCP 47 tag of the article. */
  lang: string;
  evidence?: readonly EvidenceSpan[];
  /** Names of the article's agencies with their languages, to be found in the dateline. */
  agencyNames?: readonly { name: string; lang: string }[];
  /** The accessible name of a paragraph's own link, given its number. */
  markLabel: (number: number) => string;
}

const MARKUP: Readonly<Record<string, [open: string, close: string]>> = {
  strong: ['<strong>', '</strong>'],
  em: ['<em>', '</em>'],
  s: ['<s>', '</s>'],
};

/** Strong, emphasis, code and links of an inline token as annotations of its plain text. */
function markupAnnotations(inline: Token): Annotation[] {
  const found: Annotation[] = [];
  const open: { at: number; token: Token }[] = [];
  let at = 0;
  for (const child of inline.children ?? []) {
    if (child.nesting === 1) open.push({ at, token: child });
    if (child.nesting === -1) {
      const start = open.pop();
      if (!start) continue;
      if (child.type === 'link_close') {
        const href = escapeHtml(String(start.token.attrGet('href')));
        const tag = `<a href="${href}" rel="noopener noreferrer external">`;
        found.push({ start: start.at, end: at, open: tag, close: '</a>', rank: RANK.link });
      } else {
        const [opening, closing] = MARKUP[child.type.replace('_close', '')] ?? ['', ''];
        found.push({ start: start.at, end: at, open: opening, close: closing, rank: RANK.emphasis });
      }
    }
    const length = child.type === 'softbreak' || child.type === 'hardbreak' ? 1 : child.content.length;
    if (child.type === 'code_inline')
      found.push({
        start: at,
        end: at + length,
        open: '<code dir="ltr">',
        close: '</code>',
        rank: RANK.emphasis,
      });
    at += length;
  }
  return found;
}

const CLOSING_MARKS = /^[.,،؛:!؟?…"»”)\]]+/;

function evidenceAnnotations(
  text: string,
  spans: readonly EvidenceSpan[],
  runs: { start: number; end: number }[],
): Annotation[] {
  return spans.flatMap((span): Annotation[] => {
    const { start, end } = wholeWords(text, span.start, span.end, runs);
    const afterMarks = end + (CLOSING_MARKS.exec(text.slice(end, end + 8))?.[0].length ?? 0);
    const link = `<a class="to-event" data-claim="${span.claim}" href="${escapeHtml(span.href)}" aria-label="${escapeHtml(span.label)}"></a>`;
    return [
      {
        start,
        end: afterMarks,
        open: `<span class="ev" id="${span.anchor}">`,
        continued: '<span class="ev">',
        close: '</span>',
        after: link,
        rank: RANK.evidence,
      },
    ];
  });
}

/** A dateline or a credit, and the names in it in their own languages. */
function attributionAnnotations(
  { start, end, names: pieces }: Piece & { names: readonly Piece[] },
  options: RenderOptions,
): Annotation[] {
  const names = options.agencyNames ?? [];
  const marked = pieces.flatMap((piece): Annotation[] => {
    const lang = names.find(({ name }) => isSameName(name, piece.text))?.lang ?? options.lang;
    const isMarked =
      lang !== options.lang && directionOf(lang) === directionOf(options.lang) && !/^ur\b/.test(lang);
    return isMarked
      ? [
          {
            start: piece.start,
            end: piece.end,
            open: `<span lang="${lang}">`,
            close: '</span>',
            rank: RANK.language,
          },
        ]
      : [];
  });
  return [{ start, end, open: '<span class="dateline">', close: '</span>', rank: RANK.dateline }, ...marked];
}

/**
 * Renders the Markdown body of an article to HTML: every paragraph and sentence with its anchor, foreign runs isolated,
 * evidence marked and linked to its event. The text a browser copies from it is the source's, character for character.
 */
export function renderDocument(body: string, options: RenderOptions): string {
  const parser = createParser();
  const direction = directionOf(options.lang);
  const env: Record<string, unknown> = {};
  const tokens = parser.parse(body, env);
  let number = 0;
  const texts: string[] = [];
  eachParagraph(tokens, (inline) => texts.push(plainText(inline)));
  const names = (options.agencyNames ?? []).map(({ name }) => name);
  const opening = openingDateline(texts, names);
  const credit = findCredit(texts.at(-1) ?? '', names);
  const written = new Map<Token, string>();
  eachParagraph(tokens, (inline, open) => {
    const text = texts[number] as string;
    const paragraph = describeParagraph(text, ++number, options.lang);
    const runs = foreignRuns(text, direction, options.lang).filter((run) => run.kind !== 'ur');
    const spans = (options.evidence ?? []).filter((span) => span.paragraph === paragraph.id);
    const html = annotate(text, [
      ...paragraph.sentences.map(({ id, start, end }): Annotation => {
        const whole = wholeWords(text, start, end, runs);
        return {
          ...whole,
          open: `<span id="${id}">`,
          continued: '<span>',
          close: '</span>',
          rank: RANK.sentence,
        };
      }),
      ...evidenceAnnotations(text, spans, runs),
      ...(opening?.paragraph === number - 1 ? attributionAnnotations(opening.dateline, options) : []),
      ...(credit && number === texts.length ? attributionAnnotations(credit, options) : []),
      ...markupAnnotations(inline),
      ...runAnnotations(text, direction, options.lang),
    ]);
    const mark = `<a class="mark" href="#${paragraph.id}" aria-label="${escapeHtml(options.markLabel(number))}"></a>`;
    open.attrSet('id', paragraph.id);
    if (/\s\s|[\n\t]/.test(text)) open.attrSet('class', 'as-sent');
    open.hidden = false;
    const close = tokens[tokens.indexOf(open) + 2];
    if (close) close.hidden = false;
    written.set(inline, html + mark);
  });
  lowerHeadings(tokens);
  for (const token of tokens) {
    if (token.type === 'inline' && !written.has(token)) {
      const text = plainText(token);
      written.set(
        token,
        annotate(text, [...markupAnnotations(token), ...runAnnotations(text, direction, options.lang)]),
      );
    }
    // markdown-it aligns cells by a style attribute, which a strict policy drops.
    const style = token.attrGet('style');
    if (style) {
      token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
      if (/center/.test(String(style))) token.attrSet('class', 'centre');
    }
  }
  // Code is written from left to right, whatever language it quotes.
  parser.renderer.rules.fence = (all, i) =>
    `<pre dir="ltr"><code>${escapeHtml((all[i] as Token).content)}</code></pre>\n`;
  return tokens
    .map((token, i) => (token.type === 'inline' ? written.get(token) : rendered(parser, tokens, i, env)))
    .join('');
}

/** Puts headings below the page's own h1, one in another without a gap, however the source counts them. */
function lowerHeadings(tokens: readonly Token[]): void {
  let above: string[] = [];
  for (const token of tokens) {
    if (token.type === 'heading_open') above = [...above.filter((tag) => tag < token.tag), token.tag];
    if (token.type.startsWith('heading_')) token.tag = `h${Math.min(6, above.length + 1)}`;
  }
}

function rendered(
  parser: ReturnType<typeof createParser>,
  tokens: Token[],
  i: number,
  env: Record<string, unknown>,
): string {
  const rule = parser.renderer.rules[(tokens[i] as Token).type];
  return rule
    ? rule(tokens, i, parser.options, env, parser.renderer)
    : parser.renderer.renderToken(tokens, i, parser.options);
}

const WIDE_LETTER = /[پچژگکیٹڈڑںےۓہۂۃھۀڤڪٱٰٕٓٔ۔٠-٩۰-۹٪٫٬ﷺﷲﷻ﷼]/;

/** Words with a letter outside Arabic: a headline's own face leaves them to a wider one, whole. */
function wideWords(text: string): Annotation[] {
  return [...text.matchAll(/[^\s«»"'()[\]،؛؟:!./-]+/g)]
    .filter(([word]) => WIDE_LETTER.test(word))
    .map(({ index, 0: word }) => ({
      start: index,
      end: index + word.length,
      open: '<span class="wide">',
      close: '</span>',
      rank: RANK.language,
    }));
}

/** One line of text (a headline, a name) as HTML with its foreign runs isolated; `lang` is its BCP 47 tag. */
export function renderLine(text: string, lang: string): string {
  return annotate(text, [...runAnnotations(text, directionOf(lang), lang), ...wideWords(text)]);
}
