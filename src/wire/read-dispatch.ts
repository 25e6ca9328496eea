import { shown } from '../archive/problem.ts';
import { decode, type EncodingName, encodingOfPage } from './decode.ts';
import { withoutDeskMarks } from './desk-marks.ts';
import { WireFault } from './fault.ts';
import { dispatchesInFeed, isFeed } from './formats/feed.ts';
import { readMail } from './formats/letter.ts';
import { dispatchesInNewsml } from './formats/newsml.ts';
import { dispatchesInNewsml1 } from './formats/newsml-1.ts';
import { dispatchesInNinjs } from './formats/ninjs.ts';
import { readNitf } from './formats/nitf.ts';
import { beginsPage, isPage, readPage } from './formats/page.ts';
import { type PlainTextOptions, readPlainText } from './formats/plain-text.ts';
import { isTransmission, readTransmission } from './formats/transmission.ts';
import { parseXml } from './formats/xml.ts';
import { handlesOf } from './inbox/several.ts';
import type { Incoming } from './incoming.ts';
import { withoutInvisible } from './invisible.ts';
import { chosen, type HeldDispatch, type HeldDispatches } from './items.ts';
import { type Attached, isMail, type Mail } from './mail.ts';
import { picturesOfXml } from './pictures/named.ts';

export const FORMATS = ['text', 'ninjs', 'newsml', 'nitf', 'feed', 'mail', 'html'] as const;
export type Format = (typeof FORMATS)[number];

export interface ReadOptions extends PlainTextOptions {
  encoding?: EncodingName | undefined;
  format?: Format | undefined;
  /** Keep desk marks as part of the text. */
  keepMarks?: boolean | undefined;
}

const LOOKS_XML =
  /^<(?:\?xml|!DOCTYPE|!--|(?:[\w.-]+:)?(?:nitf|newsItem|newsMessage|packageItem|NewsML|html|rss|feed|rdf)[\s>])/i;

