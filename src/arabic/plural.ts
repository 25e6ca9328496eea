/** The six plural forms of Arabic (CLDR); `#` stands for the number. */
export interface PluralForms {
  zero: string;
  one: string;
  two: string;
  few: string;
  many: string;
  other: string;
}

const rules = new Intl.PluralRules('ar');

/** `count` with its noun: `pluralise(3, …)` gives «3 دقائق». The number is written in Western digits. */
export function pluralise(count: number, forms: PluralForms): string {
  return forms[rules.select(count)].replace('#', String(count));
}
