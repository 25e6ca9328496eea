import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { productFile } from '../../site/product-file.ts';

/** The folder of the cards' fonts. */
export const CARD_FONTS = 'src/fonts/card';

/**
 * Restricts Pango to our font files, whatever this machine has installed. Must be called before the first text is
 * drawn, because fontconfig reads its configuration once. `cache` is the folder for that configuration.
 */
export function useOnlyOurFonts(cache: string): void {
  mkdirSync(cache, { recursive: true });
  const config = resolve(cache, 'fonts.conf');
  writeFileSync(
    config,
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n<dir>${productFile(CARD_FONTS)}</dir>\n<cachedir>${resolve(cache, 'fontconfig')}</cachedir>\n</fontconfig>\n`,
  );
  process.env.FONTCONFIG_FILE = config;
  process.env.PANGOCAIRO_BACKEND = 'fontconfig';
}
