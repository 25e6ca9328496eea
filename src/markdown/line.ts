import { directionOf } from '../arabic/script/direction.ts';
import { type Annotation, annotate, RANK, runAnnotations } from './annotate.ts';

const WIDE_LETTER = /[پچژگکیٹڈڑںےۓہۂۃھۀڤڪٱٰٕٓٔ۔٠-٩۰-۹٪٫٬ﷺﷲﷻ﷼]/;

/** Words with a letter outside Arabic: in a headline the whole word is set in the wider face. */
function wideWords(text: string): Annotation[] {
  return [...text.matchAll(/[^\s«»"'()[\]،؛؟:!./-]+/g)]
    .filter(([word]) => WIDE_LETTER.test(word))
    .map(({ index, 0: word }) => ({
      start: index,
      end: index + word.length,
      open: '<span class="wide">',
      close: '</span>',
      rank: RANK.language,
    }));
}

/** Lines as they were rendered, by language: a headline is shown on its own page and on several others. */
const rendered = new Map<string, Map<string, string>>();
const MOST_KEPT = 20_000;

/** One line of text (a headline, a name) as HTML with its foreign runs isolated; `lang` is its BCP 47 tag. */
export function renderLine(text: string, lang: string): string {
  let lines = rendered.get(lang);
  if (!lines) {
    lines = new Map();
    rendered.set(lang, lines);
  }
  const before = lines.get(text);
  if (before !== undefined) return before;
  const html = annotate(text, [...runAnnotations(text, directionOf(lang), lang), ...wideWords(text)]);
  if (lines.size === MOST_KEPT) lines.clear();
  lines.set(text, html);
  return html;
}
