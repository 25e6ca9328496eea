import { lineLanguage } from '../arabic/foreign-language.ts';
import { listingOf } from '../archive/queries/listing.ts';
import type { Archive, Article, TimelineEvent } from '../archive/types.ts';
import { textsOf } from '../markdown/document.ts';
import { writeIndex } from '../search/write-index.ts';
import type { IndexedDocument } from '../search/writing/entries.ts';
import { addresses } from '../site/addresses.ts';
import { site } from '../site/settings.ts';
import { words } from '../site/words.ts';
import { agencyName } from './agency-name.ts';

/** An article for the search index: headline, standfirst, and all texts of its body. */
export function indexedDocument({
  id,
  date,
  lang,
  title,
  summary,
  body,
  source,
  wire,
  topics,
}: Article): IndexedDocument {
  return {
    id,
    date,
    lang,
    title,
    blocks: [...(summary ? [summary] : []), ...textsOf(body)],
    agencies: [source.id, wire.id],
    topics,
  };
}

// Sorts topics and agencies before all events among equally good names, because newer comes first and they have no day.
const TIMELESS = '9999-12-31';

function named(
  shown: NonNullable<IndexedDocument['shown']>,
  names: readonly string[],
  date = TIMELESS,
): IndexedDocument {
  const [title = shown.name, ...blocks] = names;
  return { id: shown.href, shown, date, lang: shown.lang, title, blocks, agencies: [], topics: [] };
}

/** A name of the editors', with its language. */
const ours = (name: string) => ({ name, lang: lineLanguage(name, site.lang) });

function namedEvent(event: TimelineEvent): IndexedDocument {
  const { kinds } = words.search;
  const shown = {
    href: addresses.event(event.timeline, event.id),
    ...ours(event.title),
    kind: `${kinds.event} · ${words.date(event.date)} · ${words.claim[event.claim]}`,
  };
  return named(shown, [event.title, event.label, event.place?.name ?? ''], event.date.start);
}

/** The named pages of `archive` for the search index: topics, agencies, timelines, events. */
export function namedPages(archive: Archive): IndexedDocument[] {
  const { topics, agencies } = listingOf(archive);
  const { kinds } = words.search;
  return [
    ...topics.map(({ topic: { id, name } }) =>
      named({ href: addresses.topic(id), ...ours(name), kind: kinds.topic }, [name]),
    ),
    ...agencies.map(({ agency }) =>
      named(
        { href: addresses.agency(agency.id), ...agencyName(agency), kind: words.browse.kinds[agency.kind] },
        Object.values(agency.names),
      ),
    ),
    ...archive.timelines.map(({ id, title }) =>
      named({ href: addresses.timeline(id), ...ours(title), kind: kinds.timeline }, [title]),
    ),
    ...archive.timelines.flatMap(({ events }) => events.map(namedEvent)),
  ];
}

/** The published files of a search index. */
export interface PublishedIndex {
  /** The table of contents, JSON. */
  contents: string;
  /** The other files, JSON, by their names, which contain a hash of the content. */
  files: ReadonlyMap<string, string>;
}

const written = new WeakMap<Archive, PublishedIndex>();

/** The search index of `archive`, for the dev server; cached. A build writes it as files (`build/kept/search.ts`). */
export function searchIndexOf(archive: Archive): PublishedIndex {
  let index = written.get(archive);
  if (!index) {
    const { contents, files } = writeIndex(archive.articles.map(indexedDocument), namedPages(archive));
    index = { contents: JSON.stringify(contents), files };
    written.set(archive, index);
  }
  return index;
}
