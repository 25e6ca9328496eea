import { monthLabel, monthName } from '../arabic/calendar.ts';
import { pluralise } from '../arabic/plural.ts';
import { site } from './settings.ts';

/** The words of the archive and the search pages: two groups of `words`. */

const ARTICLES = {
  zero: 'لا أخبار',
  one: 'خبر واحد',
  two: 'خبران',
  few: '# أخبار',
  many: '# خبرًا',
  other: '# خبر',
};

export const browse = {
  archive: 'الأرشيف',
  byMonth: 'بحسب الشهر',
  byAgency: 'بحسب الناشر والوكالة',
  byTopic: 'بحسب الموضوع',
  topic: 'موضوع',
  topics: 'الموضوعات',
  kinds: { source: 'ناشر', wire: 'وكالة أنباء', both: 'ناشر ووكالة أنباء' },
  articleCount: (count: number): string => pluralise(count, ARTICLES),
  month: monthLabel,
  monthName,
  inYear: (year: string): string => `أخبار عام ${year}`,
  inMonth: (month: string): string => `أخبار ${monthLabel(month)}`,
  ofAgency: (name: string): string => `أخبار ${name}`,
  ofTopic: (name: string): string => `أخبار في موضوع ${name}`,
  page: (title: string, page: number | undefined): string =>
    page === undefined ? title : `${title}، الصفحة ${page}`,
  pages: 'صفحات القائمة',
  newer: 'الأحدث',
  older: 'الأقدم',
  pageNumber: (page: number | undefined): string => (page === undefined ? 'أحدث صفحة' : `الصفحة ${page}`),
  describeArchive: `كل البرقيات المنشورة في ${site.name}: بحسب السنة والشهر، والناشر والوكالة، والموضوع.`,
  describe: (title: string, count: number): string =>
    `${title} كما وردت في برقيات وكالات الأنباء: ${pluralise(count, ARTICLES)}.`,
} as const;

export const search = {
  title: 'البحث',
  describe: `ابحث في نصوص البرقيات المنشورة في ${site.name}: بالكلمة أو بالعبارة، وبحسب السنة والناشر والموضوع.`,
  label: 'كلمات البحث',
  hint: 'اكتب كلمة أو أكثر، أو عبارة بين علامتي اقتباس.',
  submit: 'ابحث',
  filters: 'تصفية النتائج',
  year: 'السنة',
  anyYear: 'كل السنوات',
  source: 'الناشر أو الوكالة',
  anySource: 'الكل',
  topic: 'الموضوع',
  anyTopic: 'كل الموضوعات',
  withoutScripts: 'يعمل البحث ببرمجية في متصفحك، وهي لا تعمل الآن. يمكنك تصفح الأخبار في',
  results: 'النتائج',
  searching: 'جارٍ البحث…',
  found: { ...ARTICLES, zero: 'لا خبر يطابق بحثك.' },
  partial: 'لا خبر يضم الكلمات كلها. فيما يلي ما يضم بعضها',
  none: 'جرّب كلمة أخرى، أو كلمات أقل، أو تصفّح',
  failed: 'تعذّر تحميل فهرس البحث. تحقق من اتصالك ثم أعد المحاولة.',
  more: 'المزيد من النتائج',
  /** `#` is the number, which the page's script puts in. */
  paragraph: 'الفقرة # من البرقية',
  kinds: { topic: 'موضوع', timeline: 'خط زمني', event: 'حدث' },
  named: 'موضوعات ووكالات وخطوط زمنية وأحداث',
  /** `#` is one word or several, each a link. */
  meant: 'هل تقصد #؟',
  /** The word as it was typed, and as it is spelled here. */
  instead: 'لا خبر فيه «#»، وفيما يلي نتائج «##».',
} as const;