function formatOf(text: string, name: string): 'text' | 'json' | 'xml' {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (/\.json$/i.test(name) || /^(?:\[\s*)?\{\s*["}]/.test(start)) return 'json';
  return /\.xml$/i.test(name) || LOOKS_XML.test(start) ? 'xml' : 'text';
}

/** Rejects known formats that are not plain text and not supported. */
function refuseUnread(text: string): void {
  const start = text.trimStart();
  const refuse = (what: string, remedy: string): never => {
    throw new WireFault('file', `is ${what}, which is not read. ${remedy}.`);
  };
  if (/^\[\s*[[\]]/.test(start)) refuse('a list in JSON that holds no dispatch', 'Fetch the file again');
  if (/^<[a-z!?]/i.test(start)) refuse('marked-up text of a kind unknown', 'Copy its words into a text file');
}

/** The dispatch of a format that contains only one. */
const only = (read: () => Incoming): HeldDispatches => [{ title: '', line: 1, read }];

function dispatchesInXml(text: string, options: ReadOptions): HeldDispatches {
  const root = parseXml(text);
  if (isFeed(root)) return dispatchesInFeed(root, options);
  const pictures = picturesOfXml(root);
  const illustrated = ([one, ...others]: HeldDispatches): HeldDispatches =>
    // With several dispatches, nothing says which one a picture belongs to.
    others.length > 0 ? [one, ...others] : [{ ...one, read: () => ({ ...one.read(), pictures }) }];
  if (root.name === 'nitf') return illustrated(only(() => readNitf(root, options)));
  if (['newsItem', 'newsMessage', 'packageItem'].includes(root.name))
    return illustrated(dispatchesInNewsml(root, options));
  if (root.name === 'NewsML') return illustrated(dispatchesInNewsml1(root, options));
  throw new WireFault(
    'xml',
    `is a <${root.name}>, which is not read. Give NITF, NewsML, RSS, Atom, or plain text.`,
    root.line,
  );
}

/**
 * A dispatch of a file. If the file has (or may have) several: with its number, from 1, and the handle
 * in the agency's name for it.
 */
export interface Dispatch extends HeldDispatch {
  number?: number;
  handle?: string | undefined;
}

// A feed usually has a few dozen.
const MOST_ITEMS = 500;

/** The dispatches of a file, or only the one that the editor chose. */
function wanted(held: HeldDispatches, item: number | undefined): [Dispatch, ...Dispatch[]] {
  if (held.length === 1 && !held[0].isListed) return [chosen(held, item)];
  const handles = handlesOf(held);
  const one = (dispatch: HeldDispatch, i: number): Dispatch => ({
    ...dispatch,
    number: i + 1,
    handle: handles[i],
  });
  if (item !== undefined) return [one(chosen(held, item), item - 1)];
  if (held.length > MOST_ITEMS)
    throw new WireFault(
      'file',
      `holds ${held.length} dispatches, and at most ${MOST_ITEMS} are taken in at once. Split the file, or say which with --item.`,
      held[0].line,
    );
  const [first, ...others] = held;
  return [one(first, 0), ...others.map((each, i) => one(each, i + 1))];
}

/**
 * The dispatches of one file in any format: its bytes, or an opened e-mail. The `read` of each gives its text in NFC
 * without invisible characters. `name` is the file's, for its extension. Both throw a WireFault for unusable input.
 */
export function dispatchesIn(
  copy: Uint8Array | Mail,
  name: string,
  options: ReadOptions,
): [Dispatch, ...Dispatch[]] {
  const held =
    copy instanceof Uint8Array
      ? wanted(dispatchesInFile(copy, name, options), options.item)
      : only(() => readMail(copy, options, (file, plain) => readAttached(file, { ...options, ...plain })));
  const [first, ...others] = held.map((each) => ({
    ...each,
    read: (): Incoming => {
      const incoming = readClean(each.read());
      return options.keepMarks ? incoming : withoutDeskMarks(incoming);
    },
  }));
  return [first as Dispatch, ...others];
}

function readAttached({ bytes, name }: Attached, options: ReadOptions): Incoming {
  const [only, ...others] = dispatchesInFile(bytes, name, { ...options, format: undefined });
  if (others.length === 0) return only.read();
  const what = `${shown(name)}, which holds ${others.length + 1} dispatches`;
  throw new WireFault('mail', `carries ${what}. Save it as a file of its own, and import that.`);
}

function dispatchesInFile(bytes: Uint8Array, name: string, options: ReadOptions): HeldDispatches {
  if (options.format === undefined && isMail(bytes))
    throw new WireFault('file', 'is an e-mail inside another file. Save it by itself, and import that.');
  const encoding = options.encoding ?? encodingOfPage(bytes, options.format);
  const text = decode(bytes, encoding, beginsPage(bytes));
  const isHtml =
    options.format === 'html' || (options.format === undefined && isPage(text.replace(/^\ufeff/, '')));
  if (isHtml) return only(() => readPage(text, options));
  if (options.format === undefined && isTransmission(text))
    return only(() => readTransmission(text, options));
  const isKind = options.format ?? formatOf(text, name);
  if (isKind === 'json' || isKind === 'ninjs') return dispatchesInNinjs(text.replace(/^\ufeff/, ''), options);
  if (isKind !== 'text') return dispatchesInXml(text, options);
  if (options.format === undefined) refuseUnread(text);
  return only(() => readLines(text, options));
}

/** Reads plain text. Reports invisible characters by line. */
function readLines(text: string, options: ReadOptions): Incoming {
  const clean = withoutInvisible(text, (line) => `line ${line}`);
  const incoming = readPlainText(clean.text, options);
  return { ...incoming, notes: [...clean.notes, ...incoming.notes] };
}

/** A line of metadata without invisible characters; `undefined` if empty. */
function cleanLine(text: string | undefined): string | undefined {
  return (
    withoutInvisible(text ?? '', String)
      .text.replace(/\s+/g, ' ')
      .trim() || undefined
  );
}

/** `incoming` without invisible characters; each removal is noted. */
function readClean(incoming: Incoming): Incoming {
  const headline = withoutInvisible(incoming.headline, () => 'headline');
  const paragraphs = incoming.paragraphs.map((paragraph, i) =>
    withoutInvisible(
      paragraph,
      (line) => `paragraph ${i + 1}${paragraph.includes('\n') ? `, line ${line}` : ''}`,
    ),
  );
  return {
    ...incoming,
    headline: headline.text.trim(),
    paragraphs: paragraphs.map((paragraph) => paragraph.text).filter((paragraph) => paragraph.trim() !== ''),
    byline: cleanLine(incoming.byline),
    place: cleanLine(incoming.place),
    names: incoming.names.map((found) => withoutInvisible(found, String).text),
    notes: [...headline.notes, ...paragraphs.flatMap(({ notes }) => notes), ...incoming.notes],
  };
}
