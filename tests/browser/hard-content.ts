import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { arabicDates } from '../../src/arabic/date-labels.ts';

const { day: dayInWords } = arabicDates('both');

/** The pages of the site from `writeHardContent`, one of each kind. */
export const HARD_PAGES = [
  '',
  'a/2025-11-25-vote-day/',
  'a/2025-11-24-river-talks/',
  'a/2025-11-20-short/',
  'timeline/',
  'timeline/election/',
  'timeline/meetings/',
  'timeline/meetings/newest/',
  'timeline/sessions/',
  'timeline/election/press/',
  'archive/',
  'archive/2025/',
  'archive/2025/11/',
  'topics/vote/',
  'sources/wafq/',
  'search/',
  'about/',
  'offline/',
  '404.html',
];

const HEADLINE =
  'لجنة الانتخابات تعلن أسماء 2,314 مرشحًا وتدعو الناخبين إلى مراجعة القوائم في المدارس والمراكز البلدية والبعثات في الخارج قبل انقضاء المهلة القانونية المحددة بعشرة أيام من تاريخ النشر، وتقول إن اختراقًا وقع';

/** The days of the election: seven cells, with 66 days between two of them; the last ones only scheduled. */
const ELECTION = [
  ['open', '2025-09-09', 'held', 'فتح باب الترشح', 'أعلنت لجنة الانتخابات في'],
  ['close', '2025-09-19', 'held', 'إقفال باب الترشح', 'وأقفلت لجنة الانتخابات الباب في'],
  [
    'press',
    '2025-11-25',
    'stated',
    'مؤتمر صحافي لرئيس اللجنة المركزية للانتخابات',
    'وتحدث رئيس لجنة الانتخابات في',
  ],
  [
    'observers',
    '2025-12-01',
    'scheduled',
    'وصول المراقبين والاستراتيجيات',
    'ومن المقرر أن تستقبل لجنة الانتخابات المراقبين في',
  ],
  ['silence', '2025-12-06', 'scheduled', 'الصمت', 'ومن المقرر أن تعلن لجنة الانتخابات الصمت في'],
  ['vote', '2025-12-07', 'scheduled', 'يوم الاقتراع', 'ومن المقرر أن تفتح لجنة الانتخابات المراكز في'],
] as const;

/** Five cells with words that are long for a fifth of a phone. */
const SESSIONS = ['2025-11-26', '2025-11-27', '2025-11-29', '2025-11-30'].map(
  (day, n) =>
    [
      `s${n + 1}`,
      day,
      'scheduled',
      'مفاوضات بروكسل ومناقشات',
      'ومن المقرر أن تعقد لجنة الانتخابات جلسة في',
    ] as const,
);

const MEETINGS = 64;
/** The n-th meeting: every 5 days in 2024. */
const meetingDay = (n: number): string => {
  const date = new Date(Date.UTC(2024, 0, 2 + n * 5));
  return date.toISOString().slice(0, 10);
};

const quoteOf = (words: string, day: string): string => `${words} ${dayInWords(day)}`;

