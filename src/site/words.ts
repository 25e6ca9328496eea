import { dayLabel, dayOfMonth, LEVANTINE_MONTHS, monthLabel, weekdayName } from '../arabic/calendar.ts';
import { pluralise } from '../arabic/plural.ts';
import type { Claim } from '../archive/types.ts';
import { site } from './settings.ts';
import { browse, search } from './words-to-find.ts';

/** Every word of the interface. Translate this file and the site speaks another language. */

const READING_TIME = {
  zero: 'قراءة أقل من دقيقة',
  one: 'قراءة دقيقة واحدة',
  two: 'قراءة دقيقتين',
  few: 'قراءة # دقائق',
  many: 'قراءة # دقيقة',
  other: 'قراءة # دقيقة',
};
const EVENTS = {
  zero: 'لا أحداث',
  one: 'حدث واحد',
  two: 'حدثان',
  few: '# أحداث',
  many: '# حدثًا',
  other: '# حدث',
};
const DISPATCHES = {
  zero: 'من غير برقية',
  one: 'من برقية واحدة',
  two: 'من برقيتين',
  few: 'من # برقيات',
  many: 'من # برقية',
  other: 'من # برقية',
};
const EMPTY = {
  day: {
    zero: '',
    one: 'يوم بلا حدث',
    two: 'يومان بلا حدث',
    few: '# أيام بلا حدث',
    many: '# يومًا بلا حدث',
    other: '# يوم بلا حدث',
  },
  week: {
    zero: '',
    one: 'أسبوع بلا حدث',
    two: 'أسبوعان بلا حدث',
    few: '# أسابيع بلا حدث',
    many: '# أسبوعًا بلا حدث',
    other: '# أسبوع بلا حدث',
  },
  month: {
    zero: '',
    one: 'شهر بلا حدث',
    two: 'شهران بلا حدث',
    few: '# أشهر بلا حدث',
    many: '# شهرًا بلا حدث',
    other: '# شهر بلا حدث',
  },
  year: {
    zero: '',
    one: 'عام بلا حدث',
    two: 'عامان بلا حدث',
    few: '# أعوام بلا حدث',
    many: '# عامًا بلا حدث',
    other: '# عام بلا حدث',
  },
};
const SHOWN = {
  zero: 'لا يظهر أي حدث',
  one: 'يظهر حدث واحد',
  two: 'يظهر حدثان',
  few: 'تظهر # أحداث',
  many: 'يظهر # حدثًا',
  other: 'يظهر # حدث',
};
const NOT_ON_STRIP = {
  zero: '',
  one: 'حدث واحد لا يظهر على الشريط، لأن البرقية لا تحدد يومه أو شهره.',
  two: 'حدثان لا يظهران على الشريط، لأن البرقية لا تحدد يومهما أو شهرهما.',
  few: '# أحداث لا تظهر على الشريط، لأن البرقية لا تحدد أيامها أو شهورها.',
  many: '# حدثًا لا تظهر على الشريط، لأن البرقية لا تحدد أيامها أو شهورها.',
  other: '# حدث لا تظهر على الشريط، لأن البرقية لا تحدد أيامها أو شهورها.',
};

const LEFT_OUT = {
  zero: '',
  one: 'لم يُدرج في التقويم حدث واحد، لأن البرقية لم تذكر يومه:',
  two: 'لم يُدرج في التقويم حدثان، لأن البرقية لم تذكر يوميهما:',
  few: 'لم تُدرج في التقويم # أحداث، لأن البرقية لم تذكر أيامها:',
  many: 'لم يُدرج في التقويم # حدثًا، لأن البرقية لم تذكر أيامها:',
  other: 'لم يُدرج في التقويم # حدث، لأن البرقية لم تذكر أيامها:',
};

const KEPT_PAGES = {
  zero: 'لا شيء',
  one: 'آخر صفحة',
  two: 'آخر صفحتين',
  few: 'آخر # صفحات',
  many: 'آخر # صفحة',
  other: 'آخر # صفحة',
};

/** «9 كانون الثاني» of an ISO day: the short form, inside a sentence that is about a dispatch. */
function shortDay(iso: string): string {
  const [, month, day] = iso.split('-').map(Number) as [number, number, number];
  return `${day} ${LEVANTINE_MONTHS[month - 1]}`;
}

