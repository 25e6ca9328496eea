import { z } from 'astro/zod';
import { isRealDate, parseEdtf } from '../../arabic/calendar.ts';
import { isLanguageTag } from '../../arabic/script/direction.ts';
import { asAscii } from '../../arabic/script/look-alike.ts';
import { CLAIMS } from '../evidence/claim.ts';
import { shown } from '../problem.ts';

const said = (input: unknown): string => shown(String(input));
/** The longest line of a page's own frame: a headline, a name. Import allows headlines of 400. */
const LONGEST_LINE = 1_000;

// YAML reads a bare year as a number.
const year = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);
const day = z.preprocess(
  year,
  z.string().refine(isRealDate, {
    error: (issue) => `${said(issue.input)} is not a real day. Write it as YYYY-MM-DD.`,
  }),
);
const text = z.string().trim().min(1);
const line = text
  .refine((value) => !/[\n\t]/.test(value), {
    error: 'holds a line break or a tab. Write it on one line.',
  })
  .refine((value) => value.length <= LONGEST_LINE, {
    error: (issue) =>
      `has ${String(issue.input).length} characters, and may have ${LONGEST_LINE}. Is it the whole text? Shorten it.`,
  });
/** What stands where an event's id would, in `/timeline/<id>/party/ru/` or `/timeline/<id>/2021/`; and the page's own anchor. */
const KEPT = /^(?:main|party|place|claim|\d{4}(?:-\d{2})?)$/;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const handle = z.string().regex(ID, {
  error: ({ input }) => {
    const meant = asAscii(String(input));
    const only =
      meant && ID.test(meant.ascii)
        ? `: ${meant.char} only looks like one of its letters. Write "${meant.ascii}"`
        : '';
    return `${said(input)} is not an id${only}. Use lower-case ASCII letters, digits and single hyphens.`;
  },
});
const anchor = handle.refine((id) => !KEPT.test(id), {
  error: (issue) => `${said(issue.input)} is kept for the timeline's own addresses. Choose another.`,
});
const language = z.string().refine(isLanguageTag, {
  error: (issue) => `${said(issue.input)} is not a BCP 47 language tag. Write "ar", "en", "ur" …`,
});
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/, {
  error: (issue) => `${said(issue.input)} is not a time. Write hours, minutes and zone: "14:30+03:00".`,
});
const web = z.string().refine((value) => /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value), {
  error: (issue) => `${said(issue.input)} is not a web address. Write it in full, from https://.`,
});
function runsBack(text: string): string | undefined {
  const [from, to, ...more] = text.split('/').map((part) => parseEdtf(part));
  if (!from || !to || more.length > 0) return undefined;
  return from.text === to.text
    ? `${said(text)} begins and ends with the same. Write ${to.text} alone.`
    : `${said(text)} ends before it begins. Write ${to.text}/${from.text} if the two were swapped.`;
}
const edtf = z.preprocess(
  year,
  z.string().refine((value) => parseEdtf(value) !== undefined, {
    error: (issue) =>
      runsBack(String(issue.input)) ??
      `${said(issue.input)} is not a date that exists. Write 2019, 2022-01, 2022-01-10 or 2022-01-10/2022-01-13, the earlier first.`,
  }),
);