function article(front: Record<string, string>, paragraphs: readonly string[]): string {
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n\n${paragraphs.join('\n\n')}\n`;
}

function timeline(
  title: string,
  source: string,
  events: readonly (readonly [id: string, day: string, claim: string, title: string, words: string])[],
): string {
  const listed = events.map(
    ([id, day, claim, title, words]) =>
      `  - id: ${id}\n    date: ${day}\n    claim: ${claim}\n    title: ${title}\n    parties: [commission]\n    evidence:\n      - { article: ${source}, quote: ${JSON.stringify(quoteOf(words, day))} }`,
  );
  return `title: ${title}\nparties: { commission: { name: لجنة الانتخابات } }\nplaces: {}\nevents:\n${listed.join('\n')}\n`;
}

const meetings = Array.from({ length: MEETINGS }, (_, n) => {
  const words = `واجتمعت لجنة الانتخابات للمرة ${n + 1} في`;
  return [`m${n + 1}`, meetingDay(n), 'held', `الاجتماع ${n + 1} مع شركة Reuters (UK) Ltd.`, words] as const;
});

/**
 * Writes difficult content into `folder`: a headline of thirty words, Latin quotations, a table, a dispatch in
 * English, a short one, a strip of seven cells with a long gap, and dozens of events.
 */
export function writeHardContent(folder: string): void {
  const vote = '2025-11-25-vote-day';
  const files: Record<string, string> = {
    'site.yaml': 'name: مَحضَر\ntagline: سجلّ الأخبار بأسانيدها\nlang: ar\n',
    'topics.yaml': 'vote: { name: الانتخابات البلدية }\nriver: { name: المياه }\n',
    'agencies.yaml':
      'wafq: { kind: both, lang: ar, names: { ar: وكالة الواحة للأنباء } }\ndelta: { kind: both, lang: en, names: { en: Delta Wire, ar: دلتا واير } }\n',
    [`articles/${vote}.md`]: article(
      {
        title: JSON.stringify(HEADLINE),
        date: '2025-11-25',
        source: 'wafq',
        wire: 'wafq',
        topics: '[vote]',
        url: 'https://example.com/news/2025/11/25/candidates-of-the-municipal-elections',
      },
      [
        '(وكالة الواحة للأنباء - 25 تشرين الثاني/نوفمبر 2025) وقالت شركة Reuters (UK) Ltd. إن نسبة المشاركة لا تُعرف سلفًا.',
        ...ELECTION.map(
          ([, day, , , words]) => `${quoteOf(words, day)} بقرار من الحكومة وبحضور مندوبين من 12 محافظة.`,
        ),
        ...SESSIONS.map(([, day, , , words]) => `${quoteOf(words, day)}.`),
        'وقال المتحدث: "We will come back on 14 March 2026. We are, as you know, not afraid (yet)." ثم غادر القاعة مسرعًا.',
        'The minister said: "We will come back on 14 March 2026", and left.',
        '| المحافظة | الناخبون | Code |\n|:--|--:|:-:|\n| الساحل الشمالي والجبل | 1,234,567 | AB-12 |\n| الجنوب | 98,765 | CD-34 |',
        '- بند أول\n- بند ثان طويل يمتد على أكثر من سطر واحد على الهاتف لأن كلماته كثيرة',
        '## عنوان داخلي',
        'نصّ مُشَكَّلٌ بِالكامِلِ لِيُختَبَر، وعنوان https://example.org/a/very/long/path/that/does/not/break/anywhere/at/all.html طويل.',
      ],
    ),
    'articles/2025-11-24-river-talks.md': article(
      {
        title: '"River talks: “measured progress”, says Basin Authority after a long night"',
        date: '2025-11-24',
        source: 'delta',
        wire: 'delta',
        lang: 'en',
        topics: '[river]',
      },
      [
        'The talks went on for a long night, said مجلس الأمن in a note (its third). It gave no detail of what was agreed between the two sides.',
        '"We are hopeful," the envoy said.',
      ],
    ),
    'articles/2025-11-20-short.md': article(
      { title: 'هزة خفيفة', date: '2025-11-20', source: 'delta', wire: 'wafq' },
      ['وقعت هزة خفيفة.'],
    ),
    'articles/2024-12-01-meetings.md': article(
      { title: 'عام من الاجتماعات', date: '2024-12-01', source: 'wafq', wire: 'wafq', topics: '[vote]' },
      meetings.map(([, day, , , words]) => `${quoteOf(words, day)}.`),
    ),
    'timelines/election.yaml': timeline('الانتخابات البلدية في تشرين الثاني/نوفمبر 2025', vote, ELECTION),
    'timelines/sessions.yaml': timeline('جلسات', vote, SESSIONS),
    'timelines/meetings.yaml': timeline('اجتماعات 2024', '2024-12-01-meetings', meetings),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
