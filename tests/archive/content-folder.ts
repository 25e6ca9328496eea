import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';

/** A content folder by file name; `undefined` removes a file of `sound`. */
export type Content = Readonly<Record<string, string | Buffer | undefined>>;

export const ARTICLE = 'articles/2024-05-02-port-talks.md';
export const TIMELINE = 'timelines/port.yaml';

/** A small sound folder with invented news, for tests to break. */
export const sound = {
  'agencies.yaml': `wafq:
  kind: wire
  lang: ar
  names: { ar: وكالة وفق, en: Wafq }
sahifa:
  kind: source
  lang: ar
  names: { ar: الصحيفة }
`,
  [ARTICLE]: `---
title: وصول الوفدين إلى الميناء
date: 2024-05-02
source: sahifa
wire: wafq
---

(الصحيفة / وكالة وفق - 02 أيار 2024) وصل الوفدان إلى الميناء في 1 أيار/مايو 2024. وقال الناطق إن اللقاء يبدأ في المدينة يوم 4 أيار/مايو 2024.

وأضاف أن جدول الأعمال طويل. وأضاف أن جدول الأعمال طويل.
`,
  [TIMELINE]: `title: محادثات الميناء
parties:
  first: { name: الوفدان }
places:
  city: { name: المدينة }
events:
  - id: arrival
    date: 2024-05-01
    claim: held
    title: وصول الوفدين
    parties: [first]
    evidence:
      - article: 2024-05-02-port-talks
        quote: وصل الوفدان إلى الميناء في 1 أيار/مايو 2024
  - id: meeting
    date: 2024-05-04
    claim: scheduled
    title: لقاء المدينة
    place: city
    evidence:
      - article: 2024-05-02-port-talks
        quote: اللقاء يبدأ في المدينة يوم 4 أيار/مايو 2024
`,
} as const;

/** Writes `sound` with `changes` to a new folder and returns its path. */
export function contentFolder(changes: Content = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'mahdar-content-'));
  for (const [name, text] of Object.entries({ ...sound, ...changes })) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

/** The problems of `sound` with `changes` as an editor sees them, without the folder's name. */
export function problemsOf(changes: Content = {}): string[] {
  const root = contentFolder(changes);
  return loadArchive(root).problems.map((problem) => formatProblem(problem).replaceAll(`${root}/`, ''));
}

/** A file of `sound` with `from` replaced by `to`. Throws if `from` is not in it. */
export function edited(name: keyof typeof sound, from: string, to: string): Content {
  if (!sound[name].includes(from)) throw new Error(`${name} holds no "${from}"`);
  return { [name]: sound[name].replace(from, to) };
}
