import type { Token } from 'markdown-it';
import { blockDirection } from '../arabic/script/block-direction.ts';
import { directionOf } from '../arabic/script/direction.ts';
import { LONGEST_TIE } from '../arabic/script/ties.ts';
import { type Annotation, annotate, escapeHtml, RANK, runAnnotations } from './annotate.ts';
import { attributionAnnotations } from './attribution.ts';
import { dateAnnotations } from './date-marks.ts';
import { createParser, describeParagraph, eachParagraph, plainText } from './document.ts';
import { type RetiredOptions, retiredAnchors } from './retired.ts';
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
  /** Address of the event, its name for screen readers, and its claim. */
  href: string;
  label: string;
  claim: string;
  /** The event's date, EDTF. */
  date?: string;
}

export interface RenderOptions extends RetiredOptions {
  /** Day of the article, `YYYY-MM-DD`, against which its dates are resolved. Without it no date is marked. */
  date?: string;
  /** BCP 47 tag of the article. */
  lang: string;
  evidence?: readonly EvidenceSpan[];
  /** Names of the article's agencies with their languages, for finding the dateline. */
  agencyNames?: readonly { name: string; lang: string }[];
  /** Names that contain words for a date but are not dates. */
  datelikeNames?: readonly string[];
  /** HTML to insert after the block of a paragraph, by the paragraph's number. */
  after?: ReadonlyMap<number, string>;
  /** The accessible name of a paragraph's own link, given its number. */
  markLabel: (number: number) => string;
  /** BCP 47 tag of the labels; without it that of the article. */
  labelLang?: string;
}

const parser = createParser();
// Code is left to right, whatever language it quotes.
parser.renderer.rules.fence = (all, i) =>
  `<pre dir="ltr"><code>${escapeHtml((all[i] as Token).content)}</code></pre>\n`;

// A table that is too wide scrolls by itself, not with the page.
parser.renderer.rules.table_open = () => '<div class="table"><table>\n';
parser.renderer.rules.table_close = () => '</table></div>\n';

const MARKUP: Readonly<Record<string, [open: string, close: string]>> = {
  strong_close: ['<strong>', '</strong>'],
  em_close: ['<em>', '</em>'],
  s_close: ['<s>', '</s>'],
};

/** How deep elements of the source may be nested: each is opened again where others cross it, which costs time. */
const DEEPEST = 16;

/** Strong, emphasis, code and links of an inline token as annotations of its plain text. */
export function markupAnnotations(inline: Token): Annotation[] {
  const found: Annotation[] = [];
  const open: { at: number; token: Token }[] = [];
  let at = 0;
  for (const child of inline.children ?? []) {
    const { type, nesting } = child;
    const start = at;
    if (nesting === 1) open.push({ at, token: child });
    else if (nesting === -1) {
      const opened = open.pop();
      if (!opened || open.length >= DEEPEST) continue;
      const [opening, closing] =
        type === 'link_close'
          ? [
              `<a href="${escapeHtml(String(opened.token.attrGet('href')))}" rel="noopener noreferrer external">`,
              '</a>',
            ]
          : (MARKUP[type] ?? ['', '']);
      const rank = type === 'link_close' ? RANK.link : RANK.emphasis;
      found.push({ start: opened.at, end: at, open: opening, close: closing, rank });
    } else at += type === 'softbreak' || type === 'hardbreak' ? 1 : child.content.length;
    if (type === 'code_inline')
      found.push({ start, end: at, open: '<code dir="ltr">', close: '</code>', rank: RANK.emphasis });
  }
  return found;
}

