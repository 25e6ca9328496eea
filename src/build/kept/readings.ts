import { hash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { datelikeNames } from '../../archive/agencies.ts';
import { type ReadArticle, splitFrontmatter } from '../../archive/article.ts';
import type { FittingAnchors } from '../../archive/article-document.ts';
import type { Recall } from '../../archive/reading/recall.ts';
import type { Agency, Article } from '../../archive/types.ts';
import { say } from '../progress.ts';
import { openShelf, type Shelf, soon } from './shelf.ts';
import { productVersion } from './version.ts';

type Agencies = ReadonlyMap<string, Agency>;

/** A reading as it is kept: without what the file itself, its name and the agencies say. */
interface Kept {
  /** Digest of the file's bytes. */
  bytes: string;
  /** Digest of the two agencies that it was held against. */
  agencies: string;
  source: string;
  wire: string;
  bodyLine: number;
  isDraft: boolean;
  pictures: ReadArticle['pictures'];
  /** Digest of the anchors that were found to fit its paragraphs. */
  anchors?: string | undefined;
  fields: Omit<Article, 'id' | 'file' | 'source' | 'wire' | 'datelikeNames' | 'body'>;
}

const digest = (value: unknown): string => hash('sha256', JSON.stringify(value), 'base64url');

/** An article's file as it lies there: its text as the archive reads it, and a digest of its bytes. */
function textOf(file: string): { parts: ReturnType<typeof splitFrontmatter>; bytes: string } | undefined {
  // What a link leads to is no business of the file's.
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  try {
    const bytes = readFileSync(file);
    const text = bytes.toString('utf8').replace(/\r\n?/g, '\n');
    return { parts: splitFrontmatter(text), bytes: hash('sha256', bytes, 'base64url') };
  } catch {
    return undefined;
  }
}

/** What is known of an article in this run. */
interface Entry {
  read: ReadArticle;
  anchors?: string | undefined;
}

function fromShelf(shelf: Shelf, file: string, agencies: Agencies): Entry | undefined {
  const value = shelf.get(basename(file));
  if (value === undefined) return undefined;
  const kept = JSON.parse(value) as Kept;
  const [source, wire] = [agencies.get(kept.source), agencies.get(kept.wire)];
  if (!source || !wire || digest([source, wire]) !== kept.agencies) return undefined;
  const { parts, bytes } = textOf(file) ?? {};
  if (!parts || bytes !== kept.bytes) return undefined;
  const { bodyLine, isDraft, pictures, fields, anchors } = kept;
  const own = { id: basename(file, '.md'), file, source, wire, datelikeNames: datelikeNames(agencies) };
  const article: Article = { ...fields, ...own, body: parts.body };
  return {
    anchors,
    read: { article, pictures, frontmatter: parts.yaml, bodyLine, isSound: true, isDraft },
  };
}

function asKept({ read, anchors }: Entry): string | undefined {
  const { article, frontmatter, bodyLine, isDraft, pictures } = read;
  const { id: _id, file, source, wire, datelikeNames: _names, body, ...fields } = article;
  const { parts, bytes } = textOf(file) ?? {};
  // The file may have changed since it was read.
  if (!parts || bytes === undefined || parts.body !== body || parts.yaml !== frontmatter) return undefined;
  const agencies = digest([source, wire]);
  const kept: Kept = {
    bytes,
    agencies,
    source: source.id,
    wire: wire.id,
    bodyLine,
    isDraft,
    pictures,
    anchors,
    fields,
  };
  return JSON.stringify(kept);
}

/** A memory that lasts from one run to the next. */
export type KeptReadings = Recall & FittingAnchors;

/** What earlier runs of this very product read of the articles of the content folder `root`, kept in the folder `cache`. */
export function readingsShelf(root: string, cache: string): Shelf {
  return openShelf(cache, { kind: 'readings', folder: resolve(root), version: productVersion() });
}

/**
 * Lets `recall` ask `shelf` for the articles of `root`: it answers where file and agencies are still the same. Nothing is kept
 * of an article with a problem. What is new is written as soon as the process comes to it.
 */
export function keepReadings(recall: Recall, root: string, shelf: Shelf): KeptReadings {
  const articles = join(root, 'articles');
  const known = new Map<string, Entry>();
  const changed = new Set<string>();
  let asked = 0;
  let total: number | undefined;
  const saveSoon = soon(() => {
    const values = [...changed].flatMap((file): [string, string][] => {
      const value = asKept(known.get(file) as Entry);
      return value === undefined ? [] : [[basename(file), value]];
    });
    shelf.save(new Map(values), new Set([...known.keys()].map((file) => basename(file))));
    changed.clear();
  });
  const entryOf = ({ file, body, lang }: Article): Entry | undefined => {
    const entry = known.get(file);
    return entry?.read.article.body === body && entry.read.article.lang === lang ? entry : undefined;
  };
  return {
    recalled<Read>(file: string, on: unknown, read: () => Read, isKept: (read: Read) => boolean): Read {
      if (!(on instanceof Map) || dirname(file) !== articles) return recall.recalled(file, on, read, isKept);
      total ??= readdirSync(articles).length;
      say('reading', ++asked, total);
      let before: Entry | undefined;
      const readNow = (): Read => {
        before = fromShelf(shelf, file, on as Agencies);
        return (before?.read as Read | undefined) ?? read();
      };
      const now = recall.recalled(file, on, readNow, isKept);
      if (known.get(file)?.read === now || !isKept(now)) return now;
      known.set(file, before ?? { read: now as ReadArticle });
      if (!before) changed.add(file);
      saveSoon();
      return now;
    },
    fits: (article) => article.anchors !== undefined && entryOf(article)?.anchors === digest(article.anchors),
    fitting(article) {
      const entry = article.anchors && entryOf(article);
      if (!entry) return;
      entry.anchors = digest(article.anchors);
      changed.add(article.file);
      saveSoon();
    },
  };
}
