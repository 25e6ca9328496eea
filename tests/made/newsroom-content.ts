import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { addDays } from '../../src/arabic/calendar.ts';
import { arabicDates } from '../../src/arabic/date-labels.ts';
import { writer } from '../ledger/wire-copy.ts';
import { random } from './random.ts';

const { day: dayInWords } = arabicDates('both');

const FROM = '2025-03-03';
const AGENCIES = `safha:
  kind: source
  lang: ar
  names: { ar: الصفحة, en: The Page }
sharq:
  kind: wire
  lang: ar
  names: { ar: وكالة الشرق }
mawj:
  kind: wire
  lang: ar
  names: { ar: وكالة الموج }
sahl:
  kind: wire
  lang: ar
  names: { ar: وكالة السهل }
coast:
  kind: wire
  lang: en
  names: { en: Coast Wire, ar: كوست واير }
`;
const TOPICS = {
  water: 'مياه',
  transport: 'نقل',
  weather: 'طقس',
  courts: 'محاكم',
  health: 'صحة',
  schools: 'مدارس',
};
const WIRES = { sharq: 'وكالة الشرق', mawj: 'وكالة الموج', sahl: 'وكالة السهل' } as const;
const PARTIES = {
  north: 'وفد الشمال',
  south: 'وفد الجنوب',
  port: 'سلطة الميناء',
  river: 'هيئة النهر',
} as const;
const PLACES = { oran: 'وهران', aden: 'عدن', muscat: 'مسقط', basra: 'البصرة' } as const;
const STORIES = [
  { id: 'bridge', title: 'محادثات الجسر القديم', subject: 'صيانة الجسر' },
  { id: 'water', title: 'حصص مياه النهر', subject: 'توزيع مياه الري' },
  { id: 'port', title: 'إضراب عمّال الميناء', subject: 'أجور المناوبة الليلية' },
  { id: 'rail', title: 'خط السكة الساحلي', subject: 'تعرفة النقل' },
] as const;
const HEADLINES = [
  'إغلاق الجسر القديم أسبوعين',
  'سلطة الميناء تعلن استئناف العمل في الأرصفة الثلاثة بعد توقف دام خمسة أيام',
  'وفد الشمال: لا نتوقع اختراقًا كبيرًا في محادثات حصص المياه خلال الأيام المقبلة',
  'أمطار غزيرة على الساحل',
  'هيئة النهر تقول إن منسوب المياه ارتفع للمرة الأولى منذ ثلاثة أعوام وتحذّر سكان القرى المنخفضة من الاقتراب من الضفاف قبل أن تنتهي فرق الصيانة من تدعيم السدود الترابية على الجانبين في نهاية الأسبوع',
  'المحكمة تؤجل النظر في قضية رسوم العبور إلى الشهر المقبل',
  'مدارس المدينة تفتح أبوابها متأخرة بسبب الضباب',
  'القطار رقم 17 يعود إلى الخدمة بين وهران وعدن',
  'مستشفى الساحل يستقبل أول دفعة من أجهزة «MRI» الجديدة',
  'اتفاق مبدئي على تعرفة النقل',
] as const;
const ENGLISH = ['Port reopens after five-day strike', 'River authority warns villages as water rises'];
const CAPTIONS = [
  'منظر للميناء صباح الاثنين. وقالت السلطة إن العمل عاد إلى طبيعته.',
  'عمّال عند الرصيف الثالث',
  'الجسر القديم قبل إغلاقه',
];

