import { createHash } from 'node:crypto';
import { join } from 'node:path';
import sharp from 'sharp';
import { directionOf } from '../../arabic/script/direction.ts';
import { escapeHtml } from '../../markdown/annotate.ts';
import { site } from '../../site/settings.ts';
import { drawnOnce } from '../drawn-once.ts';
import { inOrder, setInLines } from './lines.ts';
import { CARD } from './size.ts';
import { advance, drawable, fontBytes, STYLES, type Style } from './type.ts';

/** Words with their BCP 47 tag. */
export interface Worded {
  text: string;
  lang: string;
}

/** The content of a card. `file` is where an editor finds the words. */
export interface Card {
  site: Worded;
  headline: Worded;
  /** Below, from the inline start: source and date. */
  foot: readonly [Worded, Worded];
  file: string;
}

const EDGE = 68;
const WIDTH = CARD.width - 2 * EDGE;
// The page's colours in the light theme.
const INK = site.colours.ink.light;
const DIM = site.colours.dim.light;
const NAME = { size: 62, baseline: 121 };
const RULE = { y: 158, height: 3 };
const HEADLINE = {
  width: WIDTH,
  height: 318,
  sizes: [66, 62, 58, 54, 50, 46, 42, 38, 34],
  leading: 1.4,
  mostLines: 4,
};
const FOOT = { size: 27, baseline: 566, gap: 40 };

/** Words on one line, with the direction marks that Pango needs. */
function ordered({ text, lang }: Worded): Worded {
  return { text: inOrder([text], directionOf(lang), lang).join(''), lang };
}

/** One line of text as SVG, which librsvg sets with Pango. `at` is the position of the edge `side`. */
function line(
  { text, lang }: Worded,
  style: Style,
  {
    at,
    baseline,
    size,
    side,
    ink,
  }: { at: number; baseline: number; size: number; side: 'start' | 'end'; ink: string },
  base: 'rtl' | 'ltr',
): string {
  const { families, weight } = STYLES[style];
  // SVG's anchor depends on the text's direction, the card's sides on the interface's.
  const anchor = directionOf(lang) === base ? side : side === 'start' ? 'end' : 'start';
  const direction = directionOf(lang);
  return `<text x="${at}" y="${baseline}" direction="${direction}" text-anchor="${anchor}" xml:lang="${lang}" xml:space="preserve" font-family="${families}" font-weight="${weight}" font-size="${size}" fill="${ink}">${escapeHtml(text)}</text>`;
}

/** The card without what its fonts cannot draw; if nothing of the headline is left, the site's name replaces it. */
function drawn(card: Card): Card {
  const name = drawable(card.site.text, 'head') ?? '…';
  const foot = ({ text, lang }: Worded): Worded => ({ text: drawable(text, 'text') ?? '…', lang });
  const headline = drawable(card.headline.text, 'head');
  return {
    ...card,
    site: { ...card.site, text: name },
    headline: headline === undefined ? { ...card.site, text: name } : { ...card.headline, text: headline },
    foot: [foot(card.foot[0]), foot(card.foot[1])],
  };
}

/** The card as SVG, 1200 by 630. Each run of words that its fonts cannot draw is replaced by an ellipsis. */
export function cardSvg(whole: Card): string {
  const card = drawn(whole);
  const base = directionOf(card.site.lang);
  const [start, end] = base === 'rtl' ? [CARD.width - EDGE, EDGE] : [EDGE, CARD.width - EDGE];
  const { lines, size } = setInLines(card.headline.text, (text) => advance(text, 'head'), HEADLINE);
  const leading = size * HEADLINE.leading;
  // The text is placed slightly above the middle between rule and foot.
  const free = HEADLINE.height - lines.length * leading;
  const first = RULE.y + 26 + free * 0.36 + leading * 0.76;
  // A headline in the other direction starts at the opposite side.
  const side = directionOf(card.headline.lang) === base ? start : end;
  const [left, right] = card.foot;
  const widths = card.foot.map(({ text }) => advance(text, 'text'));
  const footSize = Math.min(FOOT.size, (WIDTH - FOOT.gap) / ((widths[0] ?? 0) + (widths[1] ?? 0)));
  const foot = { baseline: FOOT.baseline, size: footSize, ink: DIM };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}"><rect width="100%" height="100%" fill="${site.colours.paper.light}"/>${line(ordered(card.site), 'head', { at: start, side: 'start', ink: INK, ...NAME }, base)}<rect x="${EDGE}" y="${RULE.y}" width="${WIDTH}" height="${RULE.height}" fill="${INK}"/>${inOrder(
    lines,
    directionOf(card.headline.lang),
    card.headline.lang,
  )
    .map((text, i) =>
      line(
        { text, lang: card.headline.lang },
        'head',
        {
          at: side,
          side: side === start ? 'start' : 'end',
          baseline: Math.round(first + i * leading),
          size,
          ink: INK,
        },
        base,
      ),
    )
    .join(
      '',
    )}${line(ordered(left), 'text', { at: start, side: 'start', ...foot }, base)}${line(ordered(right), 'text', { at: end, side: 'end', ...foot }, base)}</svg>`;
}

/** Sixteen shades, undithered: a third of the size and time of other settings. */
function rasterise(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg))
    .png({ palette: true, colours: 16, dither: 0, effort: 1, compressionLevel: 9 })
    .toBuffer();
}

const PROBE = 'سجل الأخبار بأسانيدها and what it says';

/** Compares a line drawn by Pango with its width in our fonts by HarfBuzz. Throws if Pango used another font. */
async function checkFonts(): Promise<void> {
  const size = 40;
  const style = { at: 20, baseline: 60, size, side: 'end', ink: '#000' } as const;
  const text = line(ordered({ text: PROBE, lang: 'ar' }), 'head', style, 'rtl');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="90"><rect width="100%" height="100%" fill="#fff"/>${text}</svg>`;
  const { info } = await sharp(Buffer.from(svg)).trim().toBuffer({ resolveWithObject: true });
  const expected = advance(PROBE, 'head') * size;
  if (Math.abs(info.width - expected) > expected * 0.02)
    throw new Error(
      `The share cards are drawn in a font that is not ours: a line of ${expected.toFixed(0)} pixels came out ${info.width}. Set PANGOCAIRO_BACKEND=fontconfig and FONTCONFIG_FILE=${site.cache}/fonts.conf before the build.`,
    );
}

let version: Promise<string> | undefined;

/** What a card's bytes depend on besides its words: the fonts and the drawing libraries. */
function drawnWith(): Promise<string> {
  version ??= (async () => {
    await checkFonts();
    const hash = createHash('sha256');
    for (const file of STYLES.head.files) hash.update(fontBytes(file));
    return `${hash.digest('hex')} ${JSON.stringify(sharp.versions)}`;
  })();
  return version;
}

/** Draws a card as PNG, or takes it from `cache` if the same words were drawn with the same fonts before. */
export async function drawCard(card: Card, cache = site.cache): Promise<Buffer> {
  const svg = cardSvg(card);
  const key = createHash('sha256')
    .update(`${await drawnWith()}\n${svg}`)
    .digest('hex');
  return drawnOnce(join(cache, 'cards'), `${key}.png`, async () => {
    const png = await rasterise(svg);
    if (png.length > CARD.mostBytes)
      throw new Error(`${card.file}: card: is ${png.length} bytes, more than ${CARD.mostBytes}.`);
    return png;
  });
}

/** A card as the response of an endpoint. */
export async function pngOf(card: Card): Promise<Response> {
  return new Response(new Uint8Array(await drawCard(card)), { headers: { 'content-type': 'image/png' } });
}
