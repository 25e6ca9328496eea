import { loadArchive } from '../../src/archive/load.ts';
import type { Archive } from '../../src/archive/types.ts';
import { contentFolder } from '../archive/content-folder.ts';

const AGENCIES = `wafq: { kind: wire, lang: ar, names: { ar: وكالة وفق, en: Wafq }, url: 'https://wafq.example/' }
sahifa: { kind: both, lang: ar, names: { ar: الصحيفة } }
`;

const ARTICLES = {
  '2024-05-02-hard': `---
title: '=SUM(A1) "50%" & $1 #2 a_b {c} ~u ^v \\w </Script ><b> وتوقيع، خبر'
date: 2024-05-02
time: 00:30+03:00
replaces: [2024-05-01-plain]
source: sahifa
wire: wafq
url: https://example.org/a_b?c=1&d=%7E
byline: سلمى & <الراوي>
place: المدينة
summary: "ملخص: <em> & \\"اقتباس\\""
topics: [talks]
updated: 2024-05-04
corrections:
  - { date: 2024-05-03, note: "صُحّح الرقم <5> & غيره." }
---

(الصحيفة / وكالة وفق - 02 أيار 2024) قال الناطق باسم الوفدين في المدينة "لا & نعم <b> ]]> </Script >" ثم ذكر Reuters في 1 أيار/مايو 2024.

## عنوان داخلي

- بند **أول**، وفيه [رابط](https://example.org/)
- بند ثان

+1 هو التصنيف المقرر من 30 أيار/مايو إلى 2 حزيران/يونيو 2024. وبقي اللقاء خلال عام 2019 في أيار/مايو 2024 سرًّا. 'ثم يأتي اللقاء من عام 2025 إلى عام 2026. ${'وأطال الناطق في وصف ما جرى بين الوفدين من حديث. '.repeat(6)}

| اسم | رقم |
|:---:|---:|
| أول | 1 |
`,
  '2024-05-01-plain': `---
title: Talks begin
date: 2024-05-01
source: sahifa
wire: sahifa
lang: en
---

The talks began on 1 May 2024. Nothing else is known.
`,
} as const;

const TIMELINE = `title: محادثات <الميناء> & غيرها
summary: سطر تحته.
span: 2024-05
parties: { first: { name: '@الوفدان', also: [الوفدين] }, other: { name: الناطق } }
places: { city: { name: 'المدينة، الكبرى', also: [المدينة] } }
events:
  - { id: year, date: 2019, claim: held, title: ما جرى في العام, evidence: [{ article: 2024-05-02-hard, quote: وبقي اللقاء خلال عام 2019 }] }
  - { id: month, date: 2024-05, claim: stated, title: "-1 في الشهر", evidence: [{ article: 2024-05-02-hard, quote: في أيار/مايو 2024 سرًّا }] }
  - id: day
    date: 2024-05-01
    claim: held
    title: "=وصول؛ الوفدين, في سطر طويل لا ينتهي قبل أن يتجاوز خمسة وسبعين بايتًا مرتين \\\\ وأكثر"
    parties: [first, other]
    place: city
    subject: "'موضوع"
    evidence:
      - { article: 2024-05-01-plain, quote: The talks began on 1 May 2024. }
      - { article: 2024-05-02-hard, quote: 'قال الناطق باسم الوفدين في المدينة "لا & نعم <b> ]]> </Script >" ثم ذكر Reuters في 1 أيار/مايو 2024' }
  - { id: stretch, date: 2024-05-30/2024-06-02, claim: scheduled, title: مدة اللقاء, evidence: [{ article: 2024-05-02-hard, quote: "+1 هو التصنيف المقرر من 30 أيار/مايو إلى 2 حزيران/يونيو 2024" }] }
  - { id: years, date: 2025/2026, claim: scheduled, title: سنوات اللقاء, evidence: [{ article: 2024-05-02-hard, quote: "'ثم يأتي اللقاء من عام 2025 إلى عام 2026" }] }
`;

/** A sound archive whose texts are all difficult for some format: formulas, markup, TeX, folding, all precisions. */
export function hardArchive(): Archive {
  const root = contentFolder({
    'articles/2024-05-02-port-talks.md': undefined,
    'agencies.yaml': AGENCIES,
    'timelines/port.yaml': TIMELINE,
    'topics.yaml': 'talks: { name: المحادثات }\n',
    ...Object.fromEntries(Object.entries(ARTICLES).map(([id, text]) => [`articles/${id}.md`, text])),
  });
  return soundArchive(root);
}

/** The archive of a content folder. Throws if it has a problem. */
export function soundArchive(root: string): Archive {
  const { archive, problems } = loadArchive(root);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return archive;
}
