import { z } from 'astro/zod';
import { isRealDate, parseEdtf } from '../../arabic/calendar.ts';
import { isLanguageTag } from '../../arabic/script/direction.ts';
import { asAscii } from '../../arabic/script/look-alike.ts';
import { shown } from '../problem.ts';

/** The description of a field for messages, editors and `docs/content.md`, with one example. */
export const about = (description: string, example: unknown) => ({ description, examples: [example] });

const said = (input: unknown): string => shown(String(input));
/** The longest line outside a body: a headline, a name. Import limits headlines to 400. */
const LONGEST_LINE = 1_000;

// YAML reads a bare year as a number.
const year = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);
/** A real day, `YYYY-MM-DD`. */
export const day = z
  .preprocess(
    year,
    z.string().refine(isRealDate, {
      error: (issue) => `${said(issue.input)} is not a real day. Write it as YYYY-MM-DD.`,
    }),
  )
  .meta({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** Text that is not empty. */
export const text = z.string().trim().min(1);
/** Text on one line. */
export const line = text
  .refine((value) => !/[\n\t]/.test(value), {
    error: 'holds a line break or a tab. Write it on one line.',
  })
  .refine((value) => value.length <= LONGEST_LINE, {
    error: (issue) =>
      `has ${String(issue.input).length} characters, and may have ${LONGEST_LINE}. Is it the whole text? Shorten it.`,
  })
  .meta({ pattern: '^[^\\n\\t]*$', maxLength: LONGEST_LINE });
/**
 * Ids that would collide with other addresses, `/timeline/<id>/party/ru/`, `/timeline/<id>/2021/`, or
 * with the page's own anchor.
 */
const KEPT = /^(?:main|party|place|claim|newest|embed|\d{4}(?:-\d{2})?)$/;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** An id: ASCII words and hyphens. */
export const handle = z.string().regex(ID, {
  error: ({ input }) => {
    const meant = asAscii(String(input));
    const only =
      meant && ID.test(meant.ascii)
        ? `: ${meant.char} only looks like one of its letters. Write "${meant.ascii}"`
        : '';
    return `${said(input)} is not an id${only}. Use lower-case ASCII letters, digits and single hyphens.`;
  },
});
/** The id of an event. */
export const anchor = handle
  .refine((id) => !KEPT.test(id), {
    error: (issue) => `${said(issue.input)} is kept for the timeline's own addresses. Choose another.`,
  })
  .meta({ not: { pattern: KEPT.source } });
/** The file name of a picture: no path, because it must stay in its folder, and usable as an anchor. */
export const pictureFile = z.string().regex(/^[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*\.(?:jpe?g|png|webp|avif)$/i, {
  error: ({ input }) =>
    `${said(input)} is not a name for a picture. Use ASCII letters, digits and hyphens, then .jpg, .png, .webp or .avif, without a folder.`,
});
/** A BCP 47 language tag. */
export const language = z.string().refine(isLanguageTag, {
  error: (issue) => `${said(issue.input)} is not a BCP 47 language tag. Write "ar", "en", "ur" …`,
});
/** A time with its zone. */
export const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/, {
  error: (issue) => `${said(issue.input)} is not a time. Write hours, minutes and zone: "14:30+03:00".`,
});
/** A web address in full. */
export const web = z
  .string()
  .refine((value) => /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value), {
    error: (issue) => `${said(issue.input)} is not a web address. Write it in full, from https://.`,
  })
  .meta({ pattern: '^https?://\\S+$' });
function runsBack(text: string): string | undefined {
  const [from, to, ...more] = text.split('/').map((part) => parseEdtf(part));
  if (!from || !to || more.length > 0) return undefined;
  return from.text === to.text
    ? `${said(text)} begins and ends with the same. Write ${to.text} alone.`
    : `${said(text)} ends before it begins. Write ${to.text}/${from.text} if the two were swapped.`;
}
/** The shape of one end of a date; the check tells whether that day exists. */
const EDTF = '\\d{4}(?:-\\d{2}(?:-\\d{2})?)?';
/** A year, a month, a day or a span. */
export const edtf = z
  .preprocess(
    year,
    z.string().refine((value) => parseEdtf(value) !== undefined, {
      error: (issue) =>
        runsBack(String(issue.input)) ??
        `${said(issue.input)} is not a date that exists. Write 2019, 2022-01, 2022-01-10 or 2022-01-10/2022-01-13, the earlier first.`,
    }),
  )
  .meta({ type: ['string', 'integer'], pattern: `^${EDTF}(?:/${EDTF})?$` });
