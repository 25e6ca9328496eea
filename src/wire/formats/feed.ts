import { WireFault } from '../fault.ts';
import { type Incoming, itemVersion, metadataNotes } from '../incoming.ts';
import { isoOfMailDate, namedDays } from '../instant.ts';
import type { HeldDispatch, HeldDispatches } from '../items.ts';
import { parseMarkup } from './html.ts';
import { leftOutNotes, paragraphsOfStory } from './marked-up.ts';
import { type PlainTextOptions, soundHeadline, storyOf } from './plain-text.ts';
import { all, type Element, first, lineOf, rawTextOf } from './xml.ts';

const childrenOf = ({ children }: Element): Element[] =>
  children.filter((child) => typeof child !== 'string');

/** A child of an entry in the feed's own namespace: `<title>`, but not `<media:title>`. */
const own = (entry: Element, name: string): Element | undefined =>
  childrenOf(entry).find((child) => child.name === name && child.prefix === entry.prefix);

const HAS_MARKUP = /<[a-z!/]|&(?:#\w+|[a-z]\w*);/i;

/** The text of an element on one line; HTML inside it is reduced to its text. */
function wordsInLine(element: Element | undefined): string {
  const line = lineOf(element);
  const isText = element?.attributes.type === 'text';
  return HAS_MARKUP.test(line) && !isText ? lineOf(parseMarkup(line, element?.line)) : line;
}

/** The full text of an entry: `<content:encoded>` or `<xhtml:body>` in RSS, `<content>` in Atom. */
function wholeText(entry: Element): Element | undefined {
  const found =
    entry.name === 'entry'
      ? own(entry, 'content')
      : childrenOf(entry).find(({ name }) => name === 'encoded' || name === 'body');
  const isHere = found && found.attributes.src === undefined && lineOf(found) !== '';
  return isHere ? found : undefined;
}

function paragraphsIn(words: Element, leftOut: Set<string>, options: PlainTextOptions): string[] {
  if (childrenOf(words).length > 0) return paragraphsOfStory(words, leftOut, options);
  const text = rawTextOf(words);
  const isPlain = words.attributes.type === 'text' || (words.name === 'content' && !words.attributes.type);
  return isPlain || !HAS_MARKUP.test(text)
    ? storyOf(text, words.line, options)
    : paragraphsOfStory(parseMarkup(text, words.line), leftOut, options);
}

/** The address of an entry's page. */
function linkOf(entry: Element): string {
  const links = childrenOf(entry).filter(({ name, prefix }) => name === 'link' && prefix === entry.prefix);
  const page = links.find(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate');
  return page?.attributes.href ?? lineOf(page);
}

/** Whether `root` is the root of a feed: RSS 2.0 or 1.0, Atom. */
export function isFeed({ name }: Element): boolean {
  return name === 'rss' || name === 'feed' || name === 'RDF';
}

/**
 * The entries of RSS (2.0 or 1.0) or Atom (RFC 4287). Throws a WireFault if there are none; reading an entry throws
 * one if it has only a summary.
 */
export function dispatchesInFeed(root: Element, options: PlainTextOptions): HeldDispatches {
  const elements =
    root.name === 'feed' ? childrenOf(root).filter(({ name }) => name === 'entry') : all(root, 'item');
  const [one, ...others] = elements.map((element): HeldDispatch => {
    const title = wordsInLine(own(element, 'title'));
    return {
      title: wholeText(element) ? title : `${title} (a summary alone)`,
      line: element.line,
      names: [linkOf(element), lineOf(own(element, 'guid') ?? own(element, 'id'))],
      part: element,
      isListed: true,
      read: () => readEntry(element, root, options),
    };
  });
  if (!one) throw new WireFault('xml', 'is a feed that holds no dispatch. Fetch it again.', root.line);
  return [one, ...others];
}

function readEntry(element: Element, root: Element, options: PlainTextOptions): Incoming {
  const words = wholeText(element);
  const leftOut = new Set<string>();
  const paragraphs = words ? paragraphsIn(words, leftOut, options) : [];
  if (paragraphs.length === 0)
    throw new WireFault(
      'body',
      'is a summary alone: the feed does not send the words. Open the page it links to, save it, and import that.',
      element.line,
    );
  const channel = root.name === 'feed' ? root : first(root, 'channel');
  const of = (name: string): string => lineOf(childrenOf(element).find((child) => child.name === name));
  const changed = lineOf(own(element, 'updated')) || isoOfMailDate(lineOf(own(element, 'pubDate')));
  const authors = ['creator', 'author'].map((name) => of(name)).filter((name) => name !== '');
  return {
    headline: soundHeadline(options.title ?? wordsInLine(own(element, 'title')), element.line),
    paragraphs,
    days: namedDays({
      pubDate: isoOfMailDate(lineOf(own(element, 'pubDate'))),
      published: lineOf(own(element, 'published')),
      updated: lineOf(own(element, 'updated')),
      'dc:date': lineOf(childrenOf(element).find(({ name, prefix }) => name === 'date' && prefix !== '')),
    }),
    names: [channel && lineOf(own(channel, 'title')), of('publisher'), of('source'), ...authors].filter(
      (name) => name !== undefined && name !== '',
    ) as string[],
    item: itemVersion(lineOf(own(element, 'guid') ?? own(element, 'id')), changed),
    lang:
      (of('language') ||
        element.attributes.lang ||
        (channel && lineOf(own(channel, 'language'))) ||
        root.attributes.lang) ??
      undefined,
    byline: authors[0],
    notes: [
      ...leftOutNotes(leftOut),
      ...metadataNotes({
        topics: childrenOf(element)
          .filter(({ name }) => name === 'category')
          .map((category) => lineOf(category) || (category.attributes.term ?? '')),
      }),
    ],
  };
}
