/**
 * Queries for the shipped and the fixture content, with the articles that answer them, in any order. The answers were
 * found by reading the articles, not by running the search.
 */
const BLINKEN = '2022-01-09-blinken-security-talks';
const DAM = '2021-11-03-dam-study';
const PORT = '2021-12-20-port-expansion';
const VACCINE = '2022-02-14-vaccine-campaign';
const FAIR = '2022-05-02-book-fair';
const CLOSE = '2022-05-09-book-fair-close';
const DROUGHT = '2022-08-21-drought';
const GRAIN = '2022-08-30-grain-deal';
const BRIDGE = '2022-10-11-bridge';
const NURSES = '2023-01-15-nurses';
const WATER = '2023-02-05-desalination';
const RACE = '2023-02-12-marathon';
const CUSTOMS = '2023-02-20-customs';
const SIGNS = '2023-03-01-signs';
const PERSIAN = '2023-02-28-persian';
const URDU = '2023-02-27-urdu';
const ENGLISH = '2023-03-02-english';

export const QUERIES: readonly {
  query: string;
  year?: string;
  source?: string;
  topic?: string;
  finds: readonly string[];
}[] = [
  // The first dispatch.
  { query: 'ضمانات', finds: [BLINKEN] },
  { query: 'الضمانات الأمنية', finds: [BLINKEN] },
  { query: 'موسكو', finds: [BLINKEN] },
  { query: 'بلينكن', finds: [BLINKEN] },
  { query: 'وزير الخارجيه الاميركي', finds: [BLINKEN] },
  { query: 'مفاوضات جنيف', finds: [BLINKEN] },
  { query: 'انسحب', finds: [BLINKEN] },
  { query: 'معاهدة', finds: [BLINKEN] },
  { query: 'حد', finds: [BLINKEN] },
  { query: '"حلف شمال الأطلسي"', finds: [BLINKEN] },
  { query: '"وزارة الخارجية الروسية"', finds: [BLINKEN] },
  { query: '"قالت وزارة الخارجية الروسية"', finds: [] },
  { query: '«العلاقات بين روسيا»', finds: [BLINKEN] },
  { query: 'This Week', finds: [BLINKEN] },
  { query: 'this week', finds: [BLINKEN] },
  { query: 'الناتو فيينا بروكسل', finds: [BLINKEN] },
  { query: '٢٠١٩', finds: [BLINKEN] },
  { query: 'تدبير', finds: [BLINKEN] },
  { query: 'روسي', finds: [BLINKEN] },
  { query: 'روسيا', finds: [BLINKEN, DROUGHT, SIGNS] },
  { query: 'أوكرانيا', finds: [BLINKEN, DROUGHT] },
  // Forms and spellings.
  { query: 'سد', finds: [DAM] },
  { query: 'سدود', finds: [DAM] },
  { query: 'قرية', finds: [DAM, VACCINE] },
  { query: 'وزير', finds: [BLINKEN, DAM, NURSES] },
  { query: 'وزارة', finds: [BLINKEN, DAM, DROUGHT, GRAIN, NURSES] },
  { query: 'مزارعون', finds: [DAM, DROUGHT] },
  { query: 'خبير', finds: [DAM] },
  { query: 'خريطة', finds: [DAM] },
  { query: '45', finds: [DAM] },
  { query: '٤٥', finds: [DAM] },
  { query: 'سفينة', finds: [PORT] },
  { query: 'رصيف', finds: [PORT] },
  { query: 'ميناء الشمال', finds: [PORT, GRAIN] },
  { query: 'عامل', finds: [PORT] },
  { query: 'طفل', finds: [VACCINE, FAIR] },
  { query: 'طبيب', finds: [VACCINE] },
  { query: 'لقاح', finds: [VACCINE] },
  { query: 'مستشفى', finds: [VACCINE, NURSES] },
  // «كتب @SecBlinken» is spelled like the plural.
  { query: 'كتاب', finds: [FAIR, CLOSE, SIGNS] },
  { query: 'معرض الكتاب', finds: [FAIR, CLOSE] },
  { query: 'زائر', finds: [CLOSE] },
  { query: 'ناشر', finds: [CLOSE] },
  { query: 'قمح', finds: [DROUGHT, GRAIN] },
  { query: 'امريكا', finds: [DROUGHT, GRAIN] },
  { query: 'أميركا', finds: [DROUGHT, GRAIN] },
  { query: 'سعر', finds: [DROUGHT, GRAIN, SIGNS] },
  { query: 'اتفاق', finds: [GRAIN] },
  { query: 'جسر', finds: [BRIDGE] },
  { query: 'مهندس', finds: [BRIDGE] },
  { query: 'ممرضة', finds: [NURSES] },
  { query: 'رئيس', finds: [BRIDGE, NURSES] },
  { query: 'ناقش', finds: [NURSES] },
  { query: 'بيروت', finds: [WATER] },
  { query: 'محطتان', finds: [WATER] },
  { query: 'فازت', finds: [RACE] },
  { query: 'شارع', finds: [RACE] },
  { query: 'قانون', finds: [CUSTOMS] },
  { query: 'لجنة', finds: [CUSTOMS] },
  { query: 'نيسان', finds: [CUSTOMS] },
  // Phrases, other languages, filters, incomplete words.
  { query: '"محطة لتحلية مياه البحر"', finds: [WATER] },
  { query: '"مياه البحر" الشمسية', finds: [WATER] },
  { query: '"في القرى النائية"', finds: [VACCINE] },
  { query: 'Real Madrid', finds: [SIGNS] },
  { query: 'F-16', finds: [SIGNS] },
  { query: 'مُشَكَّل', finds: [SIGNS] },
  { query: 'NATO', finds: [SIGNS, PERSIAN] },
  { query: 'گفت‌وگوها', finds: [PERSIAN] },
  { query: 'جنیوا', finds: [URDU] },
  { query: 'talks', finds: [ENGLISH] },
  { query: 'وزارة', year: '2022', finds: [BLINKEN, DROUGHT, GRAIN] },
  { query: 'وزارة', topic: 'trade', finds: [DROUGHT, GRAIN] },
  { query: 'وزارة', year: '2022', source: 'west-wire', topic: 'water', finds: [DROUGHT] },
  { query: 'وزارة', source: 'sputnik', finds: [BLINKEN] },
  { query: 'ماراث', finds: [RACE] },
  { query: 'بجنيف', finds: [BLINKEN] },
  { query: 'زرافة', finds: [] },
];
