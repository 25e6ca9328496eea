import { z } from 'astro/zod';
import { CLAIMS } from '../evidence/claim.ts';
import { shown } from '../problem.ts';
import { about, anchor, clock, day, edtf, handle, language, line, pictureFile, text, web } from './fields.ts';

/** `front.yaml`: what an editor puts on the front page. */
export const frontSchema = z.strictObject({
  lead: z
    .string()
    .optional()
    .meta(about('Id of the article that leads', '2022-01-09-blinken-security-talks')),
  also: z
    .array(z.string())
    .default([])
    .meta(about('Ids of the articles below it, with a summary', ['2022-01-08-talks'])),
  timelines: z
    .array(z.string())
    .default([])
    .meta(
      about('Ids of the timelines in the order they are shown; the others follow', ['january-2022-talks']),
    ),
});

/** An entry of `topics.yaml`. */
export const topicSchema = z.strictObject({
  name: text.meta(about('The name shown, in the language of the site', 'دبلوماسية')),
});

/** One of an article's `pictures`. */
export const pictureSchema = z.strictObject({
  file: pictureFile.meta(about('Name of the file in content/pictures/<article id>/', 'port.jpg')),
  alt: line.meta(about('What it shows, for readers who cannot see it', 'رافعات في الميناء')),
  caption: text.optional().meta(about('The caption, the agency’s words', 'الميناء صباح الخميس')),
  credit: line.meta(about('The credit line, as the agency gives it', 'سلمى الراوي / وكالة وفق')),
  at: z
    .string()
    .regex(/^p[1-9]\d{0,4}$/, {
      error: ({ input }) => `${shown(String(input))} is not a paragraph. Write its anchor, such as p4.`,
    })
    .optional()
    .meta(about('The paragraph it follows; without it the first is above the text, others below', 'p4')),
});

/** Frontmatter of `articles/<id>.md`. */
export const articleSchema = z.strictObject({
  title: line.meta(about('Headline, verbatim', 'بلينكن: لا أتوقع اختراقًا')),
  date: day.meta(about('Day of the dispatch, YYYY-MM-DD; the file name begins with it', '2022-01-09')),
  time: clock
    .optional()
    .meta(about('When the wire sent it, HH:MM with its zone; orders the dispatches of a day', '14:30+03:00')),
  source: handle.meta(about('The outlet that published it, an id of agencies.yaml', 'pakistan-point')),
  wire: handle.meta(about('The wire service that wrote it, an id of agencies.yaml', 'sputnik')),
  lang: language.default('ar').meta(about('BCP 47 tag of the text', 'ar')),
  summary: text.optional().meta(about('The agency’s standfirst; never our own', 'تبدأ المحادثات غدًا')),
  byline: line
    .optional()
    .meta(about('The author, as the agency says; not removed from the text', 'سلمى الراوي')),
  place: line.optional().meta(about('Where it was filed, as the agency says', 'جنيف')),
  topics: z
    .array(handle)
    .default([])
    .meta(about('Ids of topics.yaml', ['diplomacy'])),
  url: web.optional().meta(about('Where it was published', 'https://agency.example/1')),
  updated: day.optional().meta(about('Day of its last change, YYYY-MM-DD', '2022-01-10')),
  corrections: z
    .array(
      z.strictObject({
        date: day.meta(about('YYYY-MM-DD', '2022-01-10')),
        note: text.meta(about('What was corrected, in words', 'صُحّح الاسم')),
      }),
    )
    .default([])
    .meta(about('Public corrections', [{ date: '2022-01-10', note: 'صُحّح الاسم' }])),
  replaces: z
    .array(z.string())
    .default([])
    .meta(about('Ids of earlier takes of the same story', ['2022-01-08-talks'])),
  pictures: z
    .array(pictureSchema)
    .default([])
    .meta(
      about('Photographs: JPEG, PNG, WebP or AVIF, at most 20 MB and 12,000 pixels a side', [
        { file: 'port.jpg', alt: 'رافعات في الميناء', credit: 'وكالة وفق' },
      ]),
    ),
  flash: z
    .boolean()
    .default(false)
    .meta(about('`true` for one-line news: it never leads, and is shown as «عاجل»', true)),
  draft: z
    .boolean()
    .default(false)
    .meta(about('`true` shows it in `npm run dev` only; remove the line to publish', true)),
});

