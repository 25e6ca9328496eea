/** A font file: its source, its characters, and when a browser may load it. */
export interface Face {
  /** File name, without extension. */
  file: string;
  family: 'Mahdar Naskh' | 'Mahdar Plex' | 'Mahdar Plex Wide';
  weight: 400 | 700;
  /** The font's file in an npm package. */
  from: string;
  characters: string;
  /** Whether a browser loads the file only if a page uses one of its characters. */
  isRanged: boolean;
  /** Whether every page loads the file first. The other files are loaded only by pages that use them (`used-faces.ts`). */
  isFirst?: true;
}

const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

// All letters of a word must come from one file: Firefox does not join letters across files.
const ARABIC = 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـ،؛؟ \u00a0\u200c\u200d';
const MARKS = 'ًٌٍَُِّْ';
const PERSIAN_AND_URDU = 'پچژگکیٹڈڑںےۓہۂۃھۀڤڪٱٰٕٓٔ۔';
const FIGURES = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪٫٬';
const ASCII = range(0x21, 0x7e);
const PUNCTUATION = '«»–—‘’“”•…·×‹›¶';
const LATIN_1 = range(0xa1, 0xff).replace(/[«»·×¶\u00ad]/g, '');
// Characters that Naskh lacks (كم²، ±، ½), taken from Plex.
const LENT = '±¹²³¼½¾¦¬µ⁄↑↓';
const CURRENCY_AND_QUOTES = '€−™„‚Œœ';
const LIGATURES = 'ﷺﷲﷻ﷼';
const LATIN_EXTENDED = range(0x100, 0x17f);

const NASKH = '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic';
const PLEX = '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic';

/**
 * The web fonts. An article page should load three: the text's letters, its figures and Latin, the headline's letters.
 * A headline word with a letter outside Arabic is set in "Mahdar Plex Wide" as a whole.
 */
export const faces: readonly Face[] = [
  {
    file: 'naskh',
    family: 'Mahdar Naskh',
    weight: 400,
    from: `${NASKH}-arabic-wght-normal.woff2`,
    characters: ARABIC + MARKS + PERSIAN_AND_URDU,
    isRanged: true,
    isFirst: true,
  },
  {
    file: 'naskh-latin',
    family: 'Mahdar Naskh',
    weight: 400,
    from: `${NASKH}-latin-wght-normal.woff2`,
    characters: ASCII + PUNCTUATION,
    isRanged: true,
    isFirst: true,
  },
  {
    file: 'naskh-figures',
    family: 'Mahdar Naskh',
    weight: 400,
    from: `${NASKH}-arabic-wght-normal.woff2`,
    characters: FIGURES,
    isRanged: true,
  },
  {
    file: 'naskh-latin-1',
    family: 'Mahdar Naskh',
    weight: 400,
    from: `${NASKH}-latin-wght-normal.woff2`,
    characters: LATIN_1 + CURRENCY_AND_QUOTES,
    isRanged: true,
  },
  {
    file: 'naskh-signs',
    family: 'Mahdar Naskh',
    weight: 400,
    from: `${NASKH}-arabic-wght-normal.woff2`,
    characters: `﴾﴿٭‐${LIGATURES}`,
    isRanged: true,
  },
  {
    file: 'naskh-lent',
    family: 'Mahdar Naskh',
    weight: 400,
    from: `${PLEX}-latin-400-normal.woff2`,
    characters: LENT,
    isRanged: true,
  },
  {
    file: 'naskh-latin-ext',
    family: 'Mahdar Naskh',
    weight: 400,
    from: `${NASKH}-latin-ext-wght-normal.woff2`,
    characters: LATIN_EXTENDED,
    isRanged: true,
  },
  {
    file: 'plex-700',
    family: 'Mahdar Plex',
    weight: 700,
    from: `${PLEX}-arabic-700-normal.woff2`,
    characters: ARABIC + MARKS,
    isRanged: true,
    isFirst: true,
  },
  {
    file: 'plex-700-latin',
    family: 'Mahdar Plex',
    weight: 700,
    from: `${PLEX}-latin-700-normal.woff2`,
    characters: `/0123456789%${ASCII.replace(/[^A-Za-z]/g, '')}`,
    isRanged: true,
  },
  {
    file: 'plex-700-wide',
    family: 'Mahdar Plex Wide',
    weight: 700,
    from: `${PLEX}-arabic-700-normal.woff2`,
    characters: ARABIC + MARKS + PERSIAN_AND_URDU + FIGURES + LIGATURES,
    isRanged: false,
  },
  {
    file: 'plex-400',
    family: 'Mahdar Plex',
    weight: 400,
    from: `${PLEX}-arabic-400-normal.woff2`,
    characters: ARABIC + MARKS + PERSIAN_AND_URDU + FIGURES,
    isRanged: true,
  },
  {
    file: 'plex-400-latin',
    family: 'Mahdar Plex',
    weight: 400,
    from: `${PLEX}-latin-400-normal.woff2`,
    characters: ASCII + PUNCTUATION + LATIN_1,
    isRanged: true,
  },
];

const CARD_ARABIC = `${ARABIC}${MARKS}${PERSIAN_AND_URDU}${FIGURES}﴾﴿٭‐${LIGATURES}`;
const CARD_LATIN = ` \u00a0${ASCII}${PUNCTUATION}${LATIN_1}${LENT}${CURRENCY_AND_QUOTES}`;

/**
 * The fonts of share cards, as TrueType because Pango does not read WOFF2. Each holds every script, so that a word is
 * never split between files. A card's headline is set in Plex, the rest in Naskh; each borrows what it lacks.
 */
export const cardFaces: readonly Pick<Face, 'file' | 'weight' | 'from' | 'characters'>[] = [
  {
    file: 'plex-700',
    weight: 700,
    from: `${PLEX}-arabic-700-normal.woff2`,
    characters: CARD_ARABIC,
  },
  {
    file: 'plex-700-latin',
    weight: 700,
    from: `${PLEX}-latin-700-normal.woff2`,
    characters: CARD_LATIN,
  },
  {
    file: 'naskh',
    weight: 400,
    from: `${NASKH}-arabic-wght-normal.woff2`,
    characters: CARD_ARABIC,
  },
  {
    file: 'naskh-latin',
    weight: 400,
    from: `${NASKH}-latin-wght-normal.woff2`,
    characters: CARD_LATIN,
  },
  {
    file: 'naskh-latin-ext',
    weight: 400,
    from: `${NASKH}-latin-ext-wght-normal.woff2`,
    characters: LATIN_EXTENDED,
  },
];

/**
 * System fonts scaled to our fonts' width, shown while ours load, so that a page keeps its length. `advance` is the
 * width of the first dispatch in our font divided by its width in theirs, measured by `tests/budget/stand-ins.ts`.
 * Ascent and descent come from our own file.
 */
export const standIns: readonly {
  family: string;
  weight: 400 | 700;
  local: readonly string[];
  advance: number;
}[] = [
  {
    family: 'Naskh by Noto',
    weight: 400,
    local: ['Noto Naskh Arabic', 'NotoNaskhArabic-Regular'],
    advance: 1.0001,
  },
  { family: 'Naskh by DejaVu', weight: 400, local: ['DejaVu Sans', 'DejaVuSans'], advance: 0.8456 },
  {
    family: 'Plex by Noto',
    weight: 700,
    local: ['Noto Sans Arabic Bold', 'NotoSansArabic-Bold'],
    advance: 0.9036,
  },
  { family: 'Plex by DejaVu', weight: 700, local: ['DejaVu Sans Bold', 'DejaVuSans-Bold'], advance: 0.7754 },
];