/** An artificial photograph: sky, sea, and grain that compresses like a real one. `[width, height]` in pixels. */
async function photograph(seed: number, [width, height]: readonly [number, number]): Promise<Buffer> {
  const next = random(seed);
  const hue = Math.floor(next() * 360);
  const hills = Array.from({ length: 9 }, (_, i) => {
    const y = height * (0.45 + 0.06 * i);
    const points = Array.from(
      { length: 12 },
      (_, x) => `${(x * width) / 11},${y + (next() - 0.5) * height * 0.12}`,
    );
    return `<polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="hsl(${(hue + 12 * i) % 360} 30% ${62 - 5 * i}%)"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="hsl(${hue} 55% 72%)"/><stop offset="1" stop-color="hsl(${(hue + 40) % 360} 70% 90%)"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#sky)"/><circle cx="${width * next()}" cy="${height * 0.25}" r="${height * 0.07}" fill="#fff6d8"/>${hills.join('')}</svg>`;
  const grain = Buffer.from(Uint8Array.from({ length: 256 * 256 }, () => 118 + Math.floor(next() * 20)));
  const noise = await sharp(grain, { raw: { width: 256, height: 256, channels: 1 } })
    .png()
    .toBuffer();
  return sharp(Buffer.from(svg))
    .composite([{ input: noise, tile: true, blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .toBuffer();
}

const SHAPES = [
  [1800, 1200],
  [1600, 900],
  [1200, 1600],
  [640, 480],
  [2600, 1300],
] as const;

/**
 * The content of an invented newsroom, file by file: 60 dispatches of two days and the days around, five agencies, six
 * topics, four running timelines, 25 photographs, flashes, takes, headlines of 4 to 30 words, two of them in English.
 * The same count and seed give the same content.
 */
export async function newsroomContent(
  count = 60,
  photographs = 25,
  seed = 1,
): Promise<Record<string, string | Buffer>> {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const copy = writer('news', next);
  const files: Record<string, string | Buffer> = {
    'agencies.yaml': AGENCIES,
    'topics.yaml': Object.entries(TOPICS)
      .map(([id, name]) => `${id}:\n  name: ${name}\n`)
      .join(''),
  };
  const events = STORIES.map((): string[] => []);
  for (let n = 0; n < count; n++) {
    const day = addDays(FROM, Math.floor((n * 3) / count));
    const id = `${day}-dispatch-${n}`;
    const wire = pick(Object.keys(WIRES) as (keyof typeof WIRES)[]);
    const isFlash = n % 17 === 16;
    const english = n % 23 === 9 ? ENGLISH[n % 2] : undefined;
    const paragraphs = copy
      .article()
      .slice(0, isFlash ? 1 : 9)
      .map((words) => words.join(' '));
    paragraphs[0] = `(الصفحة / ${WIRES[wire]} - ${dayInWords(day)}) ${paragraphs[0]}`;
    if (english)
      paragraphs.splice(
        0,
        paragraphs.length,
        `${english} on ${day}, the authority said.`,
        'It gave no details.',
        'More follows.',
      );
    else if (n % 3 === 0) {
      const story = (n / 3) % STORIES.length;
      const place = pick(Object.keys(PLACES) as (keyof typeof PLACES)[]);
      const [one, other] = ((keys) => [keys[n % 4], keys[(n + 1) % 4]])(
        Object.keys(PARTIES) as (keyof typeof PARTIES)[],
      ) as [keyof typeof PARTIES, keyof typeof PARTIES];
      const isPlan = n > count * 0.7;
      const on = isPlan ? addDays(day, 3) : day;
      const quote = `${isPlan ? 'من المقرر أن يجتمع' : 'اجتمع'} ${PARTIES[one]} مع ${PARTIES[other]} في ${PLACES[place]} يوم ${dayInWords(on)} لبحث ${STORIES[story]?.subject}`;
      paragraphs.push(`و${quote}، بحسب بيان.`);
      events[story]?.push(
        `  - id: meeting-${n}\n    date: ${on}\n    claim: ${isPlan ? 'scheduled' : 'held'}\n    title: اجتماع ${PARTIES[one]} و${PARTIES[other]} في ${PLACES[place]}\n    label: ${PLACES[place]}\n    parties: [${one}, ${other}]\n    place: ${place}\n    evidence:\n      - article: ${id}\n        quote: ${quote}\n`,
      );
    }
    // Most photographs are in the newest articles; some have two.
    const mine = n >= count - photographs ? (n % 5 === 4 ? 0 : n % 5 === 3 ? 2 : 1) : 0;
    const shown = isFlash || english ? 0 : mine;
    for (let i = 0; i < shown; i++)
      files[`pictures/${id}/photo-${i + 1}.jpg`] = await photograph(
        n * 7 + i,
        SHAPES[(n + i) % SHAPES.length] as (typeof SHAPES)[number],
      );
    const pictures = Array.from(
      { length: shown },
      (_, i) =>
        `  - file: photo-${i + 1}.jpg\n    alt: تلال وماء وشمس\n${i === 0 ? `    caption: ${pick(CAPTIONS)}\n` : ''}    credit: سلمى الراوي / ${WIRES[wire]}\n${i === 1 ? '    at: p2\n' : ''}`,
    ).join('');
    const minutes = Math.floor(((n % (count / 3)) * 900) / (count / 3));
    const time = `${String(6 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}+03:00`;
    files[`articles/${id}.md`] = [
      '---',
      `title: "${english ?? HEADLINES[n % HEADLINES.length]}"`,
      `date: ${day}`,
      `time: ${time}`,
      'source: safha',
      `wire: ${english ? 'coast' : wire}`,
      ...(english ? ['lang: en'] : []),
      `topics: [${pick(Object.keys(TOPICS))}]`,
      ...(isFlash ? ['flash: true'] : []),
      ...(n % 19 === 18
        ? [`replaces: [${addDays(FROM, Math.floor(((n - 10) * 3) / count))}-dispatch-${n - 10}]`]
        : []),
      ...(pictures ? [`pictures:\n${pictures.trimEnd()}`] : []),
      '---',
      '',
      paragraphs.join('\n\n'),
      '',
    ].join('\n');
  }
  const named = (all: Record<string, string>): string =>
    Object.entries(all)
      .map(([id, name]) => `  ${id}: { name: ${name} }\n`)
      .join('');
  for (const [i, { id, title }] of STORIES.entries())
    if (events[i]?.length)
      files[`timelines/${id}.yaml`] =
        `title: ${title}\nparties:\n${named(PARTIES)}places:\n${named(PLACES)}events:\n${events[i]?.join('')}`;
  return files;
}

/** An article of `newsroomContent(12, 6)` with a photograph above its text. */
export const ILLUSTRATED = '2025-03-05-dispatch-10';

/** Writes content, file by file, into `folder`. */
export function writeContent(folder: string, content: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, bytes] of Object.entries(content)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}
