import { shown } from '../../archive/problem.ts';
import { WireFault, WithheldFault } from '../fault.ts';
import { type Incoming, itemVersion, metadataNotes } from '../incoming.ts';
import { namedDays } from '../instant.ts';
import { type HeldDispatch, type HeldDispatches, shownTitle } from '../items.ts';
import { parseMarkup } from './html.ts';
import { isMarkup, leftOutNotes, paragraphsOfStory } from './marked-up.ts';
import { readNitf } from './nitf.ts';
import { type PlainTextOptions, soundHeadline, storyOf } from './plain-text.ts';
import { all, type Element, first, lineOf } from './xml.ts';

/** The code of a qcode: `text` for `ninat:text` and for `http://cv.iptc.org/newscodes/ninature/text`. */
const code = (element: Element | undefined): string | undefined =>
  (element?.attributes.qcode ?? element?.attributes.uri)?.split(/[:/]/).at(-1);

const kindOf = (item: Element): string | undefined => code(first(item, 'itemMeta', 'itemClass'));

const statusOf = (item: Element): string => code(first(item, 'itemMeta', 'pubStatus')) ?? 'usable';

const hasWords = (item: Element): boolean =>
  ['inlineXML', 'inlineData'].some((name) => all(item, name).some((each) => lineOf(each) !== ''));

/** The main headline of an item, or the first if none is marked as main. */
function headlineOf(item: Element): Element | undefined {
  const headlines = all(first(item, 'contentMeta') ?? item, 'headline').filter(
    (headline) => lineOf(headline) !== '',
  );
  const main = headlines.find(
    ({ attributes }) => attributes.role === undefined || /main|hl1$/.test(attributes.role),
  );
  return main ?? headlines[0];
}

const MOST_NAMED = 12;

/**
 * Items that packages refer to outside the file, `2 items that are not in this file: …`;
 * `undefined` if there are none.
 */
function elsewhere(root: Element): string | undefined {
  const here = new Set(
    ['newsItem', 'packageItem'].flatMap((name) => all(root, name)).map(({ attributes }) => attributes.guid),
  );
  const named = new Map<string, string>();
  for (const reference of all(root, 'itemRef')) {
    const { residref, href } = reference.attributes;
    const title = lineOf(first(reference, 'headline') ?? first(reference, 'title'));
    const ids = [residref, href].filter((id) => id !== undefined);
    if (ids[0] !== undefined && !ids.some((id) => here.has(id)))
      named.set(
        ids[0],
        [ids[0], title]
          .filter((text) => text !== '')
          .map(shownTitle)
          .join(' '),
      );
  }
  if (named.size === 0) return undefined;
  const list = [...named.values()].slice(0, MOST_NAMED).join(', ');
  const more = named.size > MOST_NAMED ? `, … ${named.size}` : '';
  const what = named.size === 1 ? '1 item that is' : `${named.size} items that are`;
  return `${what} not in this file: ${list}${more}.`;
}

/** The fault of a file without items: a package may refer to items elsewhere, but nothing is fetched. */
function noItem(root: Element): WireFault {
  const packed = root.name === 'packageItem' ? root : first(root, 'packageItem');
  if (!packed)
    return new WireFault('xml', `is a <${root.name}> without a <newsItem>. Give a text item.`, root.line);
  const status = statusOf(packed);
  if (status !== 'usable') return new WithheldFault('pubStatus', status, packed.attributes.guid, packed.line);
  const named = elsewhere(root);
  if (named === undefined)
    return new WireFault('xml', 'is a package that names no item. Fetch it again.', packed.line);
  const remedy = named.startsWith('1 ') ? 'the file of it' : 'the files of these';
  return new WireFault('xml', `is a package of ${named} Nothing is fetched: import ${remedy}.`, packed.line);
}

/**
 * The items of NewsML-G2 (IPTC, 2.x) with text: a single newsItem or those of a newsMessage. Anything not imported is
 * noted with the first. Throws a WireFault for a file without items.
 */
