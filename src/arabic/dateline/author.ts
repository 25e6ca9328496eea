/** A name without its marks and hamzas. «على» and «علي», «مني» and «منى» stay different: they are different words. */
const key = (name: string): string => name.normalize('NFC').replace(/\p{M}/gu, '').replace(/[أإآ]/g, 'ا');

// Given names that are hardly ever ordinary words: «أشرف», «أمين», «رائد», «صالح» and the like are left out.
const GIVEN = new Set(
  `آمنة إبراهيم أحمد إسماعيل أسامة أمجد أنس أيمن إياد إيناس باسل بسام بلال بلقيس تامر تسنيم جورج حاتم حسن حسين حمدي حمزة حيدر خالد خديجة ديانا دينا رامي
    رانيا راشد رشا رنا رندا روان ريم ريما رزان زكريا زهراء زياد زيد زينب سارة سامر سامي سلمى سلمان سليم سليمان سمر سمير سميرة سهى سوسن شيماء صابرين
    صفوان طارق طه عائشة عامر عباس عبد عثمان عدنان عصام عمار عمر عمرو غادة غسان فادي فاطمة فاروق فؤاد فيصل قتيبة قصي كاظم لبنى لمى لميس لؤي ليلى لينا
    ماهر مايا محمد محمود مروان مريم مصطفى معاذ معتز منذر منى مهند موسى مؤيد ميساء نادية نجلاء نزار نسرين نهى هاني هديل هشام هيثم هيفاء وائل وسيم ياسر
    ياسمين ياسين يحيى يوسف يونس`
    .split(/\s+/)
    .map(key),
);
const BETWEEN =
  /^[ \t]*(\p{L}[\p{L}\p{M}]*)((?:[ \u00a0]\p{L}[\p{L}\p{M}]*){1,3})[ \t]*(?:(?:[-–—]{1,2}|\/)(?=[ \t])|(?=\n\p{L}))/u;
const REACH = 400;
// «محمد صلاح - هداف الفريق - يغيب»: a second dash means the name belongs to the sentence.
const SET_APART = /^[^.؟!\n]*[ \t][-–—/]+[ \t]/u;

/**
 * The length (UTF-16) of the author's name at the beginning of `rest`, including the mark that ends it: «أحمد الخطيب
 * -», after a dateline that ends in a dash or slash. The name is recognised by its given name; 0 if there is none.
 */
export function authorLength(rest: string): number {
  const near = rest.slice(0, REACH);
  const [whole = '', given = ''] = BETWEEN.exec(near) ?? [];
  const isGiven = GIVEN.has(key(given)) || /^عبدال/u.test(given);
  return isGiven && !SET_APART.test(near.slice(whole.length)) ? whole.length : 0;
}
