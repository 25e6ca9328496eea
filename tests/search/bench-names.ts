/**
 * Prints how many misspelled names of `names.set.ts` find the archive's spelling, at once or by an answer to
 * «هل تقصد»; and how many words that are not in the archive were wrongly replaced.
 */
import { search } from '../../src/search/look-up.ts';
import { indexOfTexts } from './index-of.ts';
import { ABSENT, NEWS, TYPED } from './names.set.ts';

const index = await indexOfTexts(NEWS);

const missed: string[] = [];
let [atOnce, offered] = [0, 0];
for (const [typed, meant] of TYPED) {
  const found = await search({ text: typed }, index);
  const ids = await Promise.all(found.documents.map((document) => index.id(document)));
  if (ids.some((id) => NEWS[Number(id)]?.includes(meant))) atOnce++;
  else if (found.meant.some(({ near }) => near.some(({ word }) => word === meant))) offered++;
  else missed.push(`${typed} (${meant})${ids.length > 0 ? ' → another article' : ''}`);
}
const replaced: string[] = [];
let asked = 0;
for (const typed of ABSENT) {
  const { documents, meant } = await search({ text: typed }, index);
  const words = meant.flatMap(({ near }) => near.map(({ word }) => word));
  if (documents.length > 0) replaced.push(`${typed} → ${words[0] ?? 'its own keys'}`);
  else if (words.length > 0) asked++;
}
console.log(
  `${TYPED.length} names typed otherwise: ${atOnce} found at once, ${offered} by «هل تقصد», missed:`,
);
for (const line of missed) console.log(`  ${line}`);
console.log(`${ABSENT.length} words not in the archive: asked «هل تقصد» for ${asked}, replaced:`);
for (const line of replaced) console.log(`  ${line}`);