export const words = {
  skip: 'إلى المتن',
  skipToProvenance: 'إلى إسناد الخبر',
  navigation: 'أقسام الموقع',
  news: 'الأخبار',
  timeline: 'الخط الزمني',
  timelines: 'الخطوط الزمنية',
  about: 'عن السجل',
  motto: 'كل تاريخ هنا مُسنَد إلى جملة منشورة.',
  permalink: 'الرابط الدائم',

  readingTime: (minutes: number): string => pluralise(minutes, READING_TIME),
  eventCount: (count: number): string => pluralise(count, EVENTS),
  dispatchCount: (count: number): string => pluralise(count, DISPATCHES),

  article: {
    paragraphLink: (number: number): string => `رابط الفقرة ${number}`,
    flash: 'عاجل',
    onward: 'اقرأ أيضًا',
    inStory: {
      previous: (name: string): string => `السابق في «${name}»`,
      next: (name: string): string => `التالي في «${name}»`,
    },
    inThisArticle: 'في هذا الخبر',
    provenance: 'إسناد الخبر',
    source: 'الناشر',
    sourceAndWire: 'الناشر والوكالة',
    wire: 'الوكالة',
    date: 'التاريخ',
    asWritten: (text: string): string => `كما ورد: «${text}»`,
    published: 'النص الأصلي',
    updated: 'آخر تحديث',
    /** In a list, before the day. */
    changed: 'حُدِّث',
    corrections: 'تصحيحات',
    replaces: 'صيغة سابقة',
    citation: 'الاستشهاد',
    toEvent: (title: string, claim: string): string => `الحدث في الخط الزمني: ${title} (${claim})`,
    inFull: 'نص البرقية كاملًا',
    otherNews: 'أخبار أخرى',
    moreNews: 'المزيد في الأرشيف',
    paragraph: (number: number): string => `الفقرة ${number}`,
    paragraphOf: (number: number): string => `الفقرة ${number} من البرقية`,
  },

  /** What became of what was published. */
  permalinks: {
    deletedOn: 'حُذفت هذه الفقرة في',
    correction: 'تصحيح',
    laterTake: 'صدرت صيغة أحدث من هذا الخبر:',
    earlierTake: 'يحلّ هذا الخبر محل صيغة سابقة:',
    later: 'صيغة أحدث',
    moved: {
      title: (id: string): string => `عنوان انتقل: ${id}`,
      heading: 'انتقلت هذه الصفحة',
      body: 'صار لها عنوان آخر، ولم يُحذف منها شيء. الرابط القديم باقٍ يدلّ عليه.',
      go: 'إلى العنوان الحالي:',
      describe: (id: string): string => `صفحة «${id}» صار لها عنوان آخر، وهذا الرابط يدلّ عليه.`,
    },
    gone: {
      title: (id: string): string => `أُزيلت: ${id}`,
      headings: { a: 'أُزيل هذا الخبر', timeline: 'أُزيل هذا الخط الزمني', event: 'أُزيل هذا الحدث' },
      on: 'تاريخ الإزالة',
      reason: 'السبب',
      body: 'نُبقي العنوان ليعرف من جاء إليه ما جرى.',
      describe: (id: string): string => `ما كان في «${id}» أُزيل من السجل. هنا تاريخ ذلك وسببه.`,
    },
    retiredEvents: 'أحداث أُزيلت من هذا الخط أو انتقلت',
  },

  claim: {
    held: 'وقع',
    scheduled: 'مقرّر',
    stated: 'تصريح',
    postponed: 'أُرجئ',
    cancelled: 'أُلغي',
  },
  /** What an event's evidence lets us say, with the dispatch that says it (an ISO day). */
  claimInFull: (claim: Claim, asOf: string): string => {
    if (claim === 'held') return 'وقع، بحسب البرقية';
    if (claim === 'stated') return 'تصريح، بحسب البرقية';
    return `${words.claim[claim]}، وفق برقية ${shortDay(asOf)}`;
  },
  claimExplained: {
    held: 'تقول البرقية إنه وقع. نعرض جملتها كما نُشرت، ولا نزيد.',
    scheduled: 'أُعلن موعده قبل حلوله. نقيّده بتاريخ البرقية، ولا نجزم بوقوعه.',
    stated: 'كلام نسبته البرقية إلى قائله. نثبت أنه قيل، لا أن مضمونه صحيح.',
    postponed: 'تقول أحدث برقية إنه أُرجئ عن هذا الموعد. نبقيه في موضعه، وشاهده معه.',
    cancelled: 'تقول أحدث برقية إنه لن يُعقد. نبقيه في موضعه، وشاهده معه.',
  },
  noEventExplained: 'لا نجد في البرقيات جملة تُسند حدثًا إلى هذا اليوم، فنتركه خاليًا.',
  howToRead: 'كيف يُقرأ هذا السجل',

  event: {
    kind: 'خط زمني',
    background: 'خلفية',
    rounds: 'جولات المحادثات',
    events: 'الأحداث',
    strip: 'شريط الأحداث',
    otherTimelines: 'خطوط زمنية أخرى',
    last: 'آخر حدث',
    parties: 'الأطراف',
    place: 'المكان',
    unnamed: 'غير مذكور',
    subject: 'الموضوع',
    dating: 'التأريخ',
    yearOnly: 'العام وحده مذكور',
    monthOnly: 'الشهر وحده مذكور',
    noEvent: 'لا حدث مُسنَد',
    /** `unit` as in `StripUnit`; `count` stretches of it without an event. */
    empty: (unit: 'day' | 'week' | 'month' | 'year', count: number): string => pluralise(count, EMPTY[unit]),
    weekOf: 'الأسبوع من',
    year: 'عام',
    years: 'الأعوام',
    notOnStrip: (count: number): string => pluralise(count, NOT_ON_STRIP),
    evidence: 'الشاهد',
    /** An agency and the day of its dispatch: «سبوتنيك، 9 كانون الثاني». */
    source: (agency: string, day: string): string => `${agency}، ${shortDay(day)}`,
    evidenceAt: (source: string, number: number): string => `الشاهد: ${source}، الفقرة ${number}`,
    /** What evidence is for, for who hears its link alone. */
    supports: (title: string): string => `شاهدًا على: ${title}`,
    /** One story in several events. */
    before: 'قبل ذلك',
    became: 'ثم',
    step: (claim: Claim, date: string): string =>
      ({
        held: `وقع في ${date}`,
        stated: `تصريح في ${date}`,
        scheduled: `كان موعده ${date}`,
        postponed: `أُرجئ، وكان موعده ${date}`,
        cancelled: `أُلغي، وكان موعده ${date}`,
      })[claim],
    because: 'سبب الإثبات، بقلم المحرر',
    inContext: (number: number): string => `الجملة في سياقها، الفقرة ${number}`,
    /** The line between what the dispatches report and what they announce. */
    knowledgeEnds: (dispatches: number): string =>
      dispatches === 1
        ? 'هنا ينتهي عِلم البرقية. ما يلي كان مقرَّرًا يوم نشرها، ولا نجزم بوقوعه.'
        : 'هنا ينتهي عِلم البرقيات. ما يلي كان مقرَّرًا يوم نشرها، ولا نجزم بوقوعه.',
    /** The same on a page that begins with the newest. */
    knowledgeBegins: (dispatches: number): string =>
      dispatches === 1
        ? 'هنا يبدأ عِلم البرقية. ما سبق كان مقرَّرًا يوم نشرها، ولا نجزم بوقوعه.'
        : 'هنا يبدأ عِلم البرقيات. ما سبق كان مقرَّرًا يوم نشرها، ولا نجزم بوقوعه.',
    newestFirst: 'من الأحدث إلى الأقدم',
    oldestFirst: 'من الأقدم إلى الأحدث',
    periods: 'سنوات الخط الزمني وشهوره',
    steps: 'الحدث السابق والتالي',
    previous: 'السابق',
    next: 'التالي',
    whole: 'الخط الزمني كاملًا',
    none: 'لا خطوط زمنية بعد.',
    /** A year or a month as a heading, from EDTF `2021` or `2021-03`. */
    period: (edtf: string): string => (edtf.length === 4 ? `عام ${edtf}` : monthLabel(`${edtf}-01`)),
    dispatches: (count: number): string => (count === 1 ? 'البرقية التي تذكره' : 'البرقيات التي تذكره'),
    differ: 'تختلف البرقيات',
    /** Two dates of one event, each with the dispatches that give it: «8 آذار: رويترز، 3 آذار». */
    givenBy: (date: string, sources: readonly string[]): string => `${date}: ${sources.join(' · ')}`,
  },

  filter: {
    title: 'تصفية الأحداث',
    facets: { party: 'الطرف', place: 'المكان', claim: 'الحالة' },
    all: 'الكل',
    /** «يظهر 4 أحداث من أصل 6» */
    shown: (shown: number, all: number): string => `${pluralise(shown, SHOWN)} من أصل ${all}`,
  },

  browse,
  search,

  preferences: {
    title: 'إعدادات القراءة',
    size: 'الحجم',
    sizes: { s: 'صغير', m: 'معتاد', l: 'كبير', xl: 'كبير جدًّا' },
    theme: 'المظهر',
    themes: { auto: 'وفق الجهاز', light: 'فاتح', sepia: 'عاجيّ', dark: 'داكن' },
    face: 'الخط',
    faces: { naskh: 'نسخ', sans: 'حديث', system: 'خط الجهاز' },
  },

  notFound: {
    title: 'لا صفحة في هذا العنوان',
    body: 'ربما نقص من الرابط حرف حين نُسخ، أو كُتب باليد خطأً. الروابط الدائمة هنا لا تُغيَّر بعد نشرها.',
    ways: 'ما يمكن فعله',
    fromHome: 'ابدأ من آخر الأخبار',
    fromTimeline: 'تصفّح الخطوط الزمنية',
    fromAbout: 'اقرأ كيف تعمل الروابط الدائمة',
  },
  noArticles: 'لا أخبار بعد. تُضاف البرقيات إلى مجلد المحتوى.',

  describe: {
    home: 'برقيات وكالات الأنباء كما وردت، وخط زمني لكل قصة، يُسند كل حدث فيه إلى جملته المنشورة.',
    timelines: `الخطوط الزمنية في ${site.name}: كل حدث مُسنَد إلى الجملة التي تشهد له في البرقية.`,
    timeline: (title: string, events: string): string =>
      `${title}: ${events}، مع كل حدث الجملة التي تشهد له.`,
    /** A part of a timeline: one of its periods, or what a filter leaves. */
    part: (title: string, part: string, events: string): string => `${title}، ${part}: ${events}.`,
    event: (title: string, date: string, claim: string): string => `${title}. ${date}. ${claim}.`,
    about: 'ما المحضر، وكيف يُسند كل حدث إلى شاهده، ولماذا لا تنكسر روابطه الدائمة.',
    notFound: `العنوان المطلوب غير موجود في ${site.name}.`,
  },

  sharing: {
    link: 'نسخ الرابط',
    share: 'مشاركة',
    quote: 'نسخ الاقتباس',
    copied: 'نُسخ الرابط.',
    quoted: 'نُسخ الاقتباس مع مصدره.',
    failed: 'لم يسمح المتصفح بالنسخ. هذا هو النص لتنسخه بيدك:',
    picked: 'الكلمات المحدَّدة',
    paragraph: 'الفقرة كلها',
    sentence: 'الجملة',
  },

  /** On paper alone. */
  paper: { dispatches: 'البرقيات المستشهد بها' },

  offline: {
    title: 'المحفوظ في جهازك',
    describe: `ما قرأته في ${site.name} وحُفظ في متصفحك، لتقرأه من دون شبكة.`,
    explained: (pages: number): string =>
      `ما تقرؤه هنا يحفظه متصفحك في جهازك وحده، لتقرأه من دون شبكة: ${pluralise(pages, KEPT_PAGES)}.`,
    /** Instead, where the page asked for cannot be had. */
    cutOff: 'لا اتصال بالشبكة',
    notKept: 'لم تُحفظ هذه الصفحة في جهازك، ولا سبيل إليها الآن. يمكنك قراءة ما حُفظ من قبل.',
    again: 'أعد المحاولة',
    kept: 'المحفوظ، الأحدث قراءةً أولًا',
    nothing: 'لا شيء محفوظ في جهازك.',
    clear: 'امسح المحفوظ',
    cleared: 'مُسح المحفوظ من جهازك.',
    notCleared: 'لم يُمسح المحفوظ. أعد المحاولة.',
    withoutScripts: 'يُحفظ ما تقرؤه ببرمجية في متصفحك، وهي لا تعمل الآن.',
  },

  /** A timeline in a frame on another site. */
  embed: {
    /** «الخط الزمني كاملًا: ستة أحداث» */
    whole: (events: string): string => `الخط الزمني كاملًا: ${events}`,
    heading: 'لتضمينه في موقع آخر',
    how: 'انسخ هذه الأسطر إلى صفحتك. يظهر فيها آخر الأحداث وما يليه، ويتبدّل كلما تبدّل هنا. ويجوز حذف السطر الأخير: به يأخذ الإطار ارتفاع ما فيه.',
    snippet: 'الأسطر التي تُنسخ',
  },

  publish: {
    downloads: 'للتنزيل',
    wholeArchive: 'الأرشيف كاملًا، للتنزيل',
    correction: (day: string, note: string): string => `تصحيح، ${day}: ${note}`,
    /** What a calendar cannot hold; their names follow. */
    leftOut: (events: number): string => pluralise(events, LEFT_OUT),
  },

  /** «9 كانون الثاني/يناير 2022» */
  day: dayLabel,
  /** «السبت 29»: under the name of a month. */
  weekdayAndDay: (iso: string): string => `${weekdayName(iso)} ${dayOfMonth(iso)}`,
} as const;
