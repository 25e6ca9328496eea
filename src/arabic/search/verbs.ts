import { foldWord } from './spelling.ts';

/**
 * Perfects of the sound and the weak patterns, folded: what a verb is looked up under. Others are no verbs: «تسليم»
 * looks like an imperfect of «سليم», which is none.
 */
const PERFECT = new RegExp(
  `^(?:${[
    '[^ا]..', // فعل، فعّل، قال، دعا
    '[^او][^اي]', // ردّ
    'ا[^ا]..', // أفعل
    'ا[^ا]ا.', // أقام
    'ا..', // أخذ، أصرّ
    '[^ا]ا..', // فاعل
    'ت[^ا][^اوي].', // تفعّل
    'ت.ا..', // تفاعل
    'ان[^ا][^اوي].', // انفعل
    'ان.ا.',
    'ا.[تطد][^اوي].', // افتعل
    'ا.[تطد]ا.',
    'ات[^اوي].', // اتفق
    'ا[حمخعكشنرهسغق]ت.', // احتلّ
    'است...', // استفعل
    'است.ا.',
    'است..',
    '[^اي][^اوي][^اوي][^اوي]', // فعلل
    'ت[^اوي][^او][^اوي].', // تفعلل
    'اطم.ن|اضم.ل|اقشعر',
  ].join('|')})$`,
);

/** Forms that no rule reaches. */
const IRREGULAR = new Map(
  `قلت:قال قلنا:قال قلتم:قال قيل:قال يقل:قال تقل:قال كنت:كان كنا:كان كنتم:كان يكن:كان تكن:كان نكن:كان يك:كان أكن:كان أكون:كان أقول:قال ليست:ليس ليسوا:ليس لست:ليس لسنا:ليس ليسا:ليس
يرى:رأى ترى:رأى نرى:رأى أرى:رأى يرون:رأى رأت:رأى رأوا:رأى رأيت:رأى رأينا:رأى رئي:رأى يروا:رأى يراه:رأى يرتأي:ارتأى يرتئي:ارتأى أريد:أراد أردت:أراد أردنا:أراد نريد:أراد أستطيع:استطاع نستطيع:استطاع يستطع:استطاع تستطع:استطاع استطعنا:استطاع استطعت:استطاع
أدعو:دعا ندعو:دعا دعوت:دعا دعونا:دعا دعي:دعا أعتقد:اعتقد أعرف:عرف أعلم:علم أظن:ظن أود:ود نود:ود يود:ود أجد:وجد نجد:وجد أجل:أجل يرث:ورث يثق:وثق نثق:وثق نقف:وقف نصل:وصل تلد:ولد يلد:ولد يضعون:وضع نضع:وضع
زرت:زار زرنا:زار عدت:عاد عدنا:عاد قمت:قام قمنا:قام يقم:قام تقم:قام يعد:عاد تعد:عاد نلت:نال متم:مات متنا:مات بات:بات بعت:باع فزنا:فاز فزت:فاز ظللت:ظل خفت:خاف يخف:خاف يزل:زال تزل:زال يزال:زال تزال:زال
جاءت:جاء جاؤوا:جاء جاءوا:جاء يجيء:جاء يجئ:جاء جئت:جاء جئنا:جاء شاءت:شاء يشاء:شاء يشأ:شاء بدت:بدا يبد:بدا جرت:جرى يجر:جرى أدت:أدى يؤد:أدى رمت:رمى مضت:مضى بقيت:بقي لقيت:لقي نسيت:نسي تأت:أتى يأت:أتى سعت:سعى تلت:تلا نفت:نفى نفوا:نفى بنت:بنى حوت:حوى خلت:خلا غدت:غدا
أعيد:أعاد أعيدت:أعاد أقيم:أقام أقيمت:أقام أصيب:أصاب أصيبت:أصاب أثير:أثار أثيرت:أثار أضيف:أضاف أدير:أدار أجيز:أجاز أتيح:أتاح أتيحت:أتاح أشير:أشار أزيل:أزال أذيع:أذاع بيع:باع زيد:زاد اختير:اختار اختيرت:اختار استعيد:استعاد استفيد:استفاد أصبت:أصاب أدين:أدان أدينت:أدان أحيل:أحال أقيل:أقال أبيد:أباد
يؤمن:آمن تؤمن:آمن نؤمن:آمن يؤوي:آوى يؤلف:ألف يأخذ:أخذ تأخذ:أخذ خذ:أخذ كل:أكل يأكل:أكل يأمر:أمر يأمل:أمل نأمل:أمل تأمل:أمل آمل:أمل`
    .split(/\s+/)
    .map((pair) => pair.split(':').map(foldWord) as [string, string]),
);

