import { documentOf } from '../archive/article-document.ts';
import { loadArchive } from '../archive/load.ts';
import { formatProblem } from '../archive/problem.ts';
import { indexedDocument } from '../publish/search-index.ts';
import { search } from '../search/look-up.ts';
import { matchesIn } from '../search/matches.ts';
import { openIndex } from '../search/read-index.ts';
import { writeIndex } from '../search/write-index.ts';
import { addresses } from '../site/addresses.ts';
import { site } from '../site/settings.ts';
import { Refusal, runCommand } from './command.ts';

/**
 * Runs a query on the content folder like the search page, and prints for each result the address of the best
 * sentence, a tab, and the sentence. All arguments form one query; exit 1 if the content has problems.
 */
async function run(text: string): Promise<number> {
  const { archive, problems } = loadArchive(site.content);
  if (problems.length > 0) {
    for (const problem of problems) console.error(formatProblem(problem));
    return 1;
  }
  const { contents, files } = writeIndex(archive.articles.map(indexedDocument));
  const index = await openIndex(async (file) =>
    file === 'contents' ? contents : JSON.parse(files.get(file) ?? '{}'),
  );
  const { documents, needles, isPartial, meant } = await search({ text }, index);
  for (const { typed, near } of meant)
    console.error(`"${typed}" is in no article. Did you mean ${near.map(({ word }) => word).join(' or ')}?`);
  if (isPartial) console.error('No article has every word; these have some.');
  for (const document of documents) {
    const article = archive.article(await index.id(document));
    if (!article) continue;
    const best = documentOf(article)
      .paragraphs.flatMap(({ text, sentences }) =>
        sentences.map(({ id, start, end }) => ({ id, sentence: text.slice(start, end) })),
      )
      .map((found) => ({
        ...found,
        worth: new Set(matchesIn(found.sentence, needles, article.lang).map(({ needle }) => needle)).size,
      }))
      .reduce((a, b) => (b.worth > a.worth ? b : a), { id: '', sentence: article.title, worth: 0 });
    console.log(
      `${addresses.article(article.id, best.id || undefined)}\t${best.sentence.replace(/\s+/g, ' ')}`,
    );
  }
  return 0;
}

await runCommand({
  usage: 'npm run search -- ضمانات    looks words up in the content, as the search page does',
  options: {},
  takesWords: true,
  run(_, words) {
    const text = words.join(' ').trim();
    if (text === '') throw new Refusal('Give the words to look for: npm run search -- ضمانات');
    return run(text);
  },
});
