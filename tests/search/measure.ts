/**
 * Prints the cost of a search index: `npm run search:measure -- 1000 10000`. For comparison Pagefind's, with the same
 * keys as its words, if it is installed: `npm i --no-save pagefind@1.6.0`. The articles come from a fixed seed.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildSync } from 'esbuild';
import { indexKeys } from '../../src/arabic/search/keys.ts';
import { wordsOf } from '../../src/arabic/search/spelling.ts';
import type { Archive, Article } from '../../src/archive/types.ts';
import { isLongList } from '../../src/build/compressed.ts';
import { updateSearchFiles } from '../../src/build/kept/search.ts';
import { search } from '../../src/search/look-up.ts';
import { openIndex } from '../../src/search/read-index.ts';
import type { IndexedDocument } from '../../src/search/writing/entries.ts';
import { articles } from './made-documents.ts';

const brotli = (data: string | Buffer, quality = 5): number =>
  brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;
/** As a build sends it. */
const sent = (file: string, text: string): number =>
  brotli(text, isLongList(join(FILES, file), Buffer.byteLength(text)) ? 11 : 5);
const kb = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`.padStart(10);

const FILES = 'assets/search';

const QUERIES = [
  'ضمانات',
  'محادثات جنيف',
  'الوزير',
  'قال',
  'في',
  'روسيا الناتو أوكرانيا',
  '"العلاقات مع"',
  '"في المؤتمر"',
  '2022',
  'استقبل سفير',
];

/** The articles of an archive, as far as the index needs them. */
function archiveOf(documents: readonly IndexedDocument[]): Archive {
  const agency = (id = ''): object => ({ id, kind: 'source', lang: 'ar', names: { ar: id } });
  const articles = documents.map(({ id, date, lang, title, blocks, agencies: [source, wire], topics }) => ({
    ...{ id, date, lang, title, topics, pictures: [] },
    ...{ summary: '', body: blocks.join('\n\n'), source: agency(source), wire: agency(wire) },
  }));
  const topics = new Map(documents.flatMap((one) => one.topics).map((id) => [id, { id, name: id }]));
  return { articles, topics, agencies: new Map(), timelines: [], laterTakes: () => [] } as unknown as Archive;
}

/** Writes the index of `archive` into `folder`, and prints what that cost. */
function written(what: string, archive: Archive, folder: string, last?: string): void {
  const cpu = process.cpuUsage();
  const [before, from] = [process.memoryUsage().rss, performance.now()];
  updateSearchFiles({
    archive,
    folder,
    last,
    target: join(folder, '../site'),
    cache: join(folder, '../cache'),
  });
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const files = readdirSync(join(folder, FILES)).map((name) => statSync(join(folder, FILES, name)));
  const own = files.filter(({ nlink }) => nlink === 1).length;
  const peak = process.resourceUsage().maxRSS * 1024;
  console.log(
    `${what.padEnd(21)} ${seconds.toFixed(1)} s (CPU ${((user + system) / 1e6).toFixed(1)} s), peak memory ${kb(peak)}, ${kb(before)} of it before; ${own} of ${files.length} files written`,
  );
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

/** Prints the sizes of the index in `site`, and what readers' queries load of it. */
async function printSizes(site: string): Promise<void> {
  const engine = sum(
    ['search', 'search-engine'].map((name) => {
      const { outputFiles } = buildSync({
        ...{ entryPoints: [`src/client/${name}.ts`], bundle: true, write: false },
        ...{ format: 'esm', minify: true, charset: 'utf8' },
      });
      return brotli(outputFiles[0]?.text ?? '');
    }),
  );
  const textOf = (name: string): string =>
    readFileSync(join(site, name === 'contents' ? 'search/index.json' : join(FILES, name)), 'utf8');
  const names = readdirSync(join(site, FILES));
  console.log(`scripts ${kb(engine)}, contents ${kb(brotli(textOf('contents')))}; in files, raw and brotli:`);
  for (const kind of ['keys', 'words', 'ids', 'sounds', 'table']) {
    const of = names.filter((name) => name.startsWith(kind)).map(textOf);
    console.log(
      `  ${kind.padEnd(6)} ${String(of.length).padStart(6)} ${kb(sum(of.map((text) => Buffer.byteLength(text))))} ${kb(sum(of.map((text) => brotli(text))))}`,
    );
  }
  const costs: { text: string; bytes: number; found: number }[] = [];
  for (const text of QUERIES) {
    let bytes = 0;
    const index = await openIndex(async (file) => {
      bytes += sent(file, textOf(file));
      return JSON.parse(textOf(file));
    });
    const { documents: found } = await search({ text }, index);
    if (found[0] !== undefined) await index.id(found[0]);
    costs.push({ text, bytes, found: found.length });
  }
  const long = names
    .map((name) => [name, statSync(join(site, FILES, name)).size] as const)
    .filter(([name, size]) => isLongList(join(FILES, name), size));
  console.log(`  ${long.length} long lists, ${kb(sum(long.map(([, size]) => size)))}`);
  for (const { text, bytes, found } of costs.sort((a, b) => b.bytes - a.bytes))
    console.log(`  ${kb(bytes)} until the first result is known, of ${found}: ${text}`);
}

/** Measures the index of `documents`, and of the same archive with one edit. */
async function ours(documents: readonly IndexedDocument[]): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'mahdar-search-'));
  const place = (name: string): string => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const site = place('site');
  const archive = archiveOf(documents);
  written('index', archive, site);
  await printSizes(site);
  const middle = documents.length >> 1;
  const one = archive.articles[middle] as Article;
  const edited = { ...one, body: one.body.replace(' ', ' كلمة جديدة ') };
  const newest = { ...one, id: '9999-newest', date: archive.articles.at(-1)?.date as string };
  for (const [what, articles] of [
    ['one article changed', archive.articles.with(middle, edited)],
    ['a newest one added', [...archive.articles, newest]],
    ['one deleted', archive.articles.toSpliced(middle, 1)],
  ] as const) {
    const cache = join(root, 'cache');
    cpSync(cache, `${cache}-before`, { recursive: true });
    written(what, { ...archive, articles }, place(what), site);
    rmSync(cache, { recursive: true });
    renameSync(`${cache}-before`, cache);
  }
  rmSync(root, { recursive: true });
}

async function pagefinds(documents: readonly IndexedDocument[]): Promise<void> {
  const name = 'pagefind';
  const pagefind = await import(name).catch(() => undefined);
  if (!pagefind) return;
  const folder = mkdtempSync(join(tmpdir(), 'mahdar-pagefind-'));
  const before = performance.now();
  const { index } = await pagefind.createIndex({ forceLanguage: 'unknown' });
  for (const { id, title, blocks } of documents) {
    const content = [title, ...blocks]
      .flatMap((block) => wordsOf(block).map(({ text }) => [...indexKeys(text)].join(' ')))
      .join(' ');
    await index.addCustomRecord({ url: `/a/${id}/`, content, language: 'unknown', meta: { title } });
  }
  await index.writeFiles({ outputPath: folder });
  await pagefind.close();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => ({ file, path: join(folder, file) }))
    .filter(({ path }) => statSync(path).isFile())
    .map(({ file, path }) => ({ file, size: statSync(path).size }));
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const chunks = files
    .filter(({ file }) => file.endsWith('.pf_index'))
    .map(({ size }) => size)
    .sort((a, b) => a - b);
  const size = (pattern: RegExp): number =>
    files.filter(({ file }) => pattern.test(file)).reduce((sum, { size }) => sum + size, 0);
  const script = brotli(readFileSync(join(folder, 'pagefind.js')));
  const fixed = script + size(/wasm\.unknown|pagefind-entry/) + size(/\.pf_meta$/);
  console.log(
    `pagefind    ${((performance.now() - before) / 1000).toFixed(1)} s, ${files.length} files, ${kb(total)} as shipped; fixed cost ${kb(fixed)} (script ${kb(script)}, wasm ${kb(size(/wasm\.unknown/))}, contents ${kb(size(/\.pf_meta$/))}), and ${kb(chunks[Math.floor(chunks.length / 2)] ?? 0)} (median) to ${kb(chunks.at(-1) ?? 0)} for each word`,
  );
  rmSync(folder, { recursive: true });
}

for (const count of process.argv.slice(2).map(Number)) {
  console.log(`${count} articles`);
  const documents = articles(count);
  await ours(documents);
  await pagefinds(documents);
}
