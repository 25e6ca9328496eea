import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { directionOf } from '../../arabic/script/direction.ts';
import { addresses } from '../../site/addresses.ts';
import { productFile } from '../../site/product-file.ts';
import { site } from '../../site/settings.ts';
import { words } from '../../site/words.ts';

/**
 * The icons by size in pixels. A `maskable` icon is filled to its edges, because systems cut their own shape out of
 * it; the mark is inside the safe zone, a circle of four fifths of the width.
 */
export const ICONS = [
  { name: 'icon-192.png', pixels: 192, purpose: 'any' },
  { name: 'icon-512.png', pixels: 512, purpose: 'any' },
  { name: 'icon-maskable-512.png', pixels: 512, purpose: 'maskable' },
  // The iOS home screen icon, whose corners iOS rounds; not in the manifest.
  { name: 'icon-180.png', pixels: 180, purpose: 'apple' },
] as const;

/** Draws an icon from `public/icon.svg` as PNG. */
export function drawIcon({ pixels, purpose }: (typeof ICONS)[number]): Promise<Buffer> {
  const mark = readFileSync(productFile('public/icon.svg'), 'utf8');
  const svg = purpose === 'any' ? mark : mark.replace(/ rx="[^"]*"/, '');
  const side = Number(/viewBox="0 0 (\d+) /.exec(mark)?.[1]);
  return sharp(Buffer.from(svg), { density: (72 * pixels) / side })
    .resize(pixels, pixels)
    .png({ palette: true, colours: 32, dither: 0, compressionLevel: 9 })
    .toBuffer();
}

/**
 * The site as an app (Web Application Manifest, W3C). `minimal-ui`, so that browsers show the address and
 * readers can copy permalinks.
 */
export function asWebManifest(): string {
  return JSON.stringify({
    id: site.base,
    name: `${site.name}: ${site.tagline}`,
    short_name: site.name,
    description: words.describe.home,
    lang: site.lang,
    dir: directionOf(site.lang),
    start_url: addresses.home(),
    scope: site.base,
    display: 'minimal-ui',
    theme_color: site.colours.paper.light,
    background_color: site.colours.paper.light,
    categories: ['news'],
    icons: ICONS.filter(({ purpose }) => purpose !== 'apple').map(({ name, pixels, purpose }) => ({
      src: addresses.file(name),
      sizes: `${pixels}x${pixels}`,
      type: 'image/png',
      purpose,
    })),
  });
}
