import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenLedgers } from '../../src/archive/article-document.ts';
import { writeLedger } from '../../src/archive/ledger.ts';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { Importer } from '../../src/wire/import-dispatch.ts';
import { contentFolder, sound } from '../archive/content-folder.ts';
import { random } from '../made/random.ts';
import { mutated } from './mutate.ts';
import { NASTY } from './nasty.ts';
import { faultsOfPages } from './sound-page.ts';

/** `HOSTILE_CASES=100000 HOSTILE_SEED=7 npx vitest run --project unit tests/hostile` for more, and others. */
const CASES = Number(process.env.HOSTILE_CASES ?? 2_000);
const SEED = Number(process.env.HOSTILE_SEED ?? 1);

const RICH = 'articles/2024-05-03-rich.md';
const BASE: Readonly<Record<string, string>> = {
  ...sound,
  'topics.yaml': 'talks: { name: المحادثات }\nsea: { name: البحر }\n',
  [RICH]: `---
title: "قال «لا» لـ Reuters: 50% & <b>"
date: 2024-05-03
source: sahifa
wire: wafq
summary: ملخص قصير.
topics: [talks]
url: https://example.org/a
updated: 2024-05-05
corrections:
  - { date: 2024-05-04, note: صُحّح الرقم. }
replaces: [2024-05-02-port-talks]
---

(وكالة وفق - 03 أيار 2024) قال **الناطق** لموقع Reuters إن [البيان](https://example.org/b "عنوان") صدر يوم 1 أيار/مايو 2024.

## عنوان

- بند *أول* و\`code\`
- بند ثان

1. واحد

> اقتباس "هل تأتي؟" ثم خرج.

| اسم | رقم |
|:---:|---:|
| أول | 1 |

\`\`\`
<pre>
\`\`\`

قال «ٹھیک ہے» في 2024-05-03.

المصدر: وكالة وفق
`,
};

/** The base with its ledger, in a folder of its own. */
function baseFolder(): { root: string; files: Record<string, string> } {
  const root = contentFolder(BASE);
  const { problems, permalinks } = loadArchive(root);
  expect(problems.map(formatProblem)).toEqual([]);
  writeLedger(permalinks.writes);
  const files = Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => lstatSync(join(root, name)).isFile())
      .map((name) => [name, readFileSync(join(root, name), 'utf8')]),
  );
  return { root, files };
}

