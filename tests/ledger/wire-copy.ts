const split = (text: string): string[] => text.split('|');
const LEXICON: Readonly<Record<string, string[]>> = {
  who: split(
    'وزير الخارجية|المتحدث باسم الحكومة|رئيس الوفد|مدير المرفأ|محافظ المصرف المركزي|نقيب الصيادين|رئيسة البلدية|مندوب النقابة|قائد فرق الإنقاذ|مسؤول في الدفاع المدني|الخبيرة الاقتصادية|مدير المستشفى الحكومي|رئيس لجنة التحقيق|أمين عام الاتحاد|ناطق عسكري|سفير سابق|رئيس غرفة التجارة|مصدر مطّلع|عضو في مجلس النواب|باحث في معهد المناخ',
  ),
  said: split('قال|أكد|أوضح|أعلن|ذكر|أضاف|شدد على|لفت إلى|رأى|حذّر من|كشف|اعتبر|نفى|رجّح|أشار إلى'),
  act: split(
    'يواصل|بدأ|أنهى|علّق|يراجع|يدرس|رفض|يدعم|أجّل|يمدّد|خفّض|رفع|يتابع|استأنف|يوسّع|ألغى|وقّع|ينتقد|يموّل|ينقل|يحمي|يبحث|يطلب|سلّم',
  ),
  group: split(
    'الاتحاد|المجلس|البرلمان|الوفد|المصرف|التحالف|الجيش|الحزب|المرفأ|المصنع|النقابة|المحكمة|الشركة|البلدية|الجامعة|اللجنة الفنية|الهيئة الوطنية|فريق التفاوض|مكتب الإحصاء|وكالة الفضاء',
  ),
  what: split(
    'خطة الإصلاح|اتفاق الصيد|تسعير الوقود|رحلات الشحن|ميزانية التعليم|مفاوضات السلام|قانون الإيجار|حملة التلقيح|بناء الجسر|تقرير المناخ|صفقة القمح|شبكة الكهرباء|برنامج القروض|أعمال الترميم|نتائج الانتخابات|رسوم العبور|سوق العملات|محطة التحلية|عقود الغاز|مناورات الخريف|ملف اللاجئين|جدول الرواتب|حصص المياه|تحقيق الحريق',
  ),
  where: split(
    'في العاصمة|على الحدود الشمالية|في المدينة القديمة|في جنيف|عند المضيق|في الضواحي|في إقليم الساحل|داخل المخيم|في مقر المنظمة|قرب المطار|في الدوحة|في تونس|شرقي البلاد|على متن السفينة|في سوق الجملة|خلف السد',
  ),
  when: split(
    'أمس|هذا الأسبوع|في الأشهر الأخيرة|منذ عام 2019|خلال الصيف|قبل نهاية السنة|في 12 كانون الثاني/يناير|مساء الخميس|بعد ساعات من الاجتماع|للمرة الثالثة|في مطلع الشهر المقبل|حتى إشعار آخر',
  ),
  why: split(
    'بسبب نقص التمويل|رغم اعتراض المعارضة|وفق بيان رسمي|بعد ضغوط دولية|لتفادي أزمة جديدة|نظرًا إلى سوء الأحوال الجوية|من أجل خفض الأسعار|في ظل التصعيد المستمر|استجابة لطلب الأهالي|بناء على توصية الخبراء|خشية تكرار الحادث|في إطار التهدئة',
  ),
  tail: split(
    'من دون أن يعطي تفاصيل إضافية|فيما تتواصل الاتصالات بين الجانبين|وهو ما تعتبره النقابة خرقًا للاتفاق|على أن تعلن النتائج لاحقًا|وسط ترقب في الأسواق|بينما ينتظر السكان تعويضات|بمشاركة خبراء من سبع دول|مشيدًا بجهود المتطوعين|داعيًا إلى ضبط النفس|وطالب بمهلة لا تتجاوز أسبوعين|مقابل ضمانات مكتوبة|بكلفة تناهز 40 مليون دولار',
  ),
  old: split(
    'كما|ثم|لكن|غير أن الأمر تبدّل حين|في المقابل|من جهة أخرى|إلى ذلك|في سياق متصل|بحسب المصدر نفسه|عمليًا|للتذكير',
  ),
};

/** The kinds of copy that the histories are made of. */
export const STYLES = ['news', 'waw', 'refrain', 'table', 'brief', 'narrow'] as const;
export type Style = (typeof STYLES)[number];

/** A seeded writer of wire copy about nobody's news. */
export interface Writer {
  /** A paragraph, its words; sentences end at «.». */
  paragraph(): string[];
  article(): string[][];
  word(): string;
}

const REFRAIN = 'ولم يصدر تعليق رسمي من الجانب الآخر حتى وقت نشر هذا الخبر.';

/** A writer of `style`: every paragraph of «waw» begins with «و», those of «refrain» and «table» repeat each other. */
export function writer(style: Style, random: () => number): Writer {
  const pick = (kind: string): string => {
    const words = LEXICON[kind] as string[];
    return words[Math.floor(random() * words.length)] as string;
  };
  const maybe = (chance: number, text: () => string): string[] => (random() < chance ? [text()] : []);
  const sentence = (waw: boolean): string => {
    const quoted = `"${pick('group')} ${pick('act')} ${pick('what')} ${pick('where')}"`;
    const clause = [pick('group'), pick('act'), pick('what'), ...maybe(0.7, () => pick('where'))];
    const body =
      random() < 0.6
        ? [`${waw ? 'و' : ''}${pick('said')}`, pick('who'), 'أن', random() < 0.3 ? quoted : clause.join(' ')]
        : [...(waw ? [`و${pick('act')}`] : [...maybe(0.4, () => pick('old')), pick('act')]), ...clause];
    return `${[...body, ...maybe(0.6, () => pick('when')), ...maybe(0.5, () => pick('why')), ...maybe(0.4, () => `، ${pick('tail')}`)].join(' ').replaceAll(' ،', '،')}.`;
  };
  const vocabulary = split(
    'قال|الوزير|إن|في|من|على|الحكومة|الاتفاق|المحادثات|اليوم|أمس|بعد|الدولة|روسيا|أوكرانيا|الأمن|أوروبا|القوات|التوتر|الجانب|الرئيس|لن|سوف|هذا|تكون|مع|بين|كل|قد|الحدود',
  );
  const text = (): string => {
    if (style === 'brief')
      return `${pick('said')} ${pick('who')} ${random() < 0.5 ? pick('when') : pick('where')}.`;
    if (style === 'table')
      return `وارتفع سهم ${pick('group')} ${pick('where')} بنسبة ${1 + Math.floor(random() * 98)} في المئة عند الإغلاق مقارنة بجلسة أمس، في تداولات بلغت ${10 + Math.floor(random() * 900)} مليونًا.`;
    if (style === 'refrain' && random() < 0.35) return REFRAIN;
    if (style === 'narrow') {
      const words = Array.from(
        { length: 14 + Math.floor(random() * 26) },
        () => vocabulary[Math.floor(random() ** 1.6 * vocabulary.length)],
      );
      return `${words.join(' ')}.`;
    }
    const waw = style === 'waw' && random() < 0.9;
    return Array.from({ length: 1 + Math.floor(random() * 3) }, (_, i) => sentence(waw && i === 0)).join(' ');
  };
  const paragraph = (): string[] => text().split(' ');
  return {
    paragraph,
    article: () => Array.from({ length: 4 + Math.floor(random() * 11) }, paragraph),
    word: () => paragraph()[Math.floor(random() * 3)]?.replace(/[.،"]/g, '') || 'كذلك',
  };
}
