import { basename } from 'node:path';
import { all, type Element, first, lineOf } from '../formats/xml.ts';
import type { WirePicture } from '../incoming.ts';

/** Names of files that may be photographs. */
export const PHOTOGRAPH = /\.(?:jpe?g|png|webp|avif)$/i;

/** The file names in addresses. Nothing is fetched: only files beside the dispatch count. */
function namesIn(addresses: readonly unknown[]): string[] {
  const names = addresses.flatMap((address) =>
    typeof address === 'string' ? basename(address.replaceAll('\\', '/').split(/[?#]/, 1)[0] ?? '') : [],
  );
  return [...new Set(names.filter((name) => PHOTOGRAPH.test(name)))];
}

const said = (text: unknown): string | undefined =>
  typeof text === 'string' && text.trim() !== '' ? text : undefined;

function pictureOf(
  addresses: readonly unknown[],
  caption: string | undefined,
  credit: string | undefined,
): WirePicture[] {
  const names = namesIn(addresses);
  return names.length > 0 ? [{ names, caption: said(caption), credit: said(credit) }] : [];
}

/** Pictures of a NewsML-G2 message (IPTC): items with remote content; their captions and credit lines. */
function ofNewsml(root: Element): WirePicture[] {
  return all(root, 'newsItem').flatMap((item) => {
    const captions = all(item, 'description').filter(({ attributes }) =>
      /caption/i.test(attributes.role ?? ''),
    );
    const addresses = all(item, 'remoteContent').map(({ attributes }) => attributes.href);
    return pictureOf(addresses, lineOf(captions[0]), lineOf(first(item, 'creditline')));
  });
}

/** Pictures of NITF (IPTC, 3.x): `<media>` with references; caption and producer. */
function ofNitf(root: Element): WirePicture[] {
  return all(root, 'media').flatMap((media) => {
    const addresses = all(media, 'media-reference').map(({ attributes }) => attributes.source);
    return pictureOf(
      addresses,
      lineOf(first(media, 'media-caption')),
      lineOf(first(media, 'media-producer')),
    );
  });
}

/** Pictures of NewsML 1: components whose content item names a file. */
function ofNewsml1(root: Element): WirePicture[] {
  return all(root, 'ContentItem').flatMap(({ attributes }) =>
    pictureOf([attributes.Href], undefined, undefined),
  );
}

/** The pictures that an XML dispatch refers to. */
export function picturesOfXml(root: Element): WirePicture[] {
  if (root.name === 'NewsML') return ofNewsml1(root);
  return [...ofNewsml(root), ...ofNitf(root)];
}

type Json = Readonly<Record<string, unknown>>;
const asObject = (value: unknown): Json => Object(value) as Json;
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : Object.values(asObject(value)));

/** The first `value` in a list of texts (ninjs 2 and 3). */
const wordsOf = (value: unknown): string | undefined =>
  listOf(value)
    .map((each) => said(asObject(each).value))
    .find((text) => text !== undefined);

/** The pictures among the associations of an item of ninjs 1 to 3 (IPTC). */
export function picturesOfNinjs(item: unknown): WirePicture[] {
  return listOf(asObject(item).associations).flatMap((each) => {
    const { type, renditions, descriptions, description_text, by, byline } = asObject(each);
    if (type !== 'picture') return [];
    const addresses = listOf(renditions).map((rendition) => asObject(rendition).href);
    return pictureOf(addresses, wordsOf(descriptions) ?? said(description_text), said(by) ?? said(byline));
  });
}
