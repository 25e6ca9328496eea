import { serve } from '../../src/cli/serve.ts';
import { standIns } from '../../src/fonts/faces.ts';
import { launch } from '../browser/browsers.ts';
import { ARTICLE } from '../browser/visit.ts';

/**
 * Prints, for every stand-in font on this machine, the width of the first dispatch in our font divided by its width in
 * that font: the `advance` of `src/fonts/faces.ts`. Needs a built site.
 */
const site = await serve('dist', { port: 0 });
const browser = await launch('chromium');
const page = await browser.newPage();
await page.goto(site.url + ARTICLE, { waitUntil: 'networkidle0' });
for (const { family, weight, local, advance } of standIns) {
  const measured = await page
    .evaluate(
      async (weight, local) => {
        const text = [...document.querySelectorAll('.body p')].map((p) => p.textContent).join(' ');
        const ours = weight === 400 ? '"Mahdar Naskh"' : '"Mahdar Plex"';
        const theirs = new FontFace('Theirs', local.map((name) => `local("${name}")`).join(', '));
        document.fonts.add(await theirs.load());
        await document.fonts.load(`${weight} 100px ${ours}`, text);
        const line = document.body.appendChild(document.createElement('span'));
        line.style.cssText = `position: absolute; white-space: nowrap; font-size: 100px; font-weight: ${weight}`;
        line.textContent = text;
        const width = (font: string): number => {
          line.style.fontFamily = font;
          return line.getBoundingClientRect().width;
        };
        return (width(ours) / width('Theirs')).toFixed(4);
      },
      weight,
      [...local],
    )
    .catch(() => 'not installed');
  console.log(`${family.padEnd(16)} ${weight} ${measured} (faces.ts: ${advance})`);
}
await browser.close();
await site.close();
