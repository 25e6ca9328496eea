/**
 * Prints the cost of a search index: `npm run search:measure -- 1000 10000`. For comparison Pagefind's, with the same
 * keys as its words, if it is installed: `npm i --no-save pagefind@1.6.0`. The articles come from a fixed seed.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildSync } from 'esbuild';
import { indexKeys } from '../../src/arabic/search/keys.ts';
import { wordsOf } from '../../src/arabic/search/spelling.ts';
import { search } from '../../src/search/look-up.ts';
import { openIndex } from '../../src/search/read-index.ts';
import { writeIndex } from '../../src/search/write-index.ts';
import type { IndexedDocument } from '../../src/search/writing/entries.ts';
import { articles } from './made-documents.ts';

const brotli = (data: string | Buffer): number =>
  brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
const kb = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`.padStart(10);

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

async function ours(documents: readonly IndexedDocument[]): Promise<void> {
  const before = performance.now();
  const cpu = process.cpuUsage();
  const { contents, files } = writeIndex(documents);
  const seconds = (performance.now() - before) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const table = JSON.stringify(contents);
  const engine = ['search', 'search-engine'].map((name) =>
    brotli(
      buildSync({
        entryPoints: [`src/client/${name}.ts`],
        bundle: true,
        write: false,
        format: 'esm',
        minify: true,
        charset: 'utf8',
      }).outputFiles[0]?.text ?? '',
    ),
  );
  const all = [...files.values()];
  const sizes = new Map([...files].map(([name, text]) => [name, brotli(text)]));
  const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);
  console.log(
    `own index   ${seconds.toFixed(1)} s (CPU ${((user + system) / 1e6).toFixed(1)} s), peak memory ${kb(process.resourceUsage().maxRSS * 1024)}, ${all.length + 1} files, ${kb(sum(all.map((text) => Buffer.byteLength(text))))} raw, ${kb(sum(sizes.values()) + brotli(table))} brotli; scripts ${kb(sum(engine))}, contents ${kb(brotli(table))}`,
  );
  for (const kind of ['keys', 'words', 'ids']) {
    const of = [...files.keys()].filter((name) => name.startsWith(kind));
    console.log(
      `            ${kb(sum(of.map((name) => sizes.get(name) ?? 0)))} brotli in ${of.length} files of ${kind}`,
    );
  }
  const costs: { text: string; bytes: number; found: number }[] = [];
  for (const text of QUERIES) {
    let bytes = sum(engine) + brotli(table);
    const index = await openIndex(async (file) => {
      if (file === 'contents') return contents;
      bytes += sizes.get(file) ?? 0;
      return JSON.parse(files.get(file) as string);
    });
    const { documents: found } = await search({ text }, index);
    if (found[0] !== undefined) await index.id(found[0]);
    costs.push({ text, bytes, found: found.length });
  }
  for (const { text, bytes, found } of costs.sort((a, b) => b.bytes - a.bytes))
    console.log(`            ${kb(bytes)} until the first result is known, of ${found}: ${text}`);
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
