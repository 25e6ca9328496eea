import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brokenLedgers } from '../../src/archive/article-document.ts';
import { loadArchive } from '../../src/archive/load.ts';
import { writeLedger } from '../../src/archive/permalinks/folder.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { Importer } from '../../src/wire/import-dispatch.ts';
import { isMail, openMail } from '../../src/wire/mail.ts';
import { contentFolder, sound } from '../archive/content-folder.ts';
import { random } from '../made/random.ts';
import { FILES } from './files.ts';
import { mutated } from './mutate.ts';
import { NASTY } from './nasty.ts';
import { mutatedPictures } from './pictures.ts';
import { faultsOfPages } from './sound-page.ts';

/** The result of a set of cases: what was wrong, and how many ended in pages. */
export interface Found {
  faults: string[];
  sound: number;
}

/** Runs the first `cases` of a set from `seed` on; `begin` is called before each. */
type Run = (cases: number, seed: number, begin: (what: string) => void) => Found | Promise<Found>;

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

/** The base content with its ledger, in a folder of its own. */
function baseFolder(): { root: string; files: Record<string, string> } {
  const root = contentFolder(BASE);
  const { problems, permalinks } = loadArchive(root);
  if (problems.length > 0) throw new Error(`the base is not sound: ${problems.map(formatProblem).join(' ')}`);
  writeLedger(permalinks.writes);
  const files = Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => lstatSync(join(root, name)).isFile())
      .map((name) => [name, readFileSync(join(root, name), 'utf8')]),
  );
  return { root, files };
}

/** What is wrong with the format of a message line. */
function faultsOfLine(line: string): string[] {
  if (!/^[^\n]+?:[1-9]\d*: [^\n]+?: \S[^\n]*$/.test(line))
    return [`is no file:line: field: message: ${line}`];
  if (/\bundefined\b(?! entity)|\[object |\bNaN\b|\bat \S+ \(|\b(?:Type|Range|Syntax)Error\b/.test(line))
    return [`is no words for a person: ${line}`];
  return line.length > 3_000 ? [`has ${line.length} characters: ${line.slice(0, 200)}`] : [];
}

/** Loads `root` and returns what is wrong with the result: message lines, or pages with only our own elements. */
function outcome(root: string): { faults: string[]; isSound: boolean } {
  const { archive, problems, permalinks } = loadArchive(root);
  const lines = [...problems, ...permalinks.problems, ...brokenLedgers(archive.articles)].map(formatProblem);
  if (lines.length > 0 || archive.articles.length === 0)
    return { faults: lines.flatMap(faultsOfLine), isSound: false };
  return { faults: faultsOfPages(archive), isSound: true };
}

const mutatedContent: Run = (cases, seed, begin) => {
  const { root, files } = baseFolder();
  const next = random(seed);
  const names = Object.keys(files).filter((name) => !/^\./.test(name));
  const found: string[] = [];
  let soundOnes = 0;
  for (let n = 0; n < cases; n++) {
    const name = names[Math.floor(next() * names.length)] as string;
    const text = mutated(files[name] as string, next);
    begin(`case ${n}, ${name}`);
    writeFileSync(join(root, name), text);
    // The ledger would report every edit, so half of the cases are first editions.
    const ledger = join(root, 'permalinks');
    const isFirst = next() < 0.5 && !name.startsWith('permalinks');
    if (isFirst) rmSync(ledger, { recursive: true });
    try {
      const { faults, isSound } = outcome(root);
      if (isSound) soundOnes++;
      if (faults.length > 0) found.push(`case ${n}, ${name}: ${faults[0]}\n${String(text).slice(0, 1_500)}`);
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
  return { faults: found, sound: soundOnes };
};

const mutatedWire: Run = async (cases, seed, begin) => {
  const { root } = baseFolder();
  const wires = [
    ...[
      'harbour.newsml.xml',
      'harbour.ninjs.json',
      'harbour.nitf.xml',
      'harbour.rss.xml',
      'harbour.page.html',
      'harbour.eml',
      'marks.txt',
    ].map((name) => [name, readFileSync(join('tests/fixtures/wire', name), 'utf8')]),
    [
      'copy.txt',
      'عنوان البرقية\n\n(وكالة وفق - 02 أيار 2024) نص *أول* عن Reuters.\n\nنص ثان <b> [x](javascript:y).\n',
    ],
  ] as [string, string][];
  const next = random(seed);
  const { archive } = loadArchive(root);
  const found: string[] = [];
  let soundOnes = 0;
  for (let n = 0; n < cases; n++) {
    const [name, whole] = wires[n % wires.length] as [string, string];
    const text = mutated(whole, next);
    begin(`case ${n}, ${name}`);
    try {
      const bytes = Buffer.from(text);
      const copy = isMail(bytes) ? await openMail(bytes) : bytes;
      const outcomes = new Importer(root, archive, (id) => `/a/${id}/`).import(copy, name, {
        id: `wire-${n}`,
        date: '2024-05-06',
        source: 'sahifa',
        wire: 'wafq',
        replaces: [],
        isSingle: next() < 0.5,
      });
      const written = outcomes.filter((one) => one.isImported);
      if (written.length > 0) {
        soundOnes++;
        const faults = outcome(root);
        if (!faults.isSound) faults.faults.push('what was imported does not pass the check');
        found.push(
          ...faults.faults.map((fault) => `case ${n}, ${name}: ${fault}\n${String(text).slice(0, 900)}`),
        );
      }
      for (const { file } of written) {
        if (!file.startsWith(join(root, 'articles/2024-05-06-'))) found.push(file);
        rmSync(file);
      }
      for (const refused of outcomes.filter((one) => !one.isImported)) {
        const lines = refused.faults.map((fault) => formatProblem({ ...fault, file: name }));
        if (lines.length === 0) found.push(`case ${n}, ${name}: refused without a reason`);
        found.push(...lines.flatMap(faultsOfLine).map((fault) => `case ${n}, ${name}: ${fault}`));
      }
    } catch (error) {
      found.push(`case ${n}, ${name}: ${(error as Error).stack}\n${String(text).slice(0, 900)}`);
    }
    if (found.length >= 5) break;
  }
  return { faults: found, sound: soundOnes };
};

const nastyPieces: Run = (_cases, _seed, begin) => {
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
      begin(`${JSON.stringify(piece).slice(0, 80)} in ${name}`);
      try {
        found.push(...outcome(root).faults.map((fault) => `${JSON.stringify(piece).slice(0, 80)}: ${fault}`));
      } catch (error) {
        found.push(`${JSON.stringify(piece).slice(0, 80)} in ${name}: ${(error as Error).stack}`);
      }
      writeFileSync(join(root, name), files[name] as string);
    }
  }
  return { faults: found, sound: 0 };
};

const filesThatAreNone: Run = (_cases, _seed, begin) => {
  const faults: string[] = [];
  for (const [what, make] of FILES) {
    begin(what);
    const root = contentFolder();
    make(root);
    try {
      faults.push(...outcome(root).faults.map((fault) => `${what}: ${fault}`));
    } catch (error) {
      faults.push(`${what}: ${(error as Error).stack}`);
    }
    rmSync(root, { recursive: true });
  }
  return { faults, sound: 0 };
};

export const SETS: Readonly<Record<string, Run>> = {
  mutatedContent,
  mutatedWire,
  nastyPieces,
  filesThatAreNone,
  mutatedPictures,
};
