import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { shown } from '../../archive/problem.ts';
import { WireFault } from '../fault.ts';
import { type Incoming, LIMITS } from '../incoming.ts';
import { namedDays } from '../instant.ts';
import { parseMarkup, parsePage } from './html.ts';
import { leftOutNotes, paragraphsOfMarkup, paragraphsOfStory } from './marked-up.ts';
import { type PlainTextOptions, soundHeadline } from './plain-text.ts';
import { all, type Element, first, lineOf } from './xml.ts';

// linkedom makes a node of each `&lt;` and `&nbsp;`, and Readability goes through all of them repeatedly.
const MOST = { escapes: 20_000, told: 8, words: 60 };
const DAYS =
  /^(?:article:published_time|(?:dc|dcterms)\.(?:date|issued)(?:\.issued)?|date|pubdate|publishdate|publish-date|datepublished|parsely-pub-date)$/i;

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The value of the first `<meta>` whose name matches `is`. */
function metaOf(root: Element, is: RegExp): string {
  const found = all(root, 'meta').find(
    ({ attributes }) =>
      is.test(attributes.property ?? attributes.name ?? attributes.itemprop ?? '') && attributes.content,
  );
  return flat(found?.attributes.content ?? '');
}

/**
 * The headline: the page's only `<h1>`, if the page's title begins with it and it is not the
 * site's name; else that title.
 */
function headlineOf(root: Element, title: string, siteName: string): string {
  const [only = '', second] = all(root, 'h1')
    .map(lineOf)
    .filter((line) => line !== '');
  const shared = metaOf(root, /^og:title$/i);
  const whole = shared || lineOf(first(root, 'head', 'title'));
  if (only !== '' && second === undefined && only !== siteName && whole.startsWith(only)) return only;
  return shared || title || whole || only;
}

// A line this short that does not end a sentence may be a button or advertisement that the extractor kept.
const MAY_BE_NONE = /^[^.!?؟…:«»"]{1,30}$/u;

/** A note with the article's lines that an editor should check. */
function doubtfulNote(paragraphs: readonly string[]): string[] {
  const found = paragraphs.filter((paragraph) => MAY_BE_NONE.test(paragraph)).slice(0, MOST.told);
  if (found.length === 0) return [];
  return [`page: kept, and may be no part of the article: ${found.map((text) => shown(text)).join(', ')}.`];
}

/** A note with what the extractor left out of the page, longest first. */
function droppedNote(root: Element, kept: readonly string[], headline: string): string[] {
  const body = first(root, 'body') ?? root;
  const words = new Set([...kept.flatMap((paragraph) => paragraph.split('\n')), headline].map(flat));
  const whole = flat(kept.join(' '));
  const dropped = paragraphsOfMarkup(body, new Set())
    .map(flat)
    .filter((paragraph) => !words.has(paragraph) && !whole.includes(paragraph));
  if (dropped.length === 0) return [];
  const told = [...new Set(dropped)].sort((a, b) => b.length - a.length).slice(0, MOST.told);
  const list = told.map((text) => shown(text.length > MOST.words ? `${text.slice(0, MOST.words)}…` : text));
  const count = dropped.length === 1 ? '1 paragraph' : `${dropped.length} paragraphs, the longest of them`;
  return [`page: left out as no part of the article: ${count}: ${list.join(', ')}.`];
}

/** The article that Readability finds in the page, whose HTML was corrected as in a browser. */
function extracted(mended: string): ReturnType<Readability['parse']> {
  if (mended.split('&', MOST.escapes + 1).length > MOST.escapes) return null;
  const { document } = parseHTML(mended);
  // Its default threshold, 500 characters, is more than a short dispatch has.
  return new Readability(document as unknown as Document, { charThreshold: 120 }).parse();
}

function articleIn(page: string): NonNullable<ReturnType<typeof extracted>> {
  let found: ReturnType<typeof extracted> = null;
  try {
    found = extracted(page);
  } catch {
    // A page on which the extractor fails counts as one without an article.
  }
  if (found?.content) return found;
  const message =
    'is a page in which no article can be told from what stands around it. Copy its words into a text file.';
  throw new WireFault('html', message);
}

/** Whether `text` is a complete HTML page. */
export function isPage(text: string): boolean {
  return /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*)*<(?:!doctype\s+html|html[\s>])/i.test(
    text,
  );
}

/** Whether a file begins like an HTML page, which may be larger than other files. */
export function beginsPage(bytes: Uint8Array): boolean {
  return isPage(
    Buffer.from(bytes.subarray(0, 65_536))
      .toString('latin1')
      .replace(/^\u00ef\u00bb\u00bf/, ''),
  );
}

/**
 * Reads a saved web page: Mozilla's Readability separates the article from the rest, and a note says what it leaves
 * out. Runs and fetches nothing. Throws a WireFault if there is no article.
 */
export function readPage(text: string, options: PlainTextOptions): Incoming {
  if (text.length > LIMITS.page)
    throw new WireFault('html', 'is a page larger than 16 MiB. Copy its words into a text file.');
  const { root, page } = parsePage(text);
  if (page.length > LIMITS.bytes)
    throw new WireFault(
      'html',
      'is a page of more than 1 MiB without its scripts, styles and comments. Copy its words into a text file.',
    );
  const article = articleIn(page);
  const headline = headlineOf(root, flat(article.title ?? ''), flat(article.siteName ?? ''));
  const leftOut = new Set<string>();
  const found = paragraphsOfStory(parseMarkup(article.content ?? ''), leftOut, options);
  const paragraphs = flat(found[0] ?? '') === headline ? found.slice(1) : found;
  if (paragraphs.length === 0)
    throw new WireFault('body', 'has no words. Copy those of the page into a text file.');
  const byline = flat(article.byline ?? '');
  return {
    headline: soundHeadline(options.title ?? headline, 1),
    paragraphs,
    days: namedDays({ published: article.publishedTime || metaOf(root, DAYS) || timeIn(root) }),
    names: [article.siteName ?? '', byline].map(flat).filter((name) => name !== ''),
    lang: root.attributes.lang || undefined,
    byline,
    notes: [
      ...leftOutNotes(leftOut),
      ...droppedNote(root, paragraphs, headline),
      ...doubtfulNote(paragraphs),
    ],
  };
}

/** The page's `<time>`, if there is only one. */
function timeIn(root: Element): string | undefined {
  const [only, ...others] = new Set(all(root, 'time').map(({ attributes }) => attributes.datetime ?? ''));
  return others.length === 0 ? only : undefined;
}