const colour = z.strictObject({
  light: z.string().regex(/^#[0-9a-f]{6}$/, { error: 'is not a colour. Write it as "#1f1b16".' }),
  dark: z.string().regex(/^#[0-9a-f]{6}$/, { error: 'is not a colour. Write it as "#1f1b16".' }),
});

/** `site.yaml`: what makes the site its own. */
export const siteSchema = z.strictObject({
  name: line.optional().describe('The name of the site'),
  tagline: line.optional().describe('One line below the name'),
  lang: language.optional().describe('BCP 47 tag of the interface'),
  colours: z
    .strictObject({
      paper: colour.optional(),
      ink: colour.optional(),
      dim: colour.optional(),
      accent: colour.optional(),
      wash: colour.optional(),
      rule: colour.optional(),
    })
    .optional()
    .describe('Colours, each as { light: "#rrggbb", dark: "#rrggbb" }'),
});

/** An entry of `topics.yaml`. */
export const topicSchema = z.strictObject({
  name: text.describe('The name shown, in the language of the site'),
});

/** Frontmatter of `articles/<id>.md`. */
export const articleSchema = z.strictObject({
  title: line.describe('Headline, verbatim'),
  date: day.describe('Day of the dispatch, YYYY-MM-DD; the file name begins with it'),
  time: clock
    .optional()
    .describe('When the wire moved it, HH:MM with its zone; orders the dispatches of a day'),
  source: handle.describe('The outlet that published it, an id of agencies.yaml'),
  wire: handle.describe('The wire service that wrote it, an id of agencies.yaml'),
  lang: language.default('ar').describe('BCP 47 tag of the text'),
  summary: text.optional().describe('A standfirst of the agency; never ours'),
  topics: z.array(handle).default([]).describe('Ids of topics.yaml'),
  url: web.optional().describe('Where it was published'),
  updated: day.optional().describe('Day of its last change, YYYY-MM-DD'),
  corrections: z
    .array(
      z.strictObject({
        date: day.describe('YYYY-MM-DD'),
        note: text.describe('What was corrected, in words'),
      }),
    )
    .default([])
    .describe('Public corrections'),
  replaces: z.array(z.string()).default([]).describe('Ids of earlier takes of the same story'),
});

/** An entry of `agencies.yaml`: an outlet, a wire service, or both; its key there is its id. */
export const agencySchema = z.strictObject({
  kind: z.enum(['source', 'wire', 'both']).describe('Publishes dispatches, writes them, or both'),
  lang: language.describe('Its own language, BCP 47'),
  names: z.record(z.string(), line).describe('Its names by language: as they stand in its dispatches'),
  also: z.array(line).default([]).describe('Other names it signs dispatches with: «أ ف ب»'),
  url: web.optional().describe('Its web site'),
});

const named = z.strictObject({
  name: line.describe('The name shown'),
  also: z.array(text).default([]).describe('Other words that name it in a dispatch'),
});

/** `timelines/<id>.yaml`, its events apart. */
export const timelineSchema = z.strictObject({
  title: line.describe('Name of the timeline'),
  summary: text.optional().describe('A line below it'),
  heading: line.optional().describe('Heading of the events that are not background'),
  span: edtf.optional().describe('EDTF: the days it is about; an event that ended before them is background'),
  parties: z.record(z.string(), named).default({}).describe('Who takes part, by id'),
  places: z.record(z.string(), named).default({}).describe('Where, by id'),
  events: z
    .array(z.unknown())
    .min(1, { error: 'is empty. A timeline has at least one event: npm run timeline:draft writes some.' })
    .describe('Its events'),
});

/** One of a timeline's `events`. */
export const eventSchema = z.strictObject({
  id: anchor.describe('Its permalink: explicit ASCII, never made from a headline'),
  date: edtf.describe('EDTF, never finer than the words'),
  claim: z.enum(CLAIMS).describe('What the evidence lets us say'),
  because: line
    .optional()
    .describe('Why the words bear the claim, where our reading of them says otherwise; the page shows it'),
  continues: anchor
    .optional()
    .describe(
      'Id of the earlier event of this timeline that this one continues: put off, moved, held at last',
    ),
  title: line.describe('What it was, in the dispatch’s terms'),
  label: line.optional().describe('A short name, for strips'),
  parties: z.array(z.string()).default([]).describe('Ids of parties'),
  place: z.string().optional().describe('Id of a place'),
  subject: line.optional().describe('What it was about'),
  evidence: z
    .array(
      z.strictObject({
        article: z.string().describe('Id of the article'),
        quote: text.describe('Words of it, verbatim, inside one paragraph'),
        says: edtf
          .optional()
          .describe('EDTF: the date these words give, where it is not the event’s: the dispatches differ'),
      }),
    )
    .min(1, { error: 'is empty. Quote the words of a dispatch that support the event.' })
    .describe('The words that support it'),
});

export type EventFile = z.infer<typeof eventSchema>;
export type TimelineFile = z.infer<typeof timelineSchema>;
