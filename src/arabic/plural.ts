/** A counted noun by plural category (CLDR), with `#` for the number. `zero` is for "none", in any language that words it differently. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const rules = new Map<string, Intl.PluralRules>();

/**
 * `count` with its noun in the language of the BCP 47 tag `lang`: `pluralise(3, …, 'ar')` gives «3 دقائق». Arabic has Western digits
 * ungrouped, as its wires write them; other languages have their own.
 */
export function pluralise(count: number, forms: PluralForms, lang: string): string {
  const own = rules.get(lang) ?? new Intl.PluralRules(lang);
  rules.set(lang, own);
  const form = (count === 0 ? forms.zero : undefined) ?? forms[own.select(count)] ?? forms.other;
  return form.replace('#', /^ar\b/.test(lang) ? String(count) : count.toLocaleString(lang));
}