export function dispatchesInNewsml(root: Element, options: PlainTextOptions): HeldDispatches {
  const items = root.name === 'newsItem' ? [root] : all(root, 'newsItem');
  const [single] = items;
  if (!single) throw noItem(root);
  // A withdrawn item may have no text.
  const isText = (item: Element): boolean =>
    (kindOf(item) ?? 'text') === 'text' && (hasWords(item) || statusOf(item) !== 'usable');
  const [one = single, ...others] = items.filter(isText);
  const texts = new Set([one, ...others]);
  const missing = elsewhere(root);
  const notes = [
    ...items
      // The importer reports on pictures.
      .filter((item) => !texts.has(item) && !first(item, 'remoteContent'))
      .map((item) => {
        const what = kindOf(item) ?? 'one without words';
        return `item: not taken in: ${what} ${shown(lineOf(headlineOf(item)))}.`;
      }),
    ...(missing === undefined ? [] : [`package: names ${missing}`]),
  ];
  const held = (item: Element, ofFile: readonly string[] = []): HeldDispatch => ({
    title: lineOf(headlineOf(item)),
    line: item.line,
    names: [item.attributes.guid],
    part: item,
    read: () => readItem(item, ofFile, options),
  });
  return [held(one, notes), ...others.map((item) => held(item))];
}

function readContent(
  item: Element,
  options: PlainTextOptions,
): { paragraphs: string[]; inner?: Incoming; notes: string[] } {
  const set = first(item, 'contentSet');
  const inline = all(set ?? item, 'inlineXML');
  const nitf = inline.map((xml) => first(xml, 'nitf')).find((found) => found !== undefined);
  if (nitf) {
    const inner = readNitf(nitf, options);
    return { paragraphs: inner.paragraphs, inner, notes: inner.notes };
  }
  const leftOut = new Set<string>();
  for (const xml of inline) {
    const paragraphs = paragraphsOfStory(first(xml, 'body') ?? xml, leftOut, options);
    if (paragraphs.length > 0) return { paragraphs, notes: leftOutNotes(leftOut) };
  }
  for (const data of all(set ?? item, 'inlineData')) {
    const text = data.children.filter((child) => typeof child === 'string').join('');
    const isHtml = /html/i.test(data.attributes.contenttype ?? '') || isMarkup(text);
    const paragraphs = isHtml
      ? paragraphsOfStory(parseMarkup(text, data.line), leftOut, options)
      : storyOf(text, data.line, options);
    if (paragraphs.length > 0) return { paragraphs, notes: leftOutNotes(leftOut) };
  }
  const message =
    'has no words in <contentSet>: neither <inlineXML> nor <inlineData> holds any. Fetch the whole dispatch.';
  throw new WireFault('body', message, set?.line ?? item.line);
}

/**
 * Reads an item with text in NITF, XHTML or plain text. Throws a WireFault for anything that is not text, and for an
 * item that the agency withholds.
 */
function readItem(item: Element, ofFile: readonly string[], options: PlainTextOptions): Incoming {
  const itemMeta = first(item, 'itemMeta');
  const meta = first(item, 'contentMeta');
  const kind = kindOf(item);
  if (kind !== undefined && kind !== 'text')
    throw new WireFault(
      'itemClass',
      `is ${kind}, not text. Give the item that carries the words.`,
      first(itemMeta, 'itemClass')?.line,
    );
  const status = statusOf(item);
  if (status !== 'usable')
    throw new WithheldFault('pubStatus', status, item.attributes.guid, first(itemMeta, 'pubStatus')?.line);
  const { paragraphs, inner, notes: ofContent } = readContent(item, options);
  const notes = [
    ...ofContent,
    ...ofFile,
    ...metadataNotes({
      slug: lineOf(first(meta, 'slugline')),
      urgency: lineOf(first(meta, 'urgency')),
      topics: all(meta ?? item, 'subject').map((subject) => lineOf(first(subject, 'name'))),
    }),
  ];
  const headline = headlineOf(item);
  const embargo = lineOf(first(itemMeta, 'embargoed'));
  const parties = ['provider', 'infoSource', 'creator', 'copyrightHolder'].flatMap((name) => all(item, name));
  return {
    headline: soundHeadline(
      options.title ?? (headline ? lineOf(headline) : (inner?.headline ?? '')),
      headline?.line ?? item.line,
    ),
    paragraphs,
    days: namedDays({
      contentCreated: lineOf(first(meta, 'contentCreated')),
      versionCreated: lineOf(first(itemMeta, 'versionCreated')),
    }),
    names: [
      ...parties.flatMap((party) => [...all(party, 'name').map(lineOf), party.attributes.literal ?? '']),
      ...all(item, 'creditline').map(lineOf),
      ...(inner?.names ?? []),
    ].filter((name) => name !== ''),
    byline: lineOf(first(meta, 'by')) || inner?.byline,
    place: lineOf(first(meta, 'located', 'name')) || inner?.place,
    item: itemVersion(item.attributes.guid, item.attributes.version),
    lang: first(meta, 'language')?.attributes.tag ?? item.attributes.lang ?? inner?.lang,
    notes: embargo === '' ? notes : [...notes, `embargoed: until ${embargo}. Do not publish before.`],
  };
}