/** An entry of `agencies.yaml`: an outlet, a wire service, or both; its key there is its id. */
export const agencySchema = z.strictObject({
  kind: z
    .enum(['source', 'wire', 'both'])
    .meta(about('A `source` publishes dispatches, a `wire` writes them, or `both`', 'wire')),
  lang: language.meta(about('Its own language, BCP 47', 'ar')),
  names: z
    .record(z.string(), line)
    .meta(about('Its names by language, as its dispatches write them', { ar: 'سبوتنيك', en: 'Sputnik' })),
  also: z
    .array(line)
    .default([])
    .meta(about('Other names it signs dispatches with', ['أ ف ب'])),
  url: web.optional().meta(about('Its web site', 'https://agency.example')),
  year: z
    .literal('none', {
      error: 'is not "none". Write year: none where its datelines have no year, else leave it out.',
    })
    .optional()
    .meta(
      about(
        '`none` where its datelines have no year: import takes the newest such day that is not after today, and says so',
        'none',
      ),
    ),
});

const named = z.strictObject({
  name: line.meta(about('The name shown', 'الولايات المتحدة')),
  also: z
    .array(text)
    .default([])
    .meta(about('Other words that name it in a dispatch', ['واشنطن'])),
});

/** `timelines/<id>.yaml`, without its events. */
export const timelineSchema = z.strictObject({
  title: line.meta(about('Name of the timeline', 'محادثات كانون الثاني/يناير 2022')),
  summary: text.optional().meta(about('A line below it', 'ما قيل في المحادثات')),
  heading: line.optional().meta(about('Heading of the events that are not background', 'جولات المحادثات')),
  span: edtf
    .optional()
    .meta(
      about(
        'EDTF: the days it covers; an event that ended before them is background',
        '2022-01-09/2022-01-13',
      ),
    ),
  parties: z
    .record(z.string(), named)
    .default({})
    .meta(
      about('Who takes part, by id; `also`: other words that name it', {
        us: { name: 'الولايات المتحدة', also: ['واشنطن'] },
      }),
    ),
  places: z
    .record(z.string(), named)
    .default({})
    .meta(about('Where, by id, in the same way', { geneva: { name: 'جنيف' } })),
  events: z
    .array(z.unknown())
    .min(1, { error: 'is empty. A timeline has at least one event: npm run timeline:draft writes some.' })
    .meta({ description: 'Its events, at least one' }),
});

/** A piece of an event's `evidence`. */
export const evidenceSchema = z.strictObject({
  article: z.string().meta(about('Id of the article', '2022-01-09-blinken-security-talks')),
  quote: text.meta(
    about(
      'Words of it, verbatim, inside one paragraph, occurring exactly once',
      'ويوم 13 كانون الثاني/يناير في فيينا',
    ),
  ),
  says: edtf
    .optional()
    .meta(about('EDTF: the date in these words, if it differs from the event’s', '2022-01-12')),
});

/** One of a timeline's `events`. */
export const eventSchema = z.strictObject({
  id: anchor.meta(
    about(
      'Its permalink: explicit ASCII, never made from a headline; not `main`, `party`, `place`, `claim`, `newest`, `embed`, a year or a month',
      'geneva',
    ),
  ),
  date: edtf.meta(about('EDTF, never more precise than the words', '2022-01-10')),
  claim: z
    .enum(CLAIMS)
    .meta(about(`What the evidence supports: ${CLAIMS.map((one) => `\`${one}\``).join(', ')}`, 'scheduled')),
  because: line
    .optional()
    .meta(
      about(
        'Why the words support the claim, if the check disagrees; the page shows it',
        'البيان يؤكد انعقادها',
      ),
    ),
  continues: anchor
    .optional()
    .meta(
      about(
        'Id of the earlier event of this timeline that this one continues, such as a postponed meeting',
        'geneva-planned',
      ),
    ),
  title: line.meta(about('What it was, in the dispatch’s terms', 'بدء المفاوضات')),
  label: line.optional().meta(about('A short name, for strips; without it, the title', 'مفاوضات جنيف')),
  parties: z
    .array(z.string())
    .default([])
    .meta(about('Ids of parties; the quotes must name each', ['us', 'ru'])),
  place: z.string().optional().meta(about('Id of a place; the quotes must name it', 'geneva')),
  subject: line.optional().meta(about('What it was about', 'الضمانات الأمنية')),
  evidence: z
    .array(evidenceSchema)
    .min(1, { error: 'is empty. Quote the words of a dispatch that support the event.' })
    .meta({ description: 'The words that support it, at least once' }),
});

export type PictureEntry = z.infer<typeof pictureSchema>;
export type EventFile = z.infer<typeof eventSchema>;
export type TimelineFile = z.infer<typeof timelineSchema>;
