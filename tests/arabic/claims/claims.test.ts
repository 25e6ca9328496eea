import { describe, expect, test } from 'vitest';
import { readClaim } from '../../../src/arabic/claims/read.ts';
import { measure } from './marked.ts';

describe.each(['first.txt', 'second.txt'])('of %s', (list) => {
  test.each(measure(list).figures)(
    '$said is read with a precision and recall of 0.95',
    ({ precision, recall }) => {
      expect(Math.min(precision, recall)).toBeGreaterThanOrEqual(0.95);
    },
  );
});

test('a point between digits does not end a clause', () => {
  expect(readClaim('نفت الهيئة وقوع زلزال بقوة 5.1 درجات يوم 3 أيار')?.said).toBe('unheld');
});

test('only the clause of the date counts, not the next one', () => {
  const text = 'عقد الوفدان جلسة أولى الثلاثاء، فيما ستعقد الثانية الخميس.';
  expect(readClaim(text, text.indexOf('الثلاثاء'))?.said).toBe('held');
  expect(readClaim(text, text.indexOf('الخميس'))?.said).toBe('scheduled');
});

test.each([
  ['scheduled', 'وسوف تعرض النتائج على المجلس في 6 أيلول'],
  ['scheduled', 'ويفترض أن تسلم الدفعة في 6 أيلول'],
  ['held', 'عرضت النتائج على المجلس في 6 أيلول'],
  ['scheduled', 'لا نية لإلغاء الزيارة المقررة في 6 أيلول'],
  ['unheld', 'لا نية لعقد القمة في 6 أيلول'],
  ['cancelled', 'أعلنت النية إلغاء الزيارة المقررة في 6 أيلول'],
])('%s: %s', (said, text) => {
  expect(readClaim(text, text.indexOf('6'))?.said).toBe(said);
});
