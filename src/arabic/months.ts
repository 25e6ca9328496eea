import { GULF_MONTHS, LEVANTINE_MONTHS } from './calendar.ts';
import { fold } from './fold.ts';

const MAGHREBI: Readonly<Record<string, number>> = {
  جانفي: 1,
  فيفري: 2,
  أفريل: 4,
  ماي: 5,
  جوان: 6,
  جويلية: 7,
  أوت: 8,
  يوليوز: 7,
  غشت: 8,
  شتنبر: 9,
  نونبر: 11,
  دجنبر: 12,
};

const BY_NAME = new Map<string, number>();
for (const names of [LEVANTINE_MONTHS, GULF_MONTHS]) {
  for (const [index, name] of names.entries()) BY_NAME.set(fold(name), index + 1);
}
for (const [name, month] of Object.entries(MAGHREBI)) BY_NAME.set(fold(name), month);

/** The month, 1 to 12, that an Arabic name stands for in any of the press's conventions; `undefined` for other words. */
export function monthNumber(name: string): number | undefined {
  return BY_NAME.get(fold(name).replace(/\s+/g, ' ').trim());
}
