/**
 * The part of IPTC ninjs 3.1 that we write, after the public standard (https://iptc.org/std/ninjs/), with the type of
 * each field. Its objects allow no other fields, so an invented one would be a fault.
 */
const text = (value: unknown): boolean => typeof value === 'string';
const uri = (value: unknown): boolean => text(value) && URL.canParse(value as string);
const whole = (value: unknown): boolean => Number.isInteger(value);
const instant = (value: unknown): boolean =>
  text(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value as string);
const oneOf =
  (...values: string[]) =>
  (value: unknown): boolean =>
    values.includes(value as string);

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

function faults(value: unknown, fields: Fields, required: readonly string[], at: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: no object`];
  const missing = required.filter((key) => !(key in value)).map((key) => `${at}.${key}: missing`);
  const wrong = Object.entries(value)
    .filter(([key, held]) => !fields[key]?.(held))
    .map(([key]) => `${at}.${key}: unknown or wrong`);
  return [...missing, ...wrong];
}

const listOf =
  (fields: Fields, ...required: string[]): Check =>
  (value) =>
    Array.isArray(value) && value.every((item) => faults(item, fields, required, '').length === 0);

const titled: Fields = { role: text, contentType: text, value: text };
const concept: Fields = { name: text, rel: text, uri, literal: text };
const TYPE = oneOf(
  'text',
  'audio',
  'video',
  'picture',
  'graphic',
  'composite',
  'component',
  'event',
  'planning',
);

const ITEM: Fields = {
  uri,
  type: TYPE,
  representationType: oneOf('full', 'partial'),
  pubStatus: oneOf('usable', 'withheld', 'canceled'),
  firstCreated: instant,
  versionCreated: instant,
  language: text,
  by: text,
  located: text,
  standard: (value) => faults(value, { name: text, version: text, schema: uri }, [], '').length === 0,
  headlines: listOf(titled, 'value'),
  descriptions: listOf(titled, 'value'),
  bodies: listOf({ ...titled, charCount: whole, wordCount: whole }, 'value'),
  infoSources: listOf({ name: text, role: text, uri, literal: text }),
  subjects: listOf(concept),
  events: listOf({ ...concept, id: text }),
  altIds: listOf({ role: text, value: text }),
  renditions: listOf({ name: text, href: uri, contentType: text, width: whole, height: whole }, 'name'),
  associations: listOf({ name: text, rel: text, uri, type: TYPE }, 'name', 'uri'),
};

/** Everything in `item` that does not conform to ninjs 3.1. */
export function faultsOfNinjs(item: unknown): string[] {
  return faults(item, ITEM, ['uri'], 'item');
}
