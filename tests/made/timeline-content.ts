import { addDays } from '../../src/arabic/calendar.ts';
import { arabicDates } from '../../src/arabic/date-labels.ts';
import { random } from './random.ts';

const { day: dayInWords } = arabicDates('both');

const PARTIES = {
  north: 'وفد الشمال',
  south: 'وفد الجنوب',
  coast: 'لجنة الساحل',
  union: 'اتحاد البلديات',
  miners: 'نقابة المناجم',
  river: 'هيئة النهر',
  growers: 'جمعية المزارعين',
  port: 'سلطة الميناء',
  rail: 'مؤسسة السكك',
  water: 'مصلحة المياه',
  envoy: 'المبعوث الخاص',
  council: 'المجلس الاستشاري',
} as const;
const PLACES = {
  tunis: 'تونس',
  oran: 'وهران',
  tangier: 'طنجة',
  muscat: 'مسقط',
  amman: 'عمّان',
  aden: 'عدن',
  sur: 'صور',
  aswan: 'أسوان',
  basra: 'البصرة',
  aleppo: 'حلب',
} as const;
const SUBJECTS = [
  'توزيع مياه الري',
  'تعرفة النقل البري',
  'مواعيد العبور',
  'صيانة الجسور القديمة',
  'حصص الصيد',
  'رسوم التخزين',
  'أسعار القمح',
  'خطة المناوبة الليلية',
  'سلامة العاملين',
  'أرشيف المحاضر',
] as const;

/**
 * A content folder, file by file, about invented talks: `count` events over `days` days from `from` (`YYYY-MM-DD`),
 * each in a dispatch of its own day, some held and some scheduled.
 */
export function timelineContent(count: number, from: string, days: number, seed = 1): Record<string, string> {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const files: Record<string, string> = {
    'agencies.yaml': 'wafq:\n  kind: both\n  lang: ar\n  names:\n    ar: وكالة وفق\n',
  };
  const parties = Object.entries(PARTIES);
  const places = Object.entries(PLACES);
  let events = '';
  for (let n = 0; n < count; n++) {
    const day = addDays(from, Math.floor((n * days) / count));
    const isHeld = next() < 0.8 && n < count * 0.95;
    const date = isHeld ? day : addDays(day, 2 + Math.floor(next() * 12));
    const [partyId, party] = pick(parties);
    const [otherId, other] = pick(parties.filter(([id]) => id !== partyId));
    const [placeId, place] = pick(places);
    const subject = pick(SUBJECTS);
    const number = 10 + Math.floor(next() * 90);
    const quote = isHeld
      ? `اجتمع ${party} مع ${other} في ${place} يوم ${dayInWords(date)} لبحث ${subject}`
      : `من المقرر أن يلتقي ${party} ${other} في ${place} يوم ${dayInWords(date)} لبحث ${subject}`;
    const id = `${day}-meeting-${n}`;
    files[`articles/${id}.md`] = `---
title: "${party} و${other}: ${subject}، الجولة ${n + 1}"
date: ${day}
source: wafq
wire: wafq
---

(وكالة وفق - ${dayInWords(day)}م) قال ناطق إن الملف رقم ${number} طويل، وإن ${subject} أول بنوده.

و${quote}، بحسب بيان من ${number} سطرًا.
`;
    events += `  - id: meeting-${n}
    date: ${date}
    claim: ${isHeld ? 'held' : 'scheduled'}
    title: ${isHeld ? 'اجتماع' : 'لقاء'} ${party} و${other} في ${place}
    label: ${place}، ${subject}
    parties: [${partyId}, ${otherId}]
    place: ${placeId}
    subject: ${subject}
    evidence:
      - article: ${id}
        quote: ${quote}
`;
  }
  const named = (entries: readonly (readonly [string, string])[]): string =>
    entries.map(([id, name]) => `  ${id}: { name: ${name} }\n`).join('');
  files['timelines/talks.yaml'] =
    `title: محادثات الأطراف\nparties:\n${named(parties)}places:\n${named(places)}events:\n${events}`;
  return files;
}
