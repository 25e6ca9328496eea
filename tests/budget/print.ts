import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../src/cli/serve.ts';
import { launch } from '../browser/browsers.ts';
import { ARTICLE } from '../browser/visit.ts';
import { buildInto } from '../built-sites.ts';
import { ILLUSTRATED, newsroomContent, writeContent } from '../made/newsroom-content.ts';
import { againstBudget, BUDGET, coldLoad, MOST_OF_A_PICTURE } from './cold-load.ts';

/** Builds the shipped content and prints the cost of the article page on a first visit, beside its budget. */
const folder = mkdtempSync(join(tmpdir(), 'mahdar-'));
buildInto(folder, {});
const site = await serve(folder, { port: 0 });
const browser = await launch('chromium');
const measured = againstBudget(await coldLoad(browser, site.url + ARTICLE));
console.log('cold load of the article page      measured    at most');
for (const [name, most] of Object.entries(BUDGET)) {
  const value = measured[name as keyof typeof BUDGET].toLocaleString('en');
  console.log(`${name.padEnd(30)} ${value.padStart(12)} ${most.toLocaleString('en').padStart(10)}`);
}
await site.close();
const content = mkdtempSync(join(tmpdir(), 'mahdar-'));
writeContent(content, await newsroomContent(12, 6));
buildInto(folder, { CONTENT_DIR: content });
const newsroom = await serve(folder, { port: 0 });
const { bytes, shift } = await coldLoad(browser, `${newsroom.url}a/${ILLUSTRATED}/`);
console.log(
  `its lead picture, where it has one ${bytes.image.toLocaleString('en').padStart(8)} ${MOST_OF_A_PICTURE.toLocaleString('en').padStart(10)}`,
);
console.log(`layout shift with it ${String(shift).padStart(22)} ${'0'.padStart(10)}`);
await browser.close();
await newsroom.close();
rmSync(content, { recursive: true, force: true });
rmSync(folder, { recursive: true, force: true });
