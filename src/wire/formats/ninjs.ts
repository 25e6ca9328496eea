import { z } from 'astro/zod';
import { WireFault, WithheldFault } from '../fault.ts';
import { type Incoming, itemVersion, metadataNotes } from '../incoming.ts';
import { namedDays } from '../instant.ts';
import type { HeldDispatch, HeldDispatches } from '../items.ts';
import { picturesOfNinjs } from '../pictures/named.ts';
import { parseMarkup } from './html.ts';
import { isMarkup, leftOutNotes, paragraphsOfStory } from './marked-up.ts';
import { type PlainTextOptions, soundHeadline, storyOf } from './plain-text.ts';

const worded = z
  .array(z.object({ role: z.string().optional(), contentType: z.string().optional(), value: z.string() }))
  .min(1);
const party = z.object({ name: z.string().optional(), rel: z.string().optional() });

/** The fields of ninjs 2 and 3 that we read (https://iptc.org/std/ninjs/ninjs-schema_3.1.json); others are allowed. */
const schema = z.object({
  uri: z.string().optional(),
  version: z.union([z.string(), z.number()]).optional(),
  type: z.string().optional(),
  pubStatus: z.string().optional(),
  embargoedUntil: z.string().optional(),
  language: z.string().optional(),
  versionCreated: z.string().optional(),
  contentCreated: z.string().optional(),
  copyrightHolder: z.string().optional(),
  by: z.string().optional(),
  infoSources: z.array(party).optional(),
  slug: z.string().optional(),
  slugline: z.string().optional(),
  urgency: z.number().optional(),
  located: z.string().optional(),
  places: z.array(party).optional(),
  subjects: z.array(party).optional(),
  headlines: worded,
  bodies: worded,
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = Number(/position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? text.length);
    const line = text.slice(0, at).split('\n').length;
    throw new WireFault('json', 'is not JSON, or cut off here. Fetch the file again.', line);
  }
}

/** An item of ninjs 1 with the keys of ninjs 2 and 3; any other value unchanged. */
function asNinjs3(value: unknown): unknown {
  const item = Object(value) as Record<string, unknown>;
  const kinds = { body_text: 'text/plain', body_html: 'text/html', body_xhtml: 'application/xhtml+xml' };
  const bodies = Object.entries(kinds).flatMap(([key, contentType]) =>
    typeof item[key] === 'string' ? [{ contentType, value: item[key] }] : [],
  );
  if (bodies.length === 0 || Object.hasOwn(item, 'bodies')) return value;
  return {
    ...item,
    headlines: [{ value: item.headline }],
    bodies,
    pubStatus: item.pubstatus ?? item.pubStatus,
    versionCreated: item.versioncreated,
    contentCreated: item.firstcreated,
    copyrightHolder: item.copyrightholder,
    embargoedUntil: item.embargoed,
    by: item.byline,
    subjects: item.subject,
    places: item.place,
  };
}

const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The item of a file, or those of a list. Throws a WireFault for invalid JSON or an empty list. */
export function dispatchesInNinjs(text: string, options: PlainTextOptions): HeldDispatches {
  const value = parseJson(text);
  const [one, ...others] = (Array.isArray(value) ? value : [value]).map((each): HeldDispatch => {
    const { headline, headlines, slug, uri } = Object(each) as Record<string, unknown>;
    const title = headline ?? (Array.isArray(headlines) ? Object(headlines[0]).value : undefined);
    return {
      title: stringOf(title),
      line: 1,
      names: [stringOf(slug), stringOf(uri)],
      part: each,
      isListed: Array.isArray(value),
      read: () => readNinjs(each, options),
    };
  });
  if (!one) throw new WireFault('json', 'is an empty list. Fetch the file again.');
  return [one, ...others];
}

/** Rejects items that the agency withholds or withdraws; they may lack headline and text. */
function refuseWithheld(value: unknown): void {
  const { pubStatus, pubstatus, uri } = Object(value) as Record<string, unknown>;
  const state = pubStatus ?? pubstatus;
  if (typeof state === 'string' && state !== 'usable')
    throw new WithheldFault('pubStatus', state, stringOf(uri).trim() || undefined);
}

const MARKUP = /^(?:application\/xhtml\+xml|text\/html|body_xhtml)/i;
const isMain = ({ role }: { role?: string | undefined }): boolean => role === undefined || role === 'main';

/**
 * Reads ninjs 1 to 3 (IPTC): the main headline, and the text of its bodies, preferring one with paragraphs. Throws a
 * WireFault that names the key for an unexpected shape, and one for an item that the agency withholds.
 */
function readNinjs(value: unknown, options: PlainTextOptions): Incoming {
  refuseWithheld(value);
  const parsed = schema.safeParse(asNinjs3(value));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.map(String).join('.') || 'json';
    const what =
      issue?.code === 'invalid_type'
        ? `must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
        : 'is empty';
    throw new WireFault(path, `${what}, as in ninjs 3. Give a file that is.`);
  }
  const { data } = parsed;
  if (data.type !== undefined && data.type !== 'text')
    throw new WireFault('type', `is ${data.type}, not text. Give the item that carries the words.`);
  const headline = data.headlines.find(isMain) ?? data.headlines[0];
  const marked = data.bodies.find(
    ({ contentType, value }) => MARKUP.test(contentType ?? '') || isMarkup(value),
  );
  const plain = data.bodies.filter(({ contentType }) => /^text\/plain|^$/i.test(contentType ?? ''));
  const body = plain.find(isMain) ?? plain[0];
  const leftOut = new Set<string>();
  let paragraphs: string[] = [];
  // Plain text without blank lines shows paragraphs less clearly than a marked-up body.
  if (body && !isMarkup(body.value) && (!marked || /\n[ \t]*\n/.test(body.value.trim())))
    paragraphs = storyOf(body.value.replace(/\r\n?/g, '\n'), 1, options);
  else if (marked) paragraphs = paragraphsOfStory(parseMarkup(marked.value), leftOut, options);
  if (paragraphs.length === 0)
    throw new WireFault('bodies', 'holds no words as text/plain or XHTML. Fetch the whole dispatch.');
  return {
    headline: soundHeadline((options.title ?? headline?.value ?? '').replace(/[ \t\r\n]+/g, ' ').trim(), 1),
    paragraphs,
    days: namedDays({ contentCreated: data.contentCreated, versionCreated: data.versionCreated }),
    names: [data.copyrightHolder, data.by, ...(data.infoSources ?? []).map(({ name }) => name)].filter(
      (name) => name !== undefined,
    ),
    lang: data.language,
    byline: data.by,
    place: data.located ?? data.places?.[0]?.name,
    pictures: picturesOfNinjs(value),
    item: itemVersion(data.uri, String(data.version ?? data.versionCreated ?? '')),
    notes: [
      ...leftOutNotes(leftOut),
      ...metadataNotes({
        slug: data.slugline ?? data.slug,
        urgency: data.urgency?.toString(),
        topics: (data.subjects ?? []).map(({ name }) => name ?? ''),
      }),
      ...(data.embargoedUntil
        ? [`embargoedUntil: until ${data.embargoedUntil}. Do not publish before.`]
        : []),
    ],
  };
}
