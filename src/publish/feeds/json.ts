import { topicNames } from '../../archive/topics.ts';
import type { Archive } from '../../archive/types.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { agencyName } from '../agency-name.ts';
import { changedAt, publishedAt } from '../change.ts';
import { elsewhereRendition } from '../pictures/renditions.ts';
import { entriesOf, type Feed } from './feed.ts';

/** JSON Feed 1.1 of the newest articles. */
export function asJsonFeed(feed: Feed, archive: Archive): string {
  const value = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: absolute(feed.page),
    feed_url: absolute(feed.file('json')),
    description: feed.description,
    language: site.lang,
    items: entriesOf(feed).map(({ url, title, html, summary, article, changed }) => ({
      id: url,
      url,
      ...(article.url !== undefined && { external_url: article.url }),
      title,
      content_html: html,
      summary,
      image: absolute(
        article.pictures[0]
          ? elsewhereRendition(article.pictures[0]).path
          : addresses.articleFile(article.id, 'png'),
      ),
      date_published: publishedAt(article),
      ...(changed !== article.date && { date_modified: changedAt(article) }),
      authors: [
        ...(article.byline === undefined ? [] : [{ name: article.byline }]),
        {
          name: agencyName(article.wire).name,
          ...(article.wire.url !== undefined && { url: article.wire.url }),
        },
      ],
      ...(article.topics.length > 0 && { tags: topicNames(article, archive) }),
      language: article.lang,
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
