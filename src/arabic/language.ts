/** The language of a text as its letters show it, with the reason in words. */
export interface Reading {
  /** BCP 47 primary language subtag; `undefined` where only the script is certain. */
  lang?: string;
  /** ISO 15924. */
  script: string;
  because: string;
}

const SCRIPTS = ['Arab', 'Latn', 'Cyrl', 'Hebr', 'Grek', 'Hans'] as const;
const OF_SCRIPT: Readonly<Record<(typeof SCRIPTS)[number], RegExp>> = {
  Arab: /\p{Script=Arabic}/gu,
  Latn: /\p{Script=Latin}/gu,
  Cyrl: /\p{Script=Cyrillic}/gu,
  Hebr: /\p{Script=Hebrew}/gu,
  Grek: /\p{Script=Greek}/gu,
  Hans: /\p{Script=Han}/gu,
};

// Letters that (almost) one language alone has, and the share of words with one: too many to be borrowed names.
const OWN_LETTERS: readonly [lang: string, letters: RegExp, share: number][] = [
  ['ps', /[ټډړږښځڅڼې]/, 0.1],
  ['ckb', /[ۆێڕڵە]/, 0.1],
  ['ug', /[ۇۈېەڭ]/, 0.1],
  ['sd', /[ٻڀٿٺڄڃڇڏڌڊڦڪڳڱڻ]/, 0.1],
  ['ur', /[ٹڈڑںےۓہۂۃھ]/, 0.1],
];
const PERSIAN = /[پچژگیک]/;
const ARTICLE = /^[وف]?(?:ال|بال|كال|لل)\p{L}{2}/u;
const LEAST_WORDS = 8;

/**
 * The language of `dispatch`, where its script and letters decide it: Urdu, Persian, Pashto, Kurdish, Uighur and Sindhi
 * have letters that Arabic lacks, and Arabic has its article. `undefined` where doubt remains: this is for rejecting
 * what is certainly another language, not for identifying any.
 */
export function readingOf(dispatch: string): Reading | undefined {
  // Addresses, tags and entities belong to no language.
  const text = dispatch.replace(/[\w.+-]{0,64}(?::\/\/|@)\S*|<[^<>]*>|&#?\w{1,32};/g, ' ');
  const counts = SCRIPTS.map((script) => ({ script, count: text.match(OF_SCRIPT[script])?.length ?? 0 }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const main = counts.sort((a, b) => b.count - a.count)[0];
  // An Arabic dispatch may hold many English names; an English dispatch holds hardly any other letters.
  if (!main || total < 40 || main.count < (main.script === 'Arab' ? 0.6 : 0.85) * total) return undefined;
  if (main.script !== 'Arab')
    return { script: main.script, because: `${main.count} of its ${total} letters are of it` };
  const words = text.match(/[\p{Script=Arabic}\p{M}\u200c]+/gu)?.filter((word) => word.length > 1) ?? [];
  if (words.length < LEAST_WORDS) return { script: 'Arab', because: 'its letters are Arabic' };
  const share = (pattern: RegExp): number => words.filter((word) => pattern.test(word)).length / words.length;
  const percent = (part: number): string => `${Math.round(part * 100)}%`;
  for (const [lang, letters, least] of OWN_LETTERS) {
    const part = share(letters);
    if (part >= least)
      return {
        lang,
        script: 'Arab',
        because: `${percent(part)} of its words have a letter that Arabic has not`,
      };
  }
  const articles = share(ARTICLE);
  if (articles >= 0.08)
    return {
      lang: 'ar',
      script: 'Arab',
      because: `${percent(articles)} of its words begin with the article ال`,
    };
  const persian = share(PERSIAN);
  if (persian >= 0.15 && articles < 0.03)
    return {
      lang: 'fa',
      script: 'Arab',
      because: `${percent(persian)} of its words have a letter of Persian`,
    };
  return { script: 'Arab', because: 'its letters are Arabic' };
}

/** Whether a text with `reading` may be in the language of the BCP 47 tag `tag`. */
export function mayBe(reading: Reading | undefined, tag: string): boolean {
  if (!reading) return true;
  const { language, script = '' } = new Intl.Locale(tag).maximize();
  const isScript =
    reading.script === script ||
    (reading.script === 'Arab' && script === 'Aran') ||
    (reading.script === 'Hans' && /Han|Jpan/.test(script));
  return isScript && (reading.lang === undefined || reading.lang === language);
}
