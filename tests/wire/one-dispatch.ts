import type { ImportOptions } from '../../src/wire/import-dispatch.ts';

/** An invented dispatch from which every format must give the same article. */
export const HEADLINE = 'عودة القطار إلى السكة الساحلية';
export const FIRST = 'المدينة 3 أيار/مايو 2024 (وفق) - عاد القطار إلى السكة الساحلية بعد عامين، بحسب بيان.';
export const SECOND = 'وقال البيان إن الرحلة تستغرق 40 دقيقة.';
export const THIRD = 'ولم يذكر البيان ثمن التذكرة.';
export const WHOLE = { title: HEADLINE, paragraphs: [FIRST, SECOND, THIRD], date: '2024-05-03' };
export const SAID: ImportOptions = { source: 'sahifa', wire: 'wafq' };

/** Its text as HTML, and as plain text. */
export const HTML = [FIRST, SECOND, THIRD].map((text) => `<p>${text}</p>`).join('');
export const TEXT = `${FIRST}\n\n${SECOND}\n\n${THIRD}\n`;

/** `text` in Windows-1256. */
export function windows1256(text: string): Uint8Array {
  const letters = new TextDecoder('windows-1256').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from([...text], (letter) => letters.indexOf(letter));
}
