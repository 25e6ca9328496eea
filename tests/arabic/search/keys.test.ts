import { describe, expect, test } from 'vitest';
import { indexKeys, queryKeys, withoutParticles } from '../../../src/arabic/search/keys.ts';
import { foldWord, wordsOf } from '../../../src/arabic/search/spelling.ts';
import { judge, scores } from './evaluate.ts';

const finds = (query: string, word: string, lang = 'ar'): boolean => {
  const keys = indexKeys(word, lang);
  return queryKeys(query).some((key) => keys.has(key));
};

describe('a word of a query', () => {
  test('finds the forms of its lemma, and few others, over 180 lemmas', () => {
    const judged = judge('gold.txt');
    expect(judged.length).toBeGreaterThanOrEqual(150);
    const { recall, precision } = scores(judged);
    expect(recall).toBeGreaterThan(0.99);
    expect(precision).toBeGreaterThan(0.98);
  });

  test('and of lemmas that were not used to write the rules', () => {
    const { recall, precision } = scores(judge('held-out.txt'));
    expect(recall).toBeGreaterThan(0.97);
    expect(precision).toBeGreaterThan(0.98);
  });

  test.each([
    ['ضمانات', 'الضمانات'],
    ['الضمانات', 'ضمانات'],
    ['الضمانات', 'بالضمانات'],
    ['موسكو', 'وموسكو'],
    ['امريكا', 'أميركا'],
    ['امريكا', 'أمريكا'],
    ['أميركا', 'امريكا'],
    ['2022', '٢٠٢٢'],
    ['٢٠٢٢', '2022'],
    ['1234', '1,234'],
    ['شؤون', 'شئون'],
    ['مكه', 'مكة'],
    ['مُحَمَّد', 'محمد'],
    ['محـــمد', 'محمد'],
    ['بناء', 'بنائها'],
    ['يعلن', 'أعلنت'],
    ['وزراء', 'الوزير'],
    ['لجنة', 'للجنة'],
    ['جنة', 'للجنة'],
    ['للجنة', 'لجنة'],
    ['NATO', 'nato'],
    ['café', 'CAFE'],
    ['چرچل', 'جرجل'],
  ])('%s finds %s', (query, word) => {
    expect(finds(query, word)).toBe(true);
  });

  test.each([
    ['إسرائيل', 'الإسرائيلية'],
    ['روسي', 'روسيا'],
    ['لبن', 'لبنان'],
    ['جنة', 'لجنة'],
    ['عد', 'بعد'],
    ['زير', 'وزير'],
    ['قرار', 'تقرير'],
    ['سليم', 'تسليم'],
    ['شرك', 'شركة'],
    ['حكم', 'محكمة'],
  ])('%s does not find %s', (query, word) => {
    expect(finds(query, word)).toBe(false);
  });

  test('in a language other than Arabic has itself as its only key', () => {
    expect([...indexKeys('والا', 'fa')]).toEqual(['والا']);
    expect(finds('بات', 'بات', 'ur')).toBe(true);
    expect(finds('the', 'There', 'en')).toBe(false);
  });

  test('always has a key, whatever its characters', () => {
    for (const word of [
      'و',
      'ال',
      'لل',
      'ا',
      'ةةة',
      'سيي',
      'والله',
      'ے',
      'ء',
      'ـ',
      '٠',
      '😀',
      '__proto__',
      'x'.repeat(5000),
    ])
      expect(indexKeys(word).has(queryKeys(word)[0] ?? ''), word).toBe(foldWord(word) !== '');
  });
});

test('words of a text are whole, with their offsets', () => {
  const text = 'قال: "مُحَمَّد 1,234.5 في F-16"، و٢٠٢٢.';
  const words = wordsOf(text);
  expect(words.map((word) => word.text)).toEqual(['قال', 'مُحَمَّد', '1,234.5', 'في', 'F', '16', 'و', '٢٠٢٢']);
  for (const { start, end, text: word } of words) expect(text.slice(start, end)).toBe(word);
});

test('a phrase finds its first word with attached particles', () => {
  expect(withoutParticles('والضمانات')).toContain('الضمانات');
  expect(withoutParticles('للدول')).toContain('الدول');
  expect(withoutParticles('وبموسكو')).toContain('موسكو');
  expect(withoutParticles('وزارة')).toEqual([]);
});
