import { describe, expect, test } from 'vitest';
import { saysPutOff } from '../../src/arabic/claims/read.ts';
import { isNamedIn } from '../../src/arabic/naming.ts';

describe('a name in words', () => {
  test.each([
    ['روسيا', 'بين واشنطن وروسيا'],
    ['روسيا', 'لروسيا، وبروسيا'],
    ['الناتو', 'انضمت للناتو'],
    ['ناتو', 'حلف "الناتو"'],
    ['الولايات المتحدة', 'وللولايات المتحدة دور'],
    ['مجلس روسيا - الناتو', 'في اجتماع مجلس روسيا–الناتو'],
    ['الأميركية', 'الإدارة الاميركية'],
    ['إيران', 'طهران وإِيران'],
    ['OSCE', 'عبر osce في فيينا'],
    ['الصين', 'فالصين وكالصين'],
  ])('%s in «%s»', (name, text) => expect(isNamedIn(name, text)).toBe(true));
  test.each([
    ['روسيا', 'بيلاروسيا'],
    ['روسيا', 'الروسية'],
    ['عمان', 'عمانويل'],
    ['الولايات المتحدة', 'الولايات. المتحدة'],
    ['الولايات المتحدة', 'الأمم المتحدة والولايات'],
    ['فيينا', ''],
    ['', 'فيينا'],
  ])('no %s in «%s»', (name, text) => expect(isNamedIn(name, text)).toBe(false));
});

describe('words that postpone or cancel', () => {
  test.each([
    'أُرجئ الاجتماع',
    'بعد إرجائه',
    'تأجّلت الجولة',
    'بتأجيل الانتخابات',
    'سيؤجل الموعد',
    'الجلسة المؤجلة',
  ])('%s', (text) =>
    expect([saysPutOff(text, 'postponed'), saysPutOff(text, 'cancelled')]).toEqual([true, false]),
  );
  test.each(['أُلغيت الزيارة', 'إلغاء القمة', 'سيُلغى الحفل', 'وألغى زيارته', 'الرحلات الملغاة'])(
    '%s',
    (text) => expect([saysPutOff(text, 'postponed'), saysPutOff(text, 'cancelled')]).toEqual([false, true]),
  );
  test.each(['من أجل السلام', 'لأجل غير مسمى', 'بلغت النسبة', 'العقود الآجلة', 'خبر عاجل', 'لغة الحوار'])(
    '%s',
    (text) => expect([saysPutOff(text, 'postponed'), saysPutOff(text, 'cancelled')]).toEqual([false, false]),
  );
});
