/** Malicious text that is accepted: pages, feeds and calendars must show each piece unchanged. */
const PIECES = [
  '<script>alert(1)</script>',
  '</Script ><img src=x onerror=alert(1)>',
  '</title></style></textarea></noscript>',
  '<!-- --> --!>',
  '<![CDATA[ x ]]>',
  ']]>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)" style="color:red" onclick=x>',
  '[ب](javascript:alert(1))',
  '[ب](data:text/html,x)',
  '<javascript:alert(1)>',
  '&',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: template syntax is one of the pieces
  '{{ 7*7 }} {% x %} <%= x %> ${x} `x`',
  '" onmouseover="x',
  "' autofocus onfocus='x",
  '=HYPERLINK("http://evil.example")',
  '; , : \\n END:VEVENT',
  'ب Reuters: "AP" 3 ج (X) -5 @x',
] as const;

/** All pieces on one line that begins with `first`: as a headline, a name, a summary. */
export const line = (first: string): string => `${first} ${PIECES.join(' ')}`;

/** What the body says about the event, and the event quotes. */
export const QUOTE = `في 1 أيار/مايو 2024 <script>alert(1)</script> ]]> --> & "x" onclick=y في ${line('المدينة')}`;

const yaml = (text: string): string => JSON.stringify(text);
// With a backslash before each mark, Markdown shows the line unchanged.
const escaped = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');

export const SITE = {
  source: line('صحيفة'),
  wire: line('وكالة'),
  topic: line('موضوع'),
  title: line('عنوان'),
  summary: line('ملخص'),
  note: line('تصحيح'),
  timeline: line('خط'),
  event: line('حدث'),
  party: 'onclick=y',
  /** Paragraphs of the body as a reader sees them. */
  paragraphs: [`(وفق - 02 أيار 2024) قال الناطق إنه وصل ${QUOTE}`, ...PIECES],
} as const;

/** A content folder, file by file, with `PIECES` wherever an editor or agency can write. */
export const SITE_CONTENT: Readonly<Record<string, string>> = {
  'agencies.yaml': `paper: { kind: source, lang: ar, names: { ar: ${yaml(SITE.source)} }, url: "https://a.example/?a=1&b=%22" }
wafq: { kind: wire, lang: ar, names: { ar: ${yaml(SITE.wire)} }, also: [وفق] }
`,
  'topics.yaml': `talks: { name: ${yaml(SITE.topic)} }\n`,
  'articles/2024-05-02-hostile.md': `---
title: ${yaml(SITE.title)}
date: 2024-05-02
source: paper
wire: wafq
summary: ${yaml(SITE.summary)}
topics: [talks]
url: "https://a.example/?q='<b>&x=]]>"
updated: 2024-05-03
corrections: [{ date: 2024-05-03, note: ${yaml(SITE.note)} }]
---

${SITE.paragraphs.map(escaped).join('\n\n')}

## <script>alert(2)</script> {{ x }}

<script>alert(3)</script> &lt;b&gt; [ب](javascript:alert(1)) [ب](https://a.example/"onmouseover=x) <https://a.example/'x>

| <b> | & |
|:-:|---|
| </td> | ]]> |

\`\`\`html" onclick="x
</code></pre><script>alert(4)</script>
\`\`\`
`,
  'timelines/ill.yaml': `title: ${yaml(SITE.timeline)}
summary: ${yaml(SITE.summary)}
heading: ${yaml(line('عنوان'))}
parties: { x: { name: ${yaml(SITE.party)} } }
places: { city: { name: المدينة } }
events:
  - id: ill
    date: 2024-05-01
    claim: held
    title: ${yaml(SITE.event)}
    label: ${yaml(line('اسم'))}
    subject: ${yaml(line('شأن'))}
    parties: [x]
    place: city
    evidence: [{ article: 2024-05-02-hostile, quote: ${yaml(QUOTE)} }]
`,
};