const CLOSING_MARKS = /^[.,،؛:!؟?…"»”)\]]+/;

function evidenceAnnotations(
  text: string,
  spans: readonly EvidenceSpan[],
  linked: ReadonlySet<string>,
  leads: (to: string) => string,
  inLang: string,
): Annotation[] {
  return spans.flatMap((span): Annotation[] => {
    const { start, end } = wholeWords(text, span.start, span.end);
    const afterMarks = end + (CLOSING_MARKS.exec(text.slice(end, end + 8))?.[0].length ?? 0);
    // A date in the words may already link to the event: no second link after them.
    const isLinked = linked.has(span.href);
    const link = `<a class="to-event" data-claim="${span.claim}" href="${escapeHtml(span.href)}" aria-label="${escapeHtml(span.label)}"${inLang}></a>`;
    return [
      {
        start,
        end: afterMarks,
        open: `${leads(span.anchor)}<span class="ev" id="${span.anchor}">`,
        continued: '<span class="ev">',
        close: '</span>',
        ...(!isLinked && { after: link }),
        rank: RANK.evidence,
      },
    ];
  });
}

/**
 * Renders the Markdown body of an article to HTML: every paragraph and sentence with its anchor, foreign runs isolated,
 * evidence marked and linked to its event. Text copied from it in a browser is exactly the source's.
 */
export function renderDocument(body: string, options: RenderOptions): string {
  const direction = directionOf(options.lang);
  const env: Record<string, unknown> = {};
  const tokens = parser.parse(body, env);
  let position = 0;
  const texts: string[] = [];
  eachParagraph(tokens, (text) => texts.push(text));
  const attributed = attributionAnnotations(texts, options.agencyNames ?? [], options.lang);
  const supporting = Map.groupBy(options.evidence ?? [], ({ paragraph }) => paragraph);
  const written = new Map<Token, string>();
  const before = new Map<Token, string>();
  const after = new Map<Token, string>();
  const { leads, tombstones } = retiredAnchors(options);
  const { labelLang = options.lang } = options;
  const inLang = labelLang === options.lang ? '' : ` lang="${labelLang}"`;
  const day = /^ar\b/.test(options.lang) ? options.date : undefined;
  eachParagraph(tokens, (text, inline, open, close) => {
    const at = { position, line: open.map?.[0] ?? 0 };
    const paragraph = describeParagraph(text, at, options.lang, options.anchors);
    before.set(open, tombstones(position++));
    const follows = options.after?.get(paragraph.number);
    const end = follows && endOfBlock(tokens, open);
    if (end) after.set(end, `${after.get(end) ?? ''}${follows}`);
    open.hidden = false;
    const own = setDirection(open, text, direction);
    const spans = supporting.get(paragraph.id) ?? [];
    const markup = markupAnnotations(inline);
    const links = markup.filter(({ rank }) => rank === RANK.link);
    const widened = (start: number, end: number) => wholeWords(text, start, end);
    const { dates, linked } =
      day === undefined
        ? { dates: [], linked: new Set<string>() }
        : dateAnnotations(text, { ref: day, names: options.datelikeNames ?? [] }, spans, links, widened);
    const html = annotate(text, [
      ...dates,
      ...paragraph.sentences.map((sentence): Annotation => {
        const { start, end } = widened(sentence.start, sentence.end);
        const open = `${leads(sentence.id)}<span id="${sentence.id}">`;
        return { start, end, open, continued: '<span>', close: '</span>', rank: RANK.sentence };
      }),
      ...evidenceAnnotations(text, spans, linked, leads, inLang),
      ...(attributed.get(at.position) ?? []),
      ...markup,
      ...runAnnotations(text, own, options.lang).filter(isNoTieOf(dates)),
    ]);
    const label = escapeHtml(options.markLabel(paragraph.number));
    const mark = `<a class="mark" href="#${paragraph.id}" data-number="${paragraph.number}" aria-label="${label}"${inLang}></a>`;
    open.attrSet('id', paragraph.id);
    if (/\s\s|[\n\t]/.test(text)) open.attrSet('class', 'as-sent');
    if (close) close.hidden = false;
    written.set(inline, leads(paragraph.id) + html + mark);
  });
  lowerHeadings(tokens);
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'inline' && !written.has(token)) {
      const text = plainText(token);
      const own = setDirection(tokens[i - 1], text, direction);
      written.set(
        token,
        annotate(text, [...markupAnnotations(token), ...runAnnotations(text, own, options.lang)]),
      );
    }
    // markdown-it aligns cells by a style attribute, which a strict content security policy removes.
    const style = token.attrGet('style');
    if (style) {
      token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
      if (/center/.test(String(style))) token.attrSet('class', 'centre');
    }
  }
  const html = tokens.map((token, i) =>
    token.type === 'inline'
      ? written.get(token)
      : `${before.get(token) ?? ''}${rendered(tokens, i, env)}${after.get(token) ?? ''}`,
  );
  return html.join('') + tombstones(position);
}

/** The token that closes the outermost block around `open`. */
function endOfBlock(tokens: readonly Token[], open: Token): Token | undefined {
  return tokens.slice(tokens.indexOf(open)).find(({ level, nesting }) => level === 0 && nesting === -1);
}

/** Removes ties that are already inside one of `dates`. */
const isNoTieOf =
  (dates: readonly Annotation[]) =>
  ({ rank, start, end }: Annotation): boolean =>
    rank !== RANK.tie ||
    !dates.some((date) => date.end - date.start <= LONGEST_TIE && date.start <= start && end <= date.end);

/**
 * The direction of a block with `text`, in an article in `direction`. Sets `dir` on a block of foreign words, but not
 * on a table cell, because all cells of a column align to one side.
 */
export function setDirection(open: Token | undefined, text: string, direction: 'rtl' | 'ltr'): 'rtl' | 'ltr' {
  const isLine = open?.hidden || open?.type === 'td_open' || open?.type === 'th_open';
  const own = isLine ? direction : blockDirection(text, direction);
  if (own !== direction) open?.attrSet('dir', own);
  return own;
}

/** Moves headings below the page's h1, without skipping a level, whatever levels the source uses. */
function lowerHeadings(tokens: readonly Token[]): void {
  let above: string[] = [];
  for (const token of tokens) {
    if (token.type === 'heading_open') above = [...above.filter((tag) => tag < token.tag), token.tag];
    if (token.type.startsWith('heading_')) token.tag = `h${Math.min(6, above.length + 1)}`;
  }
}

function rendered(tokens: Token[], i: number, env: Record<string, unknown>): string {
  const rule = parser.renderer.rules[(tokens[i] as Token).type];
  return rule
    ? rule(tokens, i, parser.options, env, parser.renderer)
    : parser.renderer.renderToken(tokens, i, parser.options);
}
