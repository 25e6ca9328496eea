import { openIndex, type SiteIndex } from '../../src/search/read-index.ts';
import { writeIndex } from '../../src/search/write-index.ts';

/** The index of an archive in which each of `texts` is an article, its id the number of its place. */
export function indexOfTexts(texts: readonly string[]): Promise<SiteIndex> {
  const { contents, files } = writeIndex(
    texts.map((text, n) => ({
      id: String(n),
      date: '2022-01-01',
      lang: 'ar',
      title: '',
      blocks: [text],
      agencies: [],
      topics: [],
    })),
  );
  return openIndex(async (file) => (file === 'contents' ? contents : JSON.parse(files.get(file) as string)));
}
