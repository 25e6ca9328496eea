import { decode, type EncodingName, encodingOfPage } from './decode.ts';
import { withoutDeskMarks } from './desk-marks.ts';
import { WireFault } from './fault.ts';
import { isFeed, readFeed } from './formats/feed.ts';
import { readMail } from './formats/letter.ts';
import { readNewsml } from './formats/newsml.ts';
import { readNewsml1 } from './formats/newsml-1.ts';
import { readNinjs } from './formats/ninjs.ts';
import { readNitf } from './formats/nitf.ts';
import { isPage, readPage } from './formats/page.ts';
import { type PlainTextOptions, readPlainText } from './formats/plain-text.ts';
import { isTransmission, readTransmission } from './formats/transmission.ts';
import { parseXml } from './formats/xml.ts';
import type { Incoming } from './incoming.ts';
import { withoutInvisible } from './invisible.ts';
import { chosen } from './items.ts';
import { isMail, type Mail } from './mail.ts';
import { picturesOfXml } from './pictures/named.ts';

export const FORMATS = ['text', 'ninjs', 'newsml', 'nitf', 'feed', 'mail', 'html'] as const;
export type Format = (typeof FORMATS)[number];

export interface ReadOptions extends PlainTextOptions {
  encoding?: EncodingName | undefined;
  format?: Format | undefined;
  /** The marks of the agency's desk are kept as words. */
  keepMarks?: boolean | undefined;
}

const LOOKS_XML =
  /^<(?:\?xml|!DOCTYPE|!--|(?:[\w.-]+:)?(?:nitf|newsItem|newsMessage|packageItem|NewsML|html|rss|feed|rdf)[\s>])/i;

function formatOf(text: string, name: string): 'text' | 'json' | 'xml' {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (/\.json$/i.test(name) || /^(?:\[\s*)?\{\s*["}]/.test(start)) return 'json';
  return /\.xml$/i.test(name) || LOOKS_XML.test(start) ? 'xml' : 'text';
}

/** Refuses what is known not to be plain text, although nothing here reads it. */
function refuseUnread(text: string): void {
  const start = text.trimStart();
  const refuse = (what: string, remedy: string): never => {
    throw new WireFault('file', `is ${what}, which is not read. ${remedy}.`);
  };
  if (/^\[\s*[[\]]/.test(start)) refuse('a list in JSON that holds no dispatch', 'Fetch the file again');
  if (/^<[a-z!?]/i.test(start)) refuse('marked-up text of a kind unknown', 'Copy its words into a text file');
}

/** Refuses `--item` with another number than 1 of a format that holds one dispatch. */
function refuseItem({ item }: ReadOptions): void {
  chosen([{ title: '', line: 1 }], item);
}

function readXml(text: string, options: ReadOptions): Incoming {
  const root = parseXml(text);
  if (isFeed(root)) return readFeed(root, options);
  const pictures = picturesOfXml(root);
  if (root.name === 'nitf') {
    refuseItem(options);
    return { ...readNitf(root, options), pictures };
  }
  if (['newsItem', 'newsMessage', 'packageItem'].includes(root.name))
    return { ...readNewsml(root, options), pictures };
  if (root.name === 'NewsML') return { ...readNewsml1(root, options), pictures };
  throw new WireFault(
    'xml',
    `is a <${root.name}>, which is not read. Give NITF, NewsML, RSS, Atom, or plain text.`,
    root.line,
  );
}

/**
 * Reads one file, whatever its format, into a dispatch without invisible characters, in NFC: its bytes, or an e-mail that
 * was opened. `name` is the file's, for its extension. Throws a WireFault for what it cannot use.
 */
export function readDispatch(copy: Uint8Array | Mail, name: string, options: ReadOptions): Incoming {
  const incoming =
    copy instanceof Uint8Array
      ? readFormat(copy, name, options)
      : readClean(
          readMail(copy, options, (file, plain) =>
            readFormat(file.bytes, file.name, { ...options, ...plain, format: undefined }),
          ),
        );
  return options.keepMarks ? incoming : withoutDeskMarks(incoming);
}

function readFormat(bytes: Uint8Array, name: string, options: ReadOptions): Incoming {
  if (options.format === undefined && isMail(bytes))
    throw new WireFault('file', 'is an e-mail inside another file. Save it by itself, and import that.');
  const text = decode(bytes, options.encoding ?? encodingOfPage(bytes, options.format));
  const isHtml =
    options.format === 'html' || (options.format === undefined && isPage(text.replace(/^\ufeff/, '')));
  const isKind = options.format ?? formatOf(text, name);
  const isSent = options.format === undefined && isTransmission(text);
  if (isHtml || isSent || isKind === 'text') refuseItem(options);
  if (isHtml) return readClean(readPage(text, options));
  if (isSent) return readClean(readTransmission(text, options));
  if (isKind === 'text') {
    if (options.format === undefined) refuseUnread(text);
    const clean = withoutInvisible(text, (line) => `line ${line}`);
    const incoming = readPlainText(clean.text, options);
    return { ...incoming, notes: [...clean.notes, ...incoming.notes] };
  }
  const incoming =
    isKind === 'json' || isKind === 'ninjs'
      ? readNinjs(text.replace(/^\ufeff/, ''), options)
      : readXml(text, options);
  return readClean(incoming);
}

/** A line of metadata without invisible characters; `undefined` where it says nothing. */
function cleanLine(text: string | undefined): string | undefined {
  return (
    withoutInvisible(text ?? '', String)
      .text.replace(/\s+/g, ' ')
      .trim() || undefined
  );
}

/** What was read without its invisible characters, each removal noted. */
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
