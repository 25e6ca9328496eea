import { topicNames } from '../../archive/topics.ts';
import type { Archive, Picture } from '../../archive/types.ts';
import { escapeHtml } from '../../markdown/annotate.ts';
import { absolute } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { agencyName } from '../agency-name.ts';
import { changedAt, publishedAt } from '../change.ts';
import { elsewhereRendition, MEDIA_TYPES } from '../pictures/renditions.ts';
import { entriesOf, type Feed } from './feed.ts';
import { FEED_TYPES } from './formats.ts';

/** An instant (RFC 3339) as an RFC 822 date in UTC. */
function rfc822(instant: string): string {
  return new Date(instant).toUTCString();
}

/** A picture as a Media RSS 1.5.1 element. */
function mediaContent(picture: Picture): string {
  const { path, width, height, format } = elsewhereRendition(picture);
  const description =
    picture.caption === undefined
      ? ''
      : `<media:description type="plain">${escapeHtml(picture.caption)}</media:description>`;
  return `      <media:content url="${absolute(path)}" type="${MEDIA_TYPES[format]}" medium="image" width="${width}" height="${height}">${description}<media:credit>${escapeHtml(picture.credit)}</media:credit></media:content>\n`;
}

/** RSS 2.0 of the newest articles with full text in `content:encoded`; `guid` is the permalink. */
export function asRss(feed: Feed, archive: Archive): string {
  const entries = entriesOf(feed);
  const newest = entries
    .map(({ article }) => changedAt(article))
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
  const items = entries.map(
    ({ url, title, html, summary, article }) => `    <item>
      <title>${escapeHtml(title)}</title>
      <link>${url}</link>
      <guid isPermaLink="true">${url}</guid>
      <pubDate>${rfc822(publishedAt(article))}</pubDate>
      <dc:creator>${escapeHtml(article.byline ?? agencyName(article.wire).name)}</dc:creator>
      <dc:publisher>${escapeHtml(agencyName(article.source).name)}</dc:publisher>
      <dc:language>${article.lang}</dc:language>
${topicNames(article, archive)
  .map((topic) => `      <category>${escapeHtml(topic)}</category>\n`)
  .join('')}      <description>${escapeHtml(summary)}</description>
${article.pictures.map(mediaContent).join('')}      <content:encoded>${escapeHtml(html)}</content:encoded>
    </item>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
  <channel>
    <title>${escapeHtml(feed.title)}</title>
    <link>${absolute(feed.page)}</link>
    <atom:link rel="self" type="${FEED_TYPES.xml}" href="${absolute(feed.file('xml'))}"/>
    <description>${escapeHtml(feed.description)}</description>
    <language>${site.lang}</language>
${newest === undefined ? '' : `    <lastBuildDate>${rfc822(newest)}</lastBuildDate>\n`}${items.join('')}  </channel>
</rss>
`;
}