const OBJECT = /(?:هما|ها|هم|هن|كم|نا|ني|ه|ك)$/;

function addImperfect(rest: string, first: string, add: (verb: string) => void): void {
  if (rest.length < 2) return;
  if (rest.startsWith('ء')) {
    // يؤكد، يؤثر: the hamza of the perfect has its own chair.
    add(`ا${rest.slice(1)}`);
    return;
  }
  if (first === 'ا' && !/^[تس]/.test(rest)) return;
  if (first === 'ن' && rest.length < 3) return;
  // «توقع» is a perfect: the و of «وقع» falls in its imperfect. That of «أوقع» stays.
  if (first === 'ت' && /^و..$/.test(rest)) {
    add(`ا${rest}`);
    return;
  }
  const weak = rest.replace(/و$/, 'ا').replace(/([^اوي])ء$/, '$1ا');
  add(weak);
  add(`ا${weak}`);
  if (rest.length === 2) add(`و${rest}`);
  // يقول، يسير، يشير: the long vowel of the perfect is ا.
  if (/^[^اوي][وي][^اوي]$/.test(rest)) {
    const hollow = `${rest[0]}ا${rest[2]}`;
    add(hollow);
    if (rest[1] === 'ي') add(`ا${hollow}`);
  }
  if (/^ست.+ي[^اوي]$/.test(rest)) add(`ا${rest.slice(0, -2)}ا${rest.at(-1)}`);
}

function addPerfect(stem: string, isCut: boolean, add: (verb: string) => void): void {
  add(stem);
  if (!isCut) return;
  // جرت، دعت، انتهت: the last radical went with the ending.
  add(`${stem}ي`);
  if (stem.length === 2) add(`${stem}ا`);
}

/**
 * The perfects (third person, masculine, as a dictionary lists them) that a folded word may be a form of; none for most
 * nouns. `objects` says whether it may carry a pronoun («أعلنها»).
 */
export function verbForms(word: string, options: { objects: boolean }): Set<string> {
  const forms = new Set<string>();
  const add = (verb: string): void => {
    if (PERFECT.test(verb)) forms.add(verb);
  };
  const irregular = IRREGULAR.get(word);
  if (irregular) forms.add(irregular);
  const bare = new Set([word]);
  if (options.objects && word.length >= 5) {
    const stem = word.replace(OBJECT, '');
    if (stem !== word && stem.length >= 3)
      bare.add(stem.endsWith('ا') && stem.length >= 4 ? `${stem.slice(0, -1)}ي` : stem).add(stem);
  }
  for (const stem of bare) {
    addPerfect(stem, false, add);
    const cut = stem.replace(/(?:تما|تم|تا|وا|نا|ت|و|ا)$/, '');
    if (cut !== stem && cut.length >= 2) addPerfect(cut, true, add);
    if (!/^[يتنا]/.test(stem)) continue;
    const ending = /(?:ون|ان|ين|وا|ا|ي)$/.exec(stem)?.[0] ?? '';
    const first = stem[0] as string;
    addImperfect(stem.slice(1), first, add);
    const rest = stem.slice(1, stem.length - ending.length);
    if (ending === '' || rest.length < 2) continue;
    addImperfect(rest, first, add);
    // يدعون، يلتقون: the last radical went with the ending.
    if (/^[وي]/.test(ending) && ending.length === 2) {
      addImperfect(`${rest}ي`, first, add);
      addImperfect(`${rest}و`, first, add);
    }
  }
  return forms;
}

/** Whether a folded word is itself a perfect as a dictionary lists it, by its pattern. */
export function isPerfect(word: string): boolean {
  return PERFECT.test(word);
}
