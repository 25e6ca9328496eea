import { openIndex, type SiteIndex } from '../../src/search/read-index.ts';
import { writeIndex } from '../../src/search/write-index.ts';

/** The index of an archive with one article for each of `texts`, whose id is its index. */
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
