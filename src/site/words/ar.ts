import type { Edtf } from '../../arabic/calendar.ts';
import { arabicDates, type MonthNames } from '../../arabic/date-labels.ts';
import { type PluralForms, pluralise } from '../../arabic/plural.ts';
import type { Claim } from '../../archive/types.ts';

/** Every word of an interface, in whatever language: a file that lacks one of them, or has one more, does not compile. */
export type Words = ReturnType<typeof ar>;

/** What the words of an interface say of the site. */
export interface Named {
  name: string;
  months: MonthNames;
}

/** Arabic has all six forms (CLDR). */
const counted = (count: number, forms: Required<PluralForms>): string => pluralise(count, forms, 'ar');

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

const ARTICLES = {
  zero: 'لا أخبار',
  one: 'خبر واحد',
  two: 'خبران',
  few: '# أخبار',
  many: '# خبرًا',
  other: '# خبر',
};

const CLAIM: Readonly<Record<Claim, string>> = {
  held: 'وقع',
  scheduled: 'مقرّر',
  stated: 'تصريح',
  postponed: 'أُرجئ',
  cancelled: 'أُلغي',
};

/** Every word of the Arabic interface of `site`. */
export function ar(site: Named) {
  const dates = arabicDates(site.months);
  return {
    skip: 'إلى المتن',
    skipToProvenance: 'إلى إسناد الخبر',
    navigation: 'أقسام الموقع',
    news: 'الأخبار',
    timeline: 'الخط الزمني',
    timelines: 'الخطوط الزمنية',
    about: 'عن السجل',
    motto: 'كل تاريخ هنا مُسنَد إلى جملة منشورة.',
    permalink: 'الرابط الدائم',
    /** Between the parts of one line, with its space. */
    comma: '، ',
    semicolon: '؛ ',
    /** Of a dispatch's words: `quotes.join(words)` puts them round. */
    quotes: ['«', '»'] as [open: string, close: string],
    /** A word of ours that stands inside a line. */
    inside: (word: string): string => word,

    readingTime: (minutes: number): string => counted(minutes, READING_TIME),
    eventCount: (count: number): string => counted(count, EVENTS),
    dispatchCount: (count: number): string => counted(count, DISPATCHES),

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

    claim: CLAIM,
    /** What an event's evidence lets us say, with the dispatch that says it (an ISO day). */
    claimInFull: (claim: Claim, asOf: string): string => {
      if (claim === 'held') return 'وقع، بحسب البرقية';
      if (claim === 'stated') return 'تصريح، بحسب البرقية';
      return `${CLAIM[claim]}، وفق برقية ${dates.shortDay(asOf)}`;
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
      empty: (unit: 'day' | 'week' | 'month' | 'year', count: number): string => counted(count, EMPTY[unit]),
      weekOf: 'الأسبوع من',
      year: 'عام',
      /** Over the numeral of a year in which something was. */
      duringYear: 'خلال عام',
      years: 'الأعوام',
      notOnStrip: (count: number): string => counted(count, NOT_ON_STRIP),
      evidence: 'الشاهد',
      /** An agency and the day of its dispatch: «سبوتنيك، 9 كانون الثاني». */
      source: (agency: string, day: string): string => `${agency}، ${dates.shortDay(day)}`,
      evidenceAt: (source: string, number: number): string => `الشاهد: ${source}، الفقرة ${number}`,
      /** What evidence is for, for who hears its link alone. */
      supports: (title: string): string => `شاهدًا على: ${title}`,
      /** One story in several events. */
      before: 'قبل ذلك',
      became: 'ثم',
      step: (claim: Claim, date: Edtf): string =>
        ({
          held: `وقع في ${dates.date(date)}`,
          stated: `تصريح في ${dates.date(date)}`,
          scheduled: `كان موعده ${dates.date(date)}`,
          postponed: `أُرجئ، وكان موعده ${dates.date(date)}`,
          cancelled: `أُلغي، وكان موعده ${dates.date(date)}`,
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
      period: (edtf: string): string => (edtf.length === 4 ? `عام ${edtf}` : dates.month(edtf)),
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
      shown: (shown: number, all: number): string => `${counted(shown, SHOWN)} من أصل ${all}`,
    },

    browse: {
      archive: 'الأرشيف',
      byMonth: 'بحسب الشهر',
      byAgency: 'بحسب الناشر والوكالة',
      byTopic: 'بحسب الموضوع',
      topic: 'موضوع',
      topics: 'الموضوعات',
      kinds: { source: 'ناشر', wire: 'وكالة أنباء', both: 'ناشر ووكالة أنباء' },
      articleCount: (count: number): string => counted(count, ARTICLES),
      inYear: (year: string): string => `أخبار عام ${year}`,
      inMonth: (month: string): string => `أخبار ${dates.month(month)}`,
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
        `${title} كما وردت في برقيات وكالات الأنباء: ${counted(count, ARTICLES)}.`,
    },

    search: {
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
      found: { ...ARTICLES, zero: 'لا خبر يطابق بحثك.' } as PluralForms,
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
    },

    preferences: {
      title: 'إعدادات القراءة',
      /** Drawn small and large, for the control itself. */
      letter: 'أ',
      size: 'الحجم',
      sizes: { s: 'صغير', m: 'معتاد', l: 'كبير', xl: 'كبير جدًّا' },
      theme: 'المظهر',
      themes: { auto: 'وفق الجهاز', light: 'فاتح', sepia: 'عاجيّ', dark: 'داكن' },
      face: 'الخط',
      faces: { naskh: 'نسخ', sans: 'حديث', system: 'خط الجهاز' },
    },

    /** The page that says what this is. Its texts are HTML. */
    aboutPage: {
      intro:
        'المَحضَر في اللغة سجلّ ما جرى في مجلس: مَن قال، وماذا قال، ومتى، وبحضور مَن. ومن هنا أخذ هذا الموقع اسمه: يحفظ برقيات وكالات الأنباء كما وردت، ويردّ كل حدث إلى الجملة التي تشهد له.',
      words: 'كلام الوكالة كما هو',
      ofWords:
        'لا يُزاد في نص البرقية حرف ولا يُنقص. علامات الاقتباس والأرقام والهمزات تبقى على ما كتبته الوكالة، وما تنسخه من الصفحة هو ما أرسلته. وإن احتوى النص على رمز خفي يقلب ترتيب الكلام، رُفض نشره حتى يُزال.',
      evidence: 'الشاهد',
      timeline: 'الخط الزمني',
      /** `timeline` is the HTML of a link with the word above. */
      ofEvidence: (timeline: string): string =>
        `كل حدث في ${timeline} معه شاهده: كلمات منقولة بحروفها من برقية منشورة هنا. يتحقق الموقع عند بنائه من أن الكلمات في البرقية فعلًا، ومرة واحدة، وفي فقرة واحدة، ومن أن فيها تاريخ الحدث ومكانه وأطرافه؛ فإن لم يجدها توقف ولم يُنشر شيء. اتبع رابط الشاهد تصل إلى الكلمات مضاءة في موضعها، واتبع العلامة التي بعدها تعد إلى الحدث.`,
      ofDates:
        'والتاريخ لا يكون أدقّ من الكلمات: إن ذكرت البرقية العام وحده، قلنا «خلال عام كذا»، ولم نخترع له شهرًا ولا يومًا.',
      permalinks: 'الروابط الدائمة',
      ofPermalinks:
        'لكل خبر وكل حدث عنوان ثابت، ولكل فقرة وكل جملة موضع فيه. اضغط علامة الفقرة «¶» مع رقمها: يظهر تحتها نسخ الرابط والمشاركة ونسخ الاقتباس، للفقرة كلها أو لجملة منها؛ أو انسخ العنوان من المتصفح. يصل مَن يفتحه إلى الموضع نفسه مضاءً. وفي آخر كل خبر وكل خط زمني صيغ أخرى للتنزيل. ولا يدخل العنوانُ الصحفي في الرابط، لأن العناوين تتغير والروابط لا ينبغي لها ذلك.',
      reading: 'القراءة',
      ofReading: (preferences: string): string =>
        `لا يحتاج شيء هنا إلى برمجيات في متصفحك: القراءة والخط الزمني والروابط تعمل كلها من دونها. وإن شغّلتها ظهرت «${preferences}» لاختيار حجم الحرف وشكله والمظهر، ويُحفظ اختيارك في جهازك وحده. لا تتبّع هنا ولا إعلانات، ولا يُطلب شيء من موقع آخر.`,
      /** `offline` is the HTML of a link to what is kept. */
      kept: (offline: string): string => `تجده، وتمسحه متى شئت، في ${offline}.`,
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
        `ما تقرؤه هنا يحفظه متصفحك في جهازك وحده، لتقرأه من دون شبكة: ${counted(pages, KEPT_PAGES)}.`,
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
    },

    publish: {
      downloads: 'للتنزيل',
      wholeArchive: 'الأرشيف كاملًا، للتنزيل',
      correction: (day: string, note: string): string => `تصحيح، ${day}: ${note}`,
      /** What a calendar cannot hold; their names follow. */
      leftOut: (events: number): string => counted(events, LEFT_OUT),
    },

    ...dates,
  };
}
