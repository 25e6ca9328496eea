import { readingsOf, tokensOf } from './tokens.ts';

// Folded: أرجأ، أُرجئت، إرجاء، سيُرجأ، تأجّل، تأجيل، أُجّلت، يؤجل، المؤجلة · ألغى، أُلغيت، إلغاء، سيُلغى، الملغاة
const SAYING = {
  postponed:
    /^(?:ارج(?:ا|ي|ات|يت|اوا|يوا)|(?:ال)?ارجاء|ارجاي(?:ه|ها|هما)|س?[ينت]رج[اي]|تاجل(?:ت|وا)?|س?[يت]تاجل|(?:ال)?تاجيل(?:ه|ها|هما)?|اجل(?:ت|وا)?|س?[ينت]وجل|(?:ال)?موجله?)$/,
  cancelled: /^(?:الغ(?:ي|ت|يت|وا)|(?:ال)?الغاء|الغاي(?:ه|ها|هما)|س?[ينت]لغي|(?:ال)?ملغ(?:ي|اه|يه))$/,
} as const;

/** Whether the words of `text` say that something was put off, or called off; «من أجل» says neither. */
export function saysPutOff(text: string, what: keyof typeof SAYING): boolean {
  const tokens = tokensOf(text);
  return tokens.some(
    (token, i) =>
      token.kind === 'word' &&
      readingsOf(token, text).some(
        ({ word, particles }) =>
          SAYING[what].test(word) &&
          !(word === 'اجل' && (particles.includes('ل') || /^(?:من|الي)$/.test(tokens[i - 1]?.text ?? ''))),
      ),
  );
}
