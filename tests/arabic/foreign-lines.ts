/**
 * Lines with foreign words, and how a reader must see them. Written by hand before the code first ran on them. The line
 * reads in the direction of its dispatch. Each ⟦…⟧ keeps its place, but reads as typed in the other direction. A number
 * with several digits, with its marks, counts as ⟦…⟧ too.
 */
export interface ForeignLines {
  kind: string;
  lang: 'ar' | 'en';
  lines: readonly string[];
}

export const FOREIGN_LINES: readonly ForeignLines[] = [
  {
    kind: 'company names',
    lang: 'ar',
    lines: [
      'وقالت ⟦Reuters (UK) Ltd.⟧ إن السعر ارتفع.',
      'اشترت ⟦Apple Inc.⟧ الشركة.',
      'أعلنت شركة ⟦Johnson & Johnson⟧ عن لقاح.',
      'وقّعت ⟦AT&T, Inc.⟧ العقد مع ⟦T-Mobile US⟧ أمس.',
      'مجموعة ⟦Louis Vuitton (LVMH) S.A.⟧ الفرنسية.',
      'شركة ⟦Yahoo! Japan⟧ اليابانية.',
      'طرحت ⟦Rolls-Royce plc⟧ أسهمها.',
      'مصرف ⟦Crédit Agricole⟧ ومصرف ⟦Société Générale⟧ خفضا الفائدة.',
      'شركة ⟦Газпром⟧ الروسية و⟦Ελλάδα⟧ اليونانية.',
      'وكالة ⟦新华社⟧ الصينية نقلت الخبر.',
      'قالت وكالة ⟦The Associated Press (AP)⟧.',
      'دخلت ⟦3M⟧ و⟦7-Eleven⟧ السوق.',
    ],
  },
  {
    kind: 'titles and products',
    lang: 'ar',
    lines: [
      'فيلم "⟦Good Night, and Good Luck.⟧" عرض أمس.',
      'كتاب «⟦War and Peace (1869)⟧» بيع.',
      'برنامج "⟦This Week⟧" على القناة.',
      'هاتف ⟦iPhone 15⟧ الجديد.',
      'طائرة ⟦Boeing 737-800⟧ من طراز قديم.',
      'نظام ⟦Windows 11⟧، ونظام ⟦Android 14.1⟧.',
      'سجل ⟦Real Madrid⟧ 3 أهداف.',
      'مؤشر ⟦S&P 500⟧ في ارتفاع.',
      'مسلسل ⟦Law & Order: Special Victims Unit⟧ انتهى.',
      'رواية «⟦Le «Rouge» et le Noir⟧» الفرنسية.',
      'مركبة "⟦Apollo 11⟧" هبطت.',
    ],
  },
  {
    kind: 'addresses, handles and tags',
    lang: 'ar',
    lines: [
      'العنوان ⟦https://example.org/a/?b=1&c=2⟧ هنا.',
      'زوروا ⟦www.example.org⟧، أو ⟦example.com/news/⟧.',
      'راسلوا ⟦press.office+ar@example.co.uk⟧ مباشرة.',
      'كتب ⟦@SecBlinken⟧ عن ⟦#NATO⟧ اليوم.',
      'وسم ⟦#Ukraine_War⟧ ووسم ⟦#G20⟧.',
      'تابعوا (⟦@un_news⟧) هنا.',
      'الملف ⟦report_2022-final.pdf⟧ متاح.',
      'لغة ⟦C++⟧ ومنصة ⟦.NET⟧ وخدمة ⟦Disney+⟧ معا.',
    ],
  },
  {
    kind: 'telephones, scores, prices, dates',
    lang: 'ar',
    lines: [
      'الهاتف ⟦+961-1-234567⟧ مساء.',
      'الهاتف ⟦(+20) 2 2795 0000⟧ أو ⟦00961 1 234567⟧.',
      'اتصلوا على ⟦0800 123 4567⟧ مجانا.',
      'فاز ⟦Arsenal 2-1 Chelsea⟧ أمس.',
      'النتيجة ⟦2:1⟧ لصالحه.',
      'السعر ⟦$1.2⟧ مليون، والحرارة ⟦-5⟧ درجات.',
      'خسر ⟦€45m⟧ وربح ⟦£3.5bn⟧ في سنة.',
      'ارتفع ⟦+3.2%⟧ ثم هبط ⟦-0.5%⟧ أمس.',
      'نسبة ⟦25⟧% فقط.',
      'بدأ في ⟦2022-01-09⟧ وانتهى في ⟦09/02/2022⟧.',
      'عند ⟦10:30⟧ بلغ ⟦1,234.5⟧ نقطة.',
      'وصل ⟦10 000⟧ متظاهر.',
      'يوم "⟦14 March 2026⟧" موعد اللقاء.',
      'صدر في ⟦14 March 2026⟧ في لندن.',
    ],
  },
  {
    kind: 'chemical and legal references',
    lang: 'ar',
    lines: [
      'غاز ⟦CO₂⟧ وحمض ⟦H₂SO₄⟧ معا.',
      'مادة ⟦Ca(OH)₂⟧ وأيون ⟦Fe³⁺⟧ هنا.',
      'جسيمات ⟦PM2.5⟧ في الهواء.',
      'المادة ⟦230(c)(1)⟧ من القانون.',
      'اللائحة ⟦Regulation (EU) 2016/679⟧ نافذة.',
      'القرار ⟦S/RES/2231 (2015)⟧ نافذ.',
      'القضية ⟦Brown v. Board of Education, 347 U.S. 483 (1954)⟧ معروفة.',
      'راجع ⟦Art. 5⟧ و⟦No. 10⟧ فيه.',
      'متحور ⟦B.1.1.529⟧ من ⟦COVID-19⟧ انتشر.',
      'طائرة ⟦F-16⟧ فوق ⟦U.S.⟧ أمس.',
    ],
  },
  {
    kind: 'quotations, the full stop inside and outside',
    lang: 'ar',
    lines: [
      'قال: "⟦We will not stop.⟧" وغادر.',
      'قال: "⟦We will not stop⟧". وغادر.',
      'قال: «⟦We will come back on 14 March 2026, and stay!⟧».',
      'سأل ⟦Really?⟧ وسكت.',
      'قال ⟦Why...⟧ ثم سكت.',
      "كتب: “⟦It's over (for now).⟧” ولم يزد.",
      'كتب: "⟦No⟧"، ثم "⟦Yes⟧".',
      'وأضاف (⟦see "Annex B", p. 12⟧) شيئا.',
      'غرّد بالإنكليزية: ⟦We will not stop, he said. "Never again" is our motto.⟧ وأضاف.',
      'تحدث عن ⟦Brexit⟧.',
      'تحدث عن ⟦Brexit⟧...',
      'هل قرأت ⟦The Times⟧؟',
      '"⟦Reuters⟧"، "⟦AP⟧" وغيرهما.',
    ],
  },
  {
    kind: 'lists with Arabic words between',
    lang: 'ar',
    lines: [
      "التقى ⟦John Smith⟧ و⟦Mary O'Neil⟧ و⟦José García-López⟧.",
      'وكالات ⟦Reuters⟧ و⟦AP⟧ و⟦AFP⟧، و⟦BBC⟧.',
      '⟦Reuters⟧: قال الوزير كذا.',
      'حضر ⟦Dr. J. R. Smith Jr.⟧ و⟦Mrs. Brown⟧ معا.',
      'بين ⟦A⟧ و⟦B⟧ و⟦C⟧.',
      'فريقا ⟦Paris Saint-Germain⟧ و⟦Bayern München⟧ تعادلا.',
      'قناة ⟦BBC (UK)⟧ وقناة ⟦CNN (US)⟧.',
    ],
  },
  {
    kind: 'whole paragraphs',
    lang: 'ar',
    lines: [
      '⟦The minister said: "We will come back on 14 March 2026", and left.⟧',
      '⟦"Never again" is our motto (2026).⟧',
      '⟦Reuters (UK) Ltd.⟧',
      '⟦1. We, the undersigned, protest!⟧',
      '⟦Министр сказал: «Да».⟧',
      '⟦新华社北京：会谈开始。⟧',
    ],
  },
  {
    kind: 'added after the first run',
    lang: 'ar',
    lines: ['⟦Manchester United⟧ و⟦Liverpool⟧', 'قالت ⟦Reuters⟧ 9 يناير.'],
  },
  {
    kind: 'an English dispatch',
    lang: 'en',
    lines: [
      'He said «⟦مجلس الأمن⟧» today.',
      'The paper ⟦الشرق الأوسط (لندن)⟧ said so.',
      'The channel ⟦قناة 24⟧ said.',
      'It asked: "⟦هل تأتي؟ متى؟⟧", and left.',
      'Cities: ⟦بغداد⟧ and ⟦دمشق⟧.',
      'The newspaper ⟦הארץ⟧ reported.',
      'He wrote ⟦نعم.. لا⟧ (yes and no).',
    ],
  },
];

/** The text of a line without its ⟦…⟧. */
export function plainLine(line: string): string {
  return line.replace(/[⟦⟧]/g, '');
}

const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/** What a reader must see of a line, from left to right, without white space. */
export function wantedOrder(line: string, lang: 'ar' | 'en'): string {
  // Digits read from left to right in both directions.
  const backwards = (text: string): string[] =>
    text
      .split(/(\d+)/)
      .flatMap((part) =>
        /\d/.test(part) ? part : [...graphemes.segment(part)].map(({ segment }) => segment),
      )
      .reverse();
  const seen = line.split(/(⟦[^⟧]*⟧)/).map((piece) => {
    const isOther = piece.startsWith('⟦');
    const text = plainLine(piece);
    return (lang === 'ar') === isOther ? text : backwards(text).join('');
  });
  return (lang === 'ar' ? seen.reverse() : seen).join('').replace(/\s/g, '');
}
