import { WireFault, WithheldFault } from '../fault.ts';
import { type Incoming, itemVersion, metadataNotes } from '../incoming.ts';
import { namedDays } from '../instant.ts';
import type { HeldDispatch, HeldDispatches } from '../items.ts';
import { parseMarkup } from './html.ts';
import { isMarkup, leftOutNotes, paragraphsOfStory } from './marked-up.ts';
import { readNitf } from './nitf.ts';
import { type PlainTextOptions, soundHeadline, storyOf } from './plain-text.ts';
import { all, type Element, first, lineOf } from './xml.ts';

/** The text of a `<DataContent>`: NITF, marked-up text, or plain text. */
function wordsOf(data: Element, options: PlainTextOptions): { paragraphs: string[]; notes: string[] } {
  const nitf = first(data, 'nitf');
  if (nitf) return readNitf(nitf, options);
  const leftOut = new Set<string>();
  if (data.children.some((child) => typeof child !== 'string'))
    return { paragraphs: paragraphsOfStory(data, leftOut, options), notes: leftOutNotes(leftOut) };
  const text = data.children.join('');
  return isMarkup(text)
    ? {
        paragraphs: paragraphsOfStory(parseMarkup(text, data.line), leftOut, options),
        notes: leftOutNotes(leftOut),
      }
    : { paragraphs: storyOf(text, data.line, options), notes: [] };
}

/** The agency's name for an item, the same in all revisions; `undefined` if it has none. */
function nameOf(item: Element): string | undefined {
  const parts = ['ProviderId', 'DateId', 'NewsItemId'].map((name) =>
    lineOf(first(item, 'NewsIdentifier', name)),
  );
  return parts.at(-1) === '' ? undefined : parts.join(':');
}

/**
 * The items of NewsML 1 (IPTC, 1.0 to 1.2): headline and credit from the first `<NewsLines>`, text from the first
 * `<DataContent>` that has any. Throws a WireFault if there are none; reading an item throws one if it has no text
 * or the agency withholds it.
 */
export function dispatchesInNewsml1(root: Element, options: PlainTextOptions): HeldDispatches {
  const [one, ...others] = all(root, 'NewsItem').map(
    (item): HeldDispatch => ({
      title: lineOf(first(item, 'NewsLines', 'HeadLine')),
      line: item.line,
      names: [lineOf(first(item, 'NewsIdentifier', 'NewsItemId'))],
      part: item,
      read: () => readItem(item, options),
    }),
  );
  if (!one) throw new WireFault('xml', 'has no <NewsItem>. Give a text item.', root.line);
  return [one, ...others];
}

function readItem(item: Element, options: PlainTextOptions): Incoming {
  const status = first(item, 'NewsManagement', 'Status');
  const state = status?.attributes.FormalName ?? 'Usable';
  if (state.toLowerCase() !== 'usable') throw new WithheldFault('Status', state, nameOf(item), status?.line);
  const lines = first(item, 'NewsLines');
  const words = all(item, 'DataContent')
    .map((data) => wordsOf(data, options))
    .find(({ paragraphs }) => paragraphs.length > 0);
  if (!words)
    throw new WireFault('body', 'has no words in <DataContent>. Fetch the whole dispatch.', item.line);
  const headline = first(lines, 'HeadLine') ?? first(item, 'hl1');
  const dateline = lineOf(first(lines, 'DateLine'));
  const byline = lineOf(first(lines, 'ByLine'));
  const isInWords = dateline === '' || words.paragraphs[0]?.startsWith(dateline);
  return {
    headline: soundHeadline(options.title ?? lineOf(headline), headline?.line ?? item.line),
    paragraphs: isInWords ? words.paragraphs : [dateline, ...words.paragraphs],
    days: namedDays({
      DateId: lineOf(first(item, 'DateId')),
      ThisRevisionCreated: lineOf(first(item, 'ThisRevisionCreated')),
    }),
    names: ['CreditLine', 'ProviderId', 'Provider']
      .map((name) => lineOf(first(item, name)))
      .filter((name) => name !== ''),
    item: itemVersion(nameOf(item), lineOf(first(item, 'NewsIdentifier', 'RevisionId'))),
    lang: item.attributes.lang ?? first(item, 'Language')?.attributes.FormalName,
    byline,
    notes: [
      ...words.notes,
      ...metadataNotes({
        slug: lineOf(first(lines, 'SlugLine')),
        urgency: first(item, 'Urgency')?.attributes.FormalName,
        topics: all(item, 'SubjectCode').flatMap((code) =>
          ['Subject', 'SubjectMatter', 'SubjectDetail'].map(
            (name) => first(code, name)?.attributes.FormalName ?? '',
          ),
        ),
      }),
    ],
  };
}
