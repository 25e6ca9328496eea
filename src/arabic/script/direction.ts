import rtlDetect from 'rtl-detect';

const RTL_SCRIPTS = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
]);
// Where rtl-detect 1.1.2 and CLDR disagree on the plain code.
const CORRECTED: Readonly<Record<string, 'rtl' | 'ltr'>> = { ku: 'ltr', syr: 'rtl', ks: 'rtl' };

/**
 * Whether `tag` is a well-formed BCP 47 language tag that begins with an ISO 639 code of two or three letters. "arabic"
 * is well-formed too, but no language was ever registered with so long a code.
 */
export function isLanguageTag(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language !== 'und' && /^[a-z]{2,3}(?:-|$)/i.test(tag);
  } catch {
    return false;
  }
}

/**
 * The writing direction of a BCP 47 language tag. A script subtag decides first (`ur-Latn` is left to right), then the
 * script a region implies (`pa-PK`), then rtl-detect. Throws a RangeError on an empty or malformed tag.
 */
export function directionOf(tag: string): 'rtl' | 'ltr' {
  let direction = directions.get(tag);
  if (!direction) {
    direction = readDirection(tag);
    directions.set(tag, direction);
  }
  return direction;
}

const directions = new Map<string, 'rtl' | 'ltr'>();

function readDirection(tag: string): 'rtl' | 'ltr' {
  if (!isLanguageTag(tag)) throw new RangeError(`"${tag}" is not a BCP 47 language tag`);
  const locale = new Intl.Locale(tag);
  const script = locale.script ?? (locale.region === undefined ? undefined : locale.maximize().script);
  if (script !== undefined) return RTL_SCRIPTS.has(script) ? 'rtl' : 'ltr';
  return CORRECTED[locale.language] ?? rtlDetect.getLangDir(locale.language);
}
