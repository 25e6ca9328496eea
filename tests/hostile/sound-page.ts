import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { directionOf } from '../../src/arabic/script/direction.ts';
import { documentOf } from '../../src/archive/article-document.ts';
import { inContext } from '../../src/archive/queries/context.ts';
import { shorten, standfirst } from '../../src/archive/queries/excerpt.ts';
import type { Archive, Article } from '../../src/archive/types.ts';
import { renderLine } from '../../src/markdown/line.ts';
import { siteFeed } from '../../src/publish/feeds/feed.ts';
import { asJsonFeed } from '../../src/publish/feeds/json.ts';
import { asRss } from '../../src/publish/feeds/rss.ts';
import { articleForms, eventForms, timelineForms } from '../../src/publish/forms/catalogue.ts';
import { articleHtml } from '../../src/publish/page/article-html.ts';
import { articleMeta, shareMeta } from '../../src/publish/page/meta.ts';
import { claimList, claimPage, newsArticle, scriptJson } from '../../src/publish/page/structured-data.ts';
import { addresses } from '../../src/site/addresses.ts';
import { parseXml } from '../../src/wire/formats/xml.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** The elements that our renderer writes, and the attributes that each may have. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  p: ['id', 'class', 'dir'],
  span: ['id', 'class', 'lang'],
  bdi: ['dir', 'lang', 'class'],
  a: ['id', 'class', 'href', 'rel', 'data-claim', 'data-number', 'aria-label'],
  time: ['datetime', 'class'],
  div: ['lang', 'dir', 'id', 'class', 'role'],
  ol: ['start'],
  // Also allowed in the output for TimelineJS.
  blockquote: ['lang', 'dir'],
  code: ['dir', 'class'],
  pre: ['dir'],
  th: ['class'],
  td: ['class'],
  // For foreign words.
  ...Object.fromEntries('h1 h2 h3 h4 h5 h6'.split(' ').map((tag) => [tag, ['dir']])),
  ...Object.fromEntries('strong em s ul li table thead tbody tr hr br'.split(' ').map((tag) => [tag, []])),
};
const SAFE_HREF = /^(?:https?:\/\/[^/]|mailto:[^/]|#[\w-]+$|\/[\w./#-]*$)/i;

/** The nodes of a tree in document order. */
export function* nodesIn(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node;
    if ('childNodes' in node) yield* nodesIn(node.childNodes);
  }
}

/** The text of a tree. */
export const textIn = (nodes: readonly Node[]): string =>
  [...nodesIn(nodes)].map((node) => ('value' in node ? node.value : '')).join('');

/** Everything in `html`, parsed like a browser, that our renderer never writes; `where` names the page. */
export function strangeMarkup(html: string, where: string): string[] {
  const faults: string[] = [];
  const tree = parseFragment(html, { onParseError: ({ code }) => faults.push(`${where}: ${code}`) });
  for (const node of nodesIn(tree.childNodes)) {
    if (node.nodeName === '#text') continue;
    const known = 'attrs' in node ? WRITTEN[node.nodeName] : undefined;
    if (!known || !('attrs' in node)) {
      faults.push(`${where}: <${node.nodeName}>`);
      continue;
    }
    for (const { name, value } of node.attrs) {
      if (!known.includes(name)) faults.push(`${where}: <${node.nodeName} ${name}>`);
      if (name === 'href' && !SAFE_HREF.test(value)) faults.push(`${where}: href ${value}`);
    }
  }
  return faults;
}

function faultsOfArticle(article: Article, archive: Archive): string[] {
  const of = inContext(article, archive);
  const html = articleHtml(of);
  const { paragraphs } = documentOf(article);
  const faults = [
    ...strangeMarkup(html, `${article.id} body`),
    ...strangeMarkup(renderLine(article.title, article.lang), `${article.id} title`),
  ];
  const shown = [...nodesIn(parseFragment(html).childNodes)].flatMap((node) =>
    node.nodeName === 'p' &&
    'attrs' in node &&
    node.attrs.some(({ name, value }) => name === 'id' && /^p\d+$/.test(value))
      ? [textIn(node.childNodes)]
      : [],
  );
  // Verbatim: a page shows exactly the characters of the source.
  const tombstones = article.anchors?.tombstones.length ?? 0;
  if (tombstones === 0 && JSON.stringify(shown) !== JSON.stringify(paragraphs.map(({ text }) => text)))
    faults.push(`${article.id}: the page does not show its words`);
  const facts = scriptJson(newsArticle(article));
  if (/[<>]/.test(facts)) faults.push(`${article.id}: JSON-LD holds < or >`);
  JSON.parse(facts);
  const description = shorten(article.summary ?? standfirst(article), 160);
  const path = addresses.article(article.id);
  for (const { content } of [
    ...articleMeta(article),
    ...shareMeta({ title: article.title, description, path, card: path, lang: article.lang }),
  ])
    if (typeof content !== 'string' || /undefined|NaN|\[object/.test(content))
      faults.push(`${article.id}: meta ${content}`);
  for (const { extension, write } of articleForms) {
    const text = write(of);
    if (/json$/.test(extension)) JSON.parse(text);
  }
  directionOf(article.lang);
  return faults;
}

/** Everything wrong in the output of `archive`: text of pages, structured data, feeds, other forms. */
export function faultsOfPages(archive: Archive): string[] {
  const faults = archive.articles.flatMap((article) => faultsOfArticle(article, archive));
  const feed = siteFeed(archive);
  parseXml(asRss(feed, archive));
  for (const { content_html } of JSON.parse(asJsonFeed(feed, archive)).items as { content_html: string }[])
    faults.push(...strangeMarkup(content_html, 'feed'));
  for (const timeline of archive.timelines) {
    for (const { extension, write } of timelineForms)
      if (/json$/.test(extension)) JSON.parse(write(timeline, archive));
      else write(timeline, archive);
    for (const event of timeline.events) for (const { write } of eventForms) write(event, archive);
    for (const facts of [claimList(timeline), ...timeline.events.map(claimPage)])
      if (/[<>]/.test(scriptJson(facts))) faults.push(`${timeline.id}: JSON-LD holds < or >`);
    for (const { title, label } of timeline.events)
      faults.push(...strangeMarkup(renderLine(title, 'ar') + renderLine(label, 'ar'), timeline.id));
  }
  return faults;
}
