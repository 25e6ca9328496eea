import { WireFault, WithheldFault } from '../fault.ts';
import { type Incoming, itemVersion, metadataNotes } from '../incoming.ts';
import { namedDays } from '../instant.ts';
import { leftOutNotes, paragraphsOfMarkup, paragraphsOfStory } from './marked-up.ts';
import { type PlainTextOptions, soundHeadline } from './plain-text.ts';
import { all, type Element, first, lineOf } from './xml.ts';

/**
 * Reads NITF (IPTC, 3.x): headline, the dateline (if it is a separate element) as the body's first paragraph, the
 * body, the day of issue, and the agencies in the metadata. Throws a WireFault if headline or body is missing.
 */
export function readNitf(root: Element, options: PlainTextOptions): Incoming {
  const docdata = first(root, 'docdata');
  const name = first(docdata, 'doc-id')?.attributes['id-string'];
  const state = docdata?.attributes['management-status'] ?? '';
  if (/kill|cancel|withh/i.test(state))
    throw new WithheldFault('management-status', state, name, docdata?.line);
  const body = first(root, 'body');
  const headline = first(body, 'hedline', 'hl1') ?? first(body, 'hedline') ?? first(root, 'head', 'title');
  const content = first(body, 'body.content');
  if (!content)
    throw new WireFault('body', 'has no <body.content>. Fetch the whole dispatch.', body?.line ?? root.line);
  const leftOut = new Set<string>();
  const paragraphs = paragraphsOfStory(content, leftOut, options);
  if (paragraphs.length === 0)
    throw new WireFault('body', 'has no words in <body.content>. Fetch the whole dispatch.', content.line);
  const dateline = lineOf(first(body, 'body.head', 'dateline'));
  if (dateline !== '' && !paragraphs[0]?.startsWith(dateline)) paragraphs.unshift(dateline);
  const end = first(body, 'body.end');
  if (end) paragraphs.push(...paragraphsOfMarkup(end, leftOut));
  const byline = lineOf(first(body, 'body.head', 'byline'));
  return {
    headline: soundHeadline(options.title ?? lineOf(headline), headline?.line ?? root.line),
    paragraphs,
    days: namedDays({
      'date.issue': first(docdata, 'date.issue')?.attributes.norm,
      'story.date': first(body, 'story.date')?.attributes.norm,
    }),
    names: [
      first(docdata, 'doc.copyright')?.attributes.holder ?? '',
      first(root, 'pubdata')?.attributes.name ?? '',
      ...all(root, 'distributor').map(lineOf),
      ...all(root, 'copyrite.holder').map(lineOf),
    ].filter((name) => name !== ''),
    item: itemVersion(name, first(docdata, 'du-key')?.attributes.version),
    lang: root.attributes.lang ?? body?.attributes.lang,
    byline,
    place: lineOf(first(body, 'body.head', 'dateline', 'location')),
    notes: [
      ...leftOutNotes(leftOut),
      ...metadataNotes({
        slug: first(docdata, 'du-key')?.attributes.key,
        urgency: first(docdata, 'urgency')?.attributes['ed-urg'],
        topics: all(root, 'tobject.subject').map(
          ({ attributes }) => attributes['tobject.subject.type'] ?? '',
        ),
      }),
    ],
  };
}
