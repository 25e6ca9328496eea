// Units and months, which a number before them always counts or dates.
const UNIT =
  /^(?:كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين|يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت|غشت|ألف|ألفا|مليون|مليونا|مليار|مليارا|تريليون|دولار|دولارا|يورو|جنيه|درهم|دينار|ريال|ليرة|روبل|شخص|طن|متر|كيلومتر|كلم|كيلوغرام|برميل|درجة|نقطة|ساعة|يوم|سنة|عام)$/;
/** The shape of the plurals after 3 to 10: «أهداف، أيام، نقاط، مرات، لاعبين». */
const PLURAL = /^(?:أ\p{L}{1,2}ا\p{L}|[^وفبلك]\p{L}ا\p{L}|\p{L}{2,}(?:ات|ين|ون))$/u;
/** The shape of the singulars after 11 to 99, in the accusative: «هدفا، نقطة»; not adverbs, «رسميا، أيضا». */
const SINGULAR = /^(?!(?:أيضا|عندما|بينما|حينما|خلالها)$)\p{L}{2,}(?:ة|[^ي]ا)$/u;

/** Whether the Arabic `word` after `figure` has the form that Arabic grammar requires after that number: «3 أهداف». */
export function isCountedBy(figure: string, word: string): boolean {
  const bare = word.replace(/\p{M}/gu, '');
  if (/^(?:ال|لل|وال|بال|فال|كال)/.test(bare)) return false;
  if (UNIT.test(bare)) return true;
  const count = /^\d+$/.test(figure) ? Number(figure) % 100 : 0;
  if (count >= 3 && count <= 10) return PLURAL.test(bare);
  return count >= 11 && SINGULAR.test(bare);
}
