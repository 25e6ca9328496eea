import { defineConfig } from 'astro/config';
import { brandColours } from './src/build/brand-colours.ts';
import { contentReload } from './src/build/content-reload.ts';
import { site } from './src/site/settings.ts';

export default defineConfig({
  site: site.origin,
  base: site.base,
  output: 'static',
  outDir: site.out,
  trailingSlash: 'always',
  build: { format: 'directory', assets: 'assets', inlineStylesheets: 'never' },
  // The default, 'jsx', deletes white space between elements and so joins Arabic words.
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [contentReload()],
  vite: {
    build: { assetsInlineLimit: 0 },
    css: { postcss: { plugins: [brandColours] } },
    // In the dev server, what a module asks for is made ready with it and not one after the other.
    environments: { ssr: { dev: { preTransformRequests: true } } },
  },
});
