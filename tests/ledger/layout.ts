import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadArchive } from '../../src/archive/load.ts';
import { readLedger, writeLedger } from '../../src/archive/permalinks/folder.ts';
import { readArticleLedger } from '../../src/ledger/file.ts';
import { random as seeded } from '../made/random.ts';
import { writer } from './wire-copy.ts';

/** Prints what the ledger costs at `count` articles of about 690 words: its size, and the time that each step takes. */
function measure(count: number): void {
  const root = mkdtempSync(join(tmpdir(), 'mahdar-layout-'));
  mkdirSync(join(root, 'articles'));
  writeFileSync(join(root, 'agencies.yaml'), 'wafq: { kind: both, lang: ar, names: { ar: وكالة وفق } }\n');
  const { paragraph } = writer('news', seeded(1));
  const article = (n: number): string => {
    const paragraphs: string[][] = [];
    while (paragraphs.flat().length < 690) paragraphs.push(paragraph());
    const body = paragraphs.map((words) => words.join(' ')).join('\n\n');
    return `---\ntitle: خبر ${n}\ndate: 2024-01-${String((n % 28) + 1).padStart(2, '0')}\nsource: wafq\nwire: wafq\n---\n\n${body}\n`;
  };
  for (let n = 0; n < count; n++) {
    const day = String((n % 28) + 1).padStart(2, '0');
    writeFileSync(join(root, 'articles', `2024-01-${day}-story-${n}.md`), article(n));
  }
  const timed = <T>(what: string, work: () => T): T => {
    const start = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(start);
    console.log(`${what.padEnd(58)} ${((user + system) / 1e6).toFixed(2).padStart(7)} s of processor`);
    return result;
  };
  console.log(`${count} articles of 690 words`);
  const { permalinks } = timed('load, nothing recorded (every text followed)', () => loadArchive(root));
  timed('write the ledger, a file for each article', () => writeLedger(permalinks.writes));
  timed('load, everything recorded', () => loadArchive(root));
  const ledger = timed('  of which reading the ledger', () => readLedger(root, []));
  timed('load, every text looked at again (npm run permalinks)', () =>
    loadArchive(root, { isThorough: true }),
  );
  const year = join(root, 'year.txt');
  const texts = [...ledger.texts.values()];
  writeFileSync(year, texts.join('\f'));
  timed('reading the same as one file for the year', () => {
    for (const text of readFileSync(year, 'utf8').split('\f')) readArticleLedger(text, { report: () => {} });
  });
  const bytes = texts.reduce((sum, text) => sum + text.length, 0);
  console.log(`size ${(bytes / 1e6).toFixed(1)} MB, ${Math.round(bytes / count)} bytes an article`);
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', root, '-c', 'user.name=x', '-c', 'user.email=x@x', ...args], {
      encoding: 'utf8',
    });
  git('init', '-q');
  git('add', 'permalinks', 'year.txt');
  git('commit', '-qm', 'x');
  timed('git status', () => git('status', '--short', 'permalinks'));
  rmSync(root, { recursive: true, force: true });
}

measure(Number(process.argv[2] ?? 10_000));
