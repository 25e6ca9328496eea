import { addDays } from '../../src/arabic/calendar.ts';
import { arabicDates } from '../../src/arabic/date-labels.ts';
import { type Style, writer } from '../ledger/wire-copy.ts';
import { random } from './random.ts';

const { day: dayInWords } = arabicDates('both');

const OUTLETS = [
  'صحيفة الضفة',
  'موقع المنارة',
  'جريدة الميناء',
  'صحيفة الجسر',
  'موقع السواقي',
  'جريدة الحقول',
];
const WIRES = ['وكالة الشرق', 'وكالة الموج', 'وكالة السهل', 'وكالة الجبل'];
const CITIES = ['تونس', 'وهران', 'طنجة', 'مسقط', 'عمّان', 'عدن', 'صور', 'أسوان', 'البصرة', 'حلب'];
const BODIES = ['وفد الشمال', 'وفد الجنوب', 'لجنة الساحل', 'هيئة النهر', 'نقابة المناجم', 'سلطة الميناء'];
const SUBJECTS = ['حصص المياه', 'رسوم العبور', 'صيانة الجسور', 'حصص الصيد', 'أسعار القمح'];
const TOPICS = ['economy', 'water', 'transport', 'weather', 'courts', 'health', 'schools', 'sport'];
const NAMES = ['اقتصاد', 'مياه', 'نقل', 'طقس', 'محاكم', 'صحة', 'مدارس', 'رياضة'];
const STYLES: Style[] = ['news', 'news', 'waw', 'refrain', 'narrow'];
const LETTERS = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';
const VOCABULARY = 60_000;
const FROM = '2012-01-01';
const DAYS = 5_000;
/** How many articles there are for each quoted one, and how many events in a timeline. */
const QUOTED = 25;
const EVENTS = 40;

const named = (id: string, n: number, kind: string, name: string): string =>
  `${id}-${n}:\n  kind: ${kind}\n  lang: ar\n  names:\n    ar: ${name}\n`;

/**
 * A content folder, file by file, of `count` invented dispatches over some fourteen years: datelines in several forms,
 * topics, later takes, and timelines whose events quote them. Words come from 60,000, few of them frequent and most
 * rare (Zipf). The same count and seed give the same content.
 */
export function* archiveContent(count: number, seed = 1): Generator<[path: string, text: string]> {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const vocabulary = Array.from({ length: VOCABULARY }, () =>
    Array.from({ length: 3 + Math.floor(next() * 5) }, () => pick([...LETTERS])).join(''),
  );
  const rare = (): string => vocabulary[Math.floor(VOCABULARY ** next()) - 1] as string;
  const writers = STYLES.map((style) => writer(style, next));
  yield [
    'agencies.yaml',
    OUTLETS.map((name, n) => named('outlet', n, 'source', name)).join('') +
      WIRES.map((name, n) => named('wire', n, 'wire', name)).join(''),
  ];
  yield ['topics.yaml', TOPICS.map((id, n) => `${id}:\n  name: ${NAMES[n]}\n`).join('')];
  let events: string[] = [];
  let timelines = 0;
  const timeline = (): [string, string] => {
    const of = (prefix: string, list: readonly string[]): string =>
      list.map((name, n) => `  ${prefix}-${n}: { name: ${name} }\n`).join('');
    const text = `title: محادثات الأطراف، الحلقة ${++timelines}\nparties:\n${of('party', BODIES)}places:\n${of('place', CITIES)}events:\n${events.join('')}`;
    events = [];
    return [`timelines/talks-${timelines}.yaml`, text];
  };
  let earlier = '';
  for (let n = 0; n < count; n++) {
    const day = addDays(FROM, Math.floor((n * DAYS) / count));
    const id = `${day}-dispatch-${n}`;
    const [outlet, wire, city] = [
      Math.floor(next() * OUTLETS.length),
      Math.floor(next() * WIRES.length),
      pick(CITIES),
    ];
    const date = dayInWords(day);
    const dateline = pick([
      `(${OUTLETS[outlet]} / ${WIRES[wire]} - ${date}م)`,
      `(${WIRES[wire]} - ${date})`,
      `${city} (${WIRES[wire]}) -`,
    ]);
    const copy = pick(writers);
    const paragraphs = copy.article().map((paragraph) => {
      const own = Array.from({ length: 5 + Math.floor(next() * 10) }, rare);
      return `${paragraph.join(' ')} و${own.join(' ')}.`;
    });
    paragraphs[0] = `${dateline} ${paragraphs[0]}`;
    if (n % QUOTED === 0) {
      const [one, other] = [n % BODIES.length, (n + 1 + Math.floor(next() * 4)) % BODIES.length];
      const [place, subject] = [Math.floor(next() * CITIES.length), pick(SUBJECTS)];
      const quote = `اجتمع ${BODIES[one]} مع ${BODIES[other]} في ${CITIES[place]} يوم ${date} لبحث ${subject}`;
      paragraphs.push(`و${quote}، بحسب بيان.`);
      events.push(
        `  - id: meeting-${n}\n    date: ${day}\n    claim: held\n    title: اجتماع ${BODIES[one]} و${BODIES[other]} في ${CITIES[place]}\n    label: ${CITIES[place]}\n    parties: [party-${one}, party-${other}]\n    place: place-${place}\n    subject: ${subject}\n    evidence:\n      - article: ${id}\n        quote: ${quote}\n`,
      );
    }
    const title = copy.paragraph().slice(0, 9).join(' ').replaceAll('"', '').replace(/[.،]$/, '');
    const extra = [
      next() < 0.6 ? `topics: [${pick(TOPICS)}]\n` : '',
      next() < 0.1 ? `updated: ${addDays(day, 1)}\n` : '',
      next() < 0.05 && earlier ? `replaces: [${earlier}]\n` : '',
    ].join('');
    earlier = id;
    yield [
      `articles/${id}.md`,
      `---\ntitle: "${title}، ${rare()}"\ndate: ${day}\nsource: outlet-${outlet}\nwire: wire-${wire}\n${extra}---\n\n${paragraphs.join('\n\n')}\n`,
    ];
    if (events.length === EVENTS) yield timeline();
  }
  if (events.length > 0) yield timeline();
}