/** What is wrong with a line that tells an editor what to mend. */
function faultsOfLine(line: string): string[] {
  if (!/^[^\n]+?:[1-9]\d*: [^\n]+?: \S[^\n]*$/.test(line))
    return [`is no file:line: field: message: ${line}`];
  if (/\bundefined\b(?! entity)|\[object |\bNaN\b|\bat \S+ \(|\b(?:Type|Range|Syntax)Error\b/.test(line))
    return [`is no words for a person: ${line}`];
  return line.length > 3_000 ? [`has ${line.length} characters: ${line.slice(0, 200)}`] : [];
}

/** Loads `root`: lines to mend, or pages whose every element is ours; gives what is wrong with either. */
function outcome(root: string): { faults: string[]; isSound: boolean } {
  const { archive, problems, permalinks } = loadArchive(root);
  const lines = [...problems, ...permalinks.problems, ...brokenLedgers(archive.articles)].map(formatProblem);
  if (lines.length > 0 || archive.articles.length === 0)
    return { faults: lines.flatMap(faultsOfLine), isSound: false };
  return { faults: faultsOfPages(archive), isSound: true };
}

describe('hostile content ends in a correct page or in lines to mend', () => {
  test(`${CASES} mutations of articles, agencies, topics, timelines and ledger`, () => {
    const { root, files } = baseFolder();
    const next = random(SEED);
    const names = Object.keys(files).filter((name) => !/^\./.test(name));
    const found: string[] = [];
    let soundOnes = 0;
    for (let n = 0; n < CASES; n++) {
      const name = names[Math.floor(next() * names.length)] as string;
      const text = mutated(files[name] as string, next);
      writeFileSync(join(root, name), text);
      // The ledger would tell of every edit; half of the cases are of a first edition.
      const ledger = join(root, 'permalinks');
      const isFirst = next() < 0.5 && !name.startsWith('permalinks');
      if (isFirst) rmSync(ledger, { recursive: true });
      try {
        const { faults, isSound } = outcome(root);
        if (isSound) soundOnes++;
        if (faults.length > 0)
          found.push(`case ${n}, ${name}: ${faults[0]}\n${String(text).slice(0, 1_500)}`);
      } catch (error) {
        found.push(`case ${n}, ${name}: ${(error as Error).stack}\n${String(text).slice(0, 1_500)}`);
      }
      if (found.length >= 5) break;
      writeFileSync(join(root, name), files[name] as string);
      if (isFirst)
        for (const [file, whole] of Object.entries(files)) {
          if (!file.startsWith('permalinks')) continue;
          mkdirSync(dirname(join(root, file)), { recursive: true });
          writeFileSync(join(root, file), whole);
        }
    }
    expect(found.join('\n\n')).toBe('');
    // Neither all refused nor all let through: the generator reaches both.
    expect(soundOnes).toBeGreaterThan(CASES / 20);
    expect(soundOnes).toBeLessThan(CASES);
  });

  test(`${CASES / 4} mutations of wire copy: imported as it came, or refused with reasons`, () => {
    const { root } = baseFolder();
    const wires = [
      ...['harbour.newsml.xml', 'harbour.ninjs.json', 'harbour.nitf.xml', 'marks.txt'].map((name) => [
        name,
        readFileSync(join('tests/fixtures/wire', name), 'utf8'),
      ]),
      [
        'copy.txt',
        'عنوان البرقية\n\n(وكالة وفق - 02 أيار 2024) نص *أول* عن Reuters.\n\nنص ثان <b> [x](javascript:y).\n',
      ],
    ] as [string, string][];
    const next = random(SEED + 1);
    const { archive } = loadArchive(root);
    const found: string[] = [];
    for (let n = 0; n < CASES / 4; n++) {
      const [name, whole] = wires[n % wires.length] as [string, string];
      const text = mutated(whole, next);
      try {
        const imported = new Importer(root, archive, (id) => `/a/${id}/`).import(Buffer.from(text), name, {
          id: `wire-${n}`,
          date: '2024-05-06',
          source: 'sahifa',
          wire: 'wafq',
          replaces: [],
          isSingle: next() < 0.5,
        });
        if (imported.isImported) {
          const faults = outcome(root);
          if (!faults.isSound) faults.faults.push('what was imported does not pass the check');
          found.push(
            ...faults.faults.map((fault) => `case ${n}, ${name}: ${fault}\n${String(text).slice(0, 900)}`),
          );
          if (!imported.file.startsWith(join(root, 'articles/2024-05-06-wire-'))) found.push(imported.file);
          rmSync(imported.file);
        } else {
          const lines = imported.faults.map((fault) => formatProblem({ ...fault, file: name }));
          if (lines.length === 0) found.push(`case ${n}, ${name}: refused without a reason`);
          found.push(...lines.flatMap(faultsOfLine).map((fault) => `case ${n}, ${name}: ${fault}`));
        }
      } catch (error) {
        found.push(`case ${n}, ${name}: ${(error as Error).stack}\n${String(text).slice(0, 900)}`);
      }
      if (found.length >= 5) break;
    }
    expect(found.join('\n\n')).toBe('');
  });

  test('each nasty piece as the body, the headline and the name of an agency', () => {
    const { root, files } = baseFolder();
    rmSync(join(root, 'permalinks'), { recursive: true });
    const found: string[] = [];
    for (const piece of NASTY) {
      for (const [name, from, to] of [
        [RICH, 'قال «ٹھیک ہے» في 2024-05-03.', piece],
        [RICH, '"قال «لا» لـ Reuters: 50% & <b>"', JSON.stringify(`ب ${piece}`)],
        ['agencies.yaml', 'ar: الصحيفة', `ar: ${piece}`],
      ] as const) {
        writeFileSync(
          join(root, name),
          (files[name] as string).replace(from, () => to),
        );
        try {
          found.push(
            ...outcome(root).faults.map((fault) => `${JSON.stringify(piece).slice(0, 80)}: ${fault}`),
          );
        } catch (error) {
          found.push(`${JSON.stringify(piece).slice(0, 80)} in ${name}: ${(error as Error).stack}`);
        }
        writeFileSync(join(root, name), files[name] as string);
      }
    }
    expect(found.join('\n')).toBe('');
  });
});

describe('files that are none', () => {
  const outside = join(mkdtempSync(join(tmpdir(), 'mahdar-outside-')), 'secret.md');
  writeFileSync(outside, sound['articles/2024-05-02-port-talks.md']);
  const laugh = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`).join('\n')}\n`;
  const long = 'كلمة '.repeat(2_000_000);
  test.each<[what: string, make: (root: string) => void]>([
    ['a link to a file outside', (root) => symlinkSync(outside, join(root, 'articles/2024-05-09-link.md'))],
    ['a link to a folder outside', (root) => symlinkSync(dirname(outside), join(root, 'permalinks'))],
    [
      'a link to itself',
      (root) => symlinkSync('2024-05-09-link.md', join(root, 'articles/2024-05-09-link.md')),
    ],
    ['a link to /dev/zero', (root) => symlinkSync('/dev/zero', join(root, 'articles/2024-05-09-link.md'))],
    ['a folder named as an article', (root) => mkdirSync(join(root, 'articles/2024-05-09-x.md'))],
    ...[
      '..%2fx.md',
      '__proto__.md',
      '2024-05-09-constructor..md',
      ' .md',
      '2024-05-09-a\nb.md',
      '2024-05-09-\u202egnp.md',
      '-rf.md',
      '2024-05-09-'.padEnd(240, 'x').concat('.md'),
      '2024-13-45-x.md',
      '2024-05-09-X.md',
      '2024-05-09-x.md.md',
    ].map((name): [string, (root: string) => void] => [
      `an article named ${JSON.stringify(name)}`,
      (root) => writeFileSync(join(root, 'articles', name), sound['articles/2024-05-02-port-talks.md']),
    ]),
    ['a billion laughs', (root) => writeFileSync(join(root, 'timelines/bomb.yaml'), laugh)],
    [
      'a billion laughs in frontmatter',
      (root) => writeFileSync(join(root, 'articles/2024-05-09-x.md'), `---\n${laugh}---\n\nب`),
    ],
    [
      'a line of 20 MB',
      (root) => writeFileSync(join(root, 'articles/2024-05-09-x.md'), `---\ntitle: x\n---\n\n${long}`),
    ],
    ['agencies of one line of 20 MB', (root) => writeFileSync(join(root, 'agencies.yaml'), `wafq: ${long}`)],
    [
      'a ledger of one line of 20 MB',
      (root) => {
        mkdirSync(join(root, 'permalinks/articles'), { recursive: true });
        writeFileSync(join(root, 'permalinks/articles/x.txt'), long);
      },
    ],
    [
      '100,000 unknown keys',
      (root) =>
        writeFileSync(
          join(root, 'timelines/x.yaml'),
          Array.from({ length: 100_000 }, (_, n) => `k${n}: 1`).join('\n'),
        ),
    ],
    [
      '100,000 broken lines',
      (root) => writeFileSync(join(root, 'timelines/x.yaml'), ': "\n'.repeat(100_000)),
    ],
    [
      'brackets 100,000 deep',
      (root) => writeFileSync(join(root, 'timelines/x.yaml'), `title: ${'['.repeat(100_000)}`),
    ],
    [
      'indents 2,000 deep',
      (root) =>
        writeFileSync(
          join(root, 'timelines/x.yaml'),
          Array.from({ length: 2_000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
        ),
    ],
    [
      'quotations 10,000 deep',
      (root) =>
        writeFileSync(
          join(root, 'articles/2024-05-02-port-talks.md'),
          sound['articles/2024-05-02-port-talks.md'].replace('وأضاف', `${'> '.repeat(10_000)}وأضاف`),
        ),
    ],
  ])('%s', (_what, make) => {
    const root = contentFolder();
    make(root);
    const { archive, problems, permalinks } = loadArchive(root);
    const lines = [...problems, ...permalinks.problems].map(formatProblem);
    expect(lines.flatMap(faultsOfLine)).toEqual([]);
    expect(lines.length > 0 || faultsOfPages(archive).length === 0).toBe(true);
  });
});
